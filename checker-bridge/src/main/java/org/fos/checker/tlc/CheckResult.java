package org.fos.checker.tlc;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Optional;

/** How a run of TLC ended. */
public sealed interface CheckResult {

    /** The whole state graph was searched and nothing is wrong. */
    record Holds(Statistics statistics) implements CheckResult {}

    /** A simulation ended and found nothing wrong in the behaviours that it sampled. */
    record Sampled(Statistics statistics) implements CheckResult {}

    /**
     * A property does not hold.
     *
     * @param property its name in the configuration
     * @param counterexample empty for an assumption
     */
    record Violated(
            PropertyKind kind, String property, Behaviour counterexample, Statistics statistics)
            implements CheckResult {}

    /** A state without successor was reached, and the configuration asks for that to be found. */
    record Deadlock(Behaviour behaviour, Statistics statistics) implements CheckResult {}

    /** The specification is not TLA+, or a module is missing. */
    record ParseError(List<SourceMessage> messages) implements CheckResult {
        public ParseError {
            messages = ImmutableList.copyOf(messages);
        }
    }

    /** The configuration is wrong, or does not fit the specification. */
    record ConfigError(String message) implements CheckResult {}

    /**
     * The engine does not know how to evaluate something; nothing was run.
     *
     * @param reason what it is, and where
     */
    record Refused(String reason) implements CheckResult {}

    /**
     * An expression has no value, or an assertion failed.
     *
     * @param place the innermost expression that TLC names
     * @param behaviour the states up to the error
     */
    record EvaluationError(
            String message, Optional<Place> place, Behaviour behaviour, Statistics statistics)
            implements CheckResult {}

    /** The heap was too small: give {@link TlcRun#heapMebibytes} more. */
    record OutOfMemory(Statistics soFar) implements CheckResult {}

    /** The run took longer than allowed. */
    record TimedOut(Statistics soFar) implements CheckResult {}

    /** The calling thread was interrupted; it still is when it gets this result. */
    record Cancelled(Statistics soFar) implements CheckResult {}

    /**
     * TLC ended without a verdict: it was killed, is missing, or could not write its files.
     *
     * @param exitStatus the process's; -1 if it could not be started
     * @param outputTail the last lines that it printed, or why it could not be started
     */
    record Crashed(int exitStatus, List<String> outputTail) implements CheckResult {
        public Crashed {
            outputTail = ImmutableList.copyOf(outputTail);
        }
    }
}
