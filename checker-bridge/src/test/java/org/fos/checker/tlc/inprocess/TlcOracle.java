package org.fos.checker.tlc.inprocess;

import org.fos.checker.differential.Oracle;
import org.fos.checker.differential.Outcome;
import org.fos.checker.front.ModuleFiles;
import org.fos.checker.value.Value;

import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.SemanticNode;

import tlc2.tool.Action;
import tlc2.tool.EvalControl;
import tlc2.tool.EvalException;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateMut;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.util.FP64;
import tlc2.value.RandomEnumerableValues;

import util.Assert;
import util.ToolIO;
import util.UniqueString;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** TLC's evaluator, asked from a class loader of its own. */
public final class TlcOracle implements Oracle {
    private final FastTool tool;
    private final ModuleNode root;
    private final Path work;
    private final List<UniqueString> variables = new ArrayList<>();
    private final TlcValues values = new TlcValues(new ModelNames());

    /** Loads a module under a configuration; called by reflection from outside the loader. */
    public TlcOracle(Path directory, String module, String config) throws IOException {
        work = Files.createTempDirectory("oracle");
        ToolIO.setMode(ToolIO.TOOL);
        ToolIO.out = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        ToolIO.err = ToolIO.out;
        ToolIO.setUserDir(directory.toString());
        FP64.Init(0);
        RandomEnumerableValues.setSeed(1);
        tool = new FastTool("", module, config, new ModuleFiles(work, directory));
        TLCStateMut.setTool(tool);
        root = tool.getSpecProcessor().getModuleTbl().getRootModule();
        for (String variable : DeclaredModule.of(root).variables()) {
            variables.add(UniqueString.uniqueStringOf(variable));
        }
    }

    @Override
    public Steps initial() {
        return steps(tool::getInitStates);
    }

    @Override
    public Steps successors(Object state) {
        Action next = tool.getNextStateSpec();
        return steps(() -> tool.getNextStates(next, (TLCState) state));
    }

    @Override
    public Steps successors(int action, Object state) {
        Action named = new Action(root.getOpDef(Oracle.name(action)).getBody(), Context.Empty);
        return steps(() -> tool.getNextStates(named, (TLCState) state));
    }

    @Override
    public Object state(List<Value> of) {
        TLCState state = TLCState.Empty.createEmpty();
        for (int i = 0; i < of.size(); i++) {
            state = state.bind(variables.get(i), values.toTlc(of.get(i)).orElseThrow());
        }
        return state;
    }

    private static Steps steps(Supplier<StateVec> found) {
        List<Object> states = new ArrayList<>();
        try {
            StateVec vector = found.get();
            for (int i = 0; i < vector.size(); i++) {
                TLCState state = vector.elementAt(i);
                if (!state.allAssigned()) {
                    return new Steps(List.of(), "variables without a value");
                }
                state.deepNormalize();
                states.add(state);
            }
            return new Steps(states, "");
        } catch (RuntimeException | StackOverflowError e) {
            return new Steps(
                    List.of(), String.valueOf(e.getMessage() == null ? e : e.getMessage()));
        }
    }

    @Override
    public List<Value> values(Object state) {
        List<Value> all = new ArrayList<>();
        for (UniqueString variable : variables) {
            all.add(values.fromTlc(((TLCState) state).lookup(variable)));
        }
        return all;
    }

    @Override
    public Outcome evaluate(int expression, Object state) {
        return evaluate(expression, state, TLCState.Empty);
    }

    @Override
    public Outcome evaluate(int expression, Object state, Object next) {
        SemanticNode body = root.getOpDef(Oracle.name(expression)).getBody();
        return outcome(
                () ->
                        tool.eval(
                                body,
                                Context.Empty,
                                (TLCState) state,
                                (TLCState) next,
                                EvalControl.Clear));
    }

    private Outcome outcome(Supplier<Object> evaluation) {
        try {
            tlc2.value.impl.Value value = (tlc2.value.impl.Value) evaluation.get();
            value.deepNormalize();
            return new Outcome.Known(values.fromTlc(value));
        } catch (EvalException | Assert.TLCRuntimeException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome.Crashed(e.toString());
        }
    }

    @Override
    public void close() {
        try (var files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            ((Closeable) getClass().getClassLoader()).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
