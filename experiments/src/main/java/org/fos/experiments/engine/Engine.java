package org.fos.experiments.engine;

import org.fos.checker.engine.CompiledEngine;
import org.fos.checker.explore.CompiledCheck;
import org.fos.checker.step.StepperFactory;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.ProgressListener;
import org.fos.checker.tlc.Tlc;
import org.fos.checker.tlc.TlcRun;
import org.fos.checker.tlc.inprocess.InProcessTlc;

import java.util.Locale;

/** What evaluates specifications, for models and for traces. */
public enum Engine {
    /** The model checker of TLA+, whose word counts. */
    TLC {
        @Override
        public StepperFactory steppers() {
            return new InProcessTlc();
        }

        @Override
        public CheckResult check(TlcRun run, ProgressListener listener) {
            return Tlc.check(run, listener);
        }
    },

    /** Specifications compiled to run inside this process: fast, and held against TLC. */
    COMPILED {
        @Override
        public StepperFactory steppers() {
            return new CompiledEngine();
        }

        @Override
        public CheckResult check(TlcRun run, ProgressListener listener) {
            return CompiledCheck.check(run, listener);
        }
    };

    /** The name on the command line and in what it prints. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What steps a specification along a trace. */
    public abstract StepperFactory steppers();

    /** Checks a model. What the engine cannot do is refused by name, before anything is run. */
    public abstract CheckResult check(TlcRun run, ProgressListener listener);
}
