package org.fos.checker.tlc.inprocess;

import org.fos.checker.front.ModuleFiles;
import org.fos.checker.front.Sany;
import org.fos.checker.front.SpecLoader;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.Specification;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.SpecificationException.Kind;
import org.fos.checker.step.Stepper;
import org.fos.checker.step.StepperFactory;

import tla2sany.semantic.ExprNode;

import tlc2.tool.Action;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.util.FP64;
import tlc2.value.RandomEnumerableValues;
import tlc2.value.impl.BoolValue;

import util.ToolIO;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Loads one specification into the copy of TLC beside it. Made anew for each, by reflection. */
public final class TlcLoading implements StepperFactory {
    private static final long RANDOM_SEED = 1;

    /** Called by reflection from outside the loader. */
    public TlcLoading() {}

    @Override
    public Stepper load(SpecSource source) throws SpecificationException {
        Path work = temporaryDirectory();
        try {
            return load(source, work);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s: cannot write the generated model: %s".formatted(work, e.getMessage()), e);
        } finally {
            delete(work);
        }
    }

    private static Stepper load(SpecSource source, Path work)
            throws SpecificationException, IOException {
        silence(work);
        ModuleFiles files = new ModuleFiles(work, source.directory(), source.libraries());
        DeclaredModule declared = DeclaredModule.parse(source, files);
        ModelNames names = new ModelNames();
        UserConfig config = UserConfig.read(source.config(), files, names);
        List<String> properties =
                source.refines().isPresent() ? SpecLoader.refinements(source) : List.of();
        new GeneratedModel(source, declared, config, properties, names).write(work);
        Tool tool = tool(source, files);
        requireAssumptions(source, tool);
        Action next = tool.getNextStateSpec();
        if (next == null) {
            throw new SpecificationException(
                    Kind.BEHAVIOUR, source.file() + ": has no next-state relation to step by");
        }
        NextTree tree = new NextTree(tool, next.pred);
        Specification specification =
                new Specification(
                        source.module(),
                        declared.variables(),
                        List.copyOf(declared.constants().keySet()),
                        tree.signatures());
        TlcValues values = new TlcValues(names);
        return new TlcStepper(
                tool,
                specification,
                tree,
                next.con,
                new TlcVariables(declared.variables(), values),
                properties);
    }

    private static void silence(Path work) {
        ToolIO.setMode(ToolIO.TOOL);
        PrintStream silent =
                new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        ToolIO.out = silent;
        ToolIO.err = silent;
        ToolIO.setUserDir(work.toString());
        FP64.Init(0);
        RandomEnumerableValues.setSeed(RANDOM_SEED);
    }

    private static Tool tool(SpecSource source, ModuleFiles files) throws SpecificationException {
        try {
            return new FastTool("", GeneratedModel.MODULE, GeneratedModel.MODULE, files);
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
            throw new SpecificationException(
                    Kind.CONFIGURATION, Sany.placed(message, source.module()));
        }
    }

    private static void requireAssumptions(SpecSource source, Tool tool)
            throws SpecificationException {
        ExprNode[] assumptions = tool.getAssumptions();
        boolean[] axioms = tool.getAssumptionIsAxiom();
        for (int i = 0; i < assumptions.length; i++) {
            if (!axioms[i]) {
                requireAssumption(source, tool, assumptions[i]);
            }
        }
    }

    private static void requireAssumption(SpecSource source, Tool tool, ExprNode assumption)
            throws SpecificationException {
        String place = Sany.place(assumption);
        try {
            if (!tool.eval(assumption, Context.Empty, TLCState.Empty).equals(BoolValue.ValTrue)) {
                throw new SpecificationException(
                        Kind.ASSUMPTION,
                        place
                                + ": this assumption is FALSE for the constants given: "
                                + source.constants());
            }
        } catch (RuntimeException e) {
            throw new SpecificationException(
                    Kind.ASSUMPTION,
                    place + ": this assumption cannot be evaluated: " + e.getMessage());
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("stepped-model");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary directory", e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s: cannot delete the generated model: %s"
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }
}
