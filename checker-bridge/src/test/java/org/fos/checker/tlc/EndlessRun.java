package org.fos.checker.tlc;

import java.nio.file.Path;

/** A program that checks a model without end, and says when the check is under way. */
final class EndlessRun {
    private EndlessRun() {}

    /** The module, the configuration, the directory; and a fourth to share a JVM. */
    public static void main(String[] args) {
        TlcRun run = TlcRun.of(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
        ProgressListener listener = progress -> System.out.println("under way");
        if (args.length > 3) {
            try (TlcPool pool = new TlcPool()) {
                System.out.println(pool.check(run.withBrevity(), listener));
            }
        } else {
            System.out.println(Tlc.check(run.withHeapMebibytes(256), listener));
        }
    }
}
