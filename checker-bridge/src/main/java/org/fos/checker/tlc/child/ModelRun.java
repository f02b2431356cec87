package org.fos.checker.tlc.child;

import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.output.EC.ExitStatus;

import util.FileUtil;
import util.SimpleFilenameToStream;

import java.util.List;
import java.util.function.ToIntFunction;

/** Runs the copy of TLC beside it, as TLC's own main does, but for the end of the JVM. */
public final class ModelRun implements ToIntFunction<List<String>> {
    private static final int BAD_ARGUMENTS = 1;

    /** Called by reflection from outside the loader. */
    public ModelRun() {}

    @Override
    public int applyAsInt(List<String> arguments) {
        TLC tlc = new TLC();
        if (!tlc.handleParameters(arguments.toArray(String[]::new))) {
            return BAD_ARGUMENTS;
        }
        String directory = FileUtil.parseDirname(tlc.getMainFile());
        tlc.setResolver(
                directory.isEmpty()
                        ? new SimpleFilenameToStream()
                        : new SimpleFilenameToStream(directory));
        try {
            return ExitStatus.errorConstantToExitStatus(tlc.process());
        } finally {
            // What the JVM knows of this copy would keep it and all its states.
            TLCGlobals.mainChecker = null;
            TLCGlobals.simulator = null;
        }
    }
}
