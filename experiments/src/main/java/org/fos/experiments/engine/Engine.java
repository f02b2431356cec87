package org.fos.experiments.engine;

import org.fos.checker.step.StepperFactory;
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
    };

    /** The name on the command line and in what it prints. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What steps a specification along a trace. */
    public abstract StepperFactory steppers();
}
