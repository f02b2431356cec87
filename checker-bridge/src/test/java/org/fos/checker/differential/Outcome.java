package org.fos.checker.differential;

import org.fos.checker.value.Value;

/** What an evaluation came to: a value, an error that was reported, or a crash. */
public sealed interface Outcome {

    /** A value. */
    record Known(Value value) implements Outcome {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** An error that the engine reported. */
    record Failed(String message) implements Outcome {
        @Override
        public String toString() {
            return "error: " + message.replaceAll("\\s+", " ").strip();
        }
    }

    /** An exception that no engine means to throw. */
    record Crashed(String message) implements Outcome {
        @Override
        public String toString() {
            return "crash: " + message.replaceAll("\\s+", " ").strip();
        }
    }

    /** Whether two engines agree: on the value, or that there is none. */
    static boolean agree(Outcome ofTlc, Outcome own) {
        return own instanceof Known known
                ? ofTlc instanceof Known(Value value) && value.equals(known.value())
                : own instanceof Failed && !(ofTlc instanceof Known);
    }
}
