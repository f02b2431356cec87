package org.fos.experiments.conformance;

import org.fos.trace.report.OutcomeText;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.Rejection;

import java.util.Optional;

/** Whether two engines say the same of a trace. */
final class Agreement {
    private Agreement() {}

    /** The first outcome, or, if the second says something else, that nothing is known. */
    static Outcome of(Outcome compiled, Outcome tlc) {
        return agree(compiled, tlc)
                ? compiled
                : new Outcome.Undecided(
                        file(compiled),
                        line(compiled),
                        "the engines disagree, which is a fault of one of them; please report it"
                                + " with the trace.\nCompiled: "
                                + OutcomeText.of(compiled, Optional.empty())
                                + "\nTLC: "
                                + OutcomeText.of(tlc, Optional.empty()));
    }

    private static boolean agree(Outcome one, Outcome other) {
        return switch (one) {
            case Outcome.Accepted a ->
                    other instanceof Outcome.Accepted b
                            && a.events() == b.events()
                            && a.coverage().equals(b.coverage());
            case Outcome.Rejected a ->
                    other instanceof Outcome.Rejected b
                            && a.rejection().file().equals(b.rejection().file())
                            && a.rejection().event().line() == b.rejection().event().line()
                            && sameReason(a.rejection(), b.rejection());
            // What cannot be read or loaded is said in each engine's own words.
            case Outcome.Invalid a -> other instanceof Outcome.Invalid b && a.line() == b.line();
            case Outcome.Undecided a ->
                    other instanceof Outcome.Undecided b && a.line() == b.line();
        };
    }

    private static boolean sameReason(Rejection one, Rejection other) {
        return (one.reason() instanceof Rejection.NotEnabled)
                == (other.reason() instanceof Rejection.NotEnabled);
    }

    private static String file(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rejected rejected -> rejected.rejection().file();
            case Outcome.Invalid invalid -> invalid.file();
            case Outcome.Undecided undecided -> undecided.file();
            case Outcome.Accepted accepted -> accepted.header().spec();
        };
    }

    private static long line(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Rejected rejected -> rejected.rejection().event().line();
            case Outcome.Invalid invalid -> invalid.line();
            case Outcome.Undecided undecided -> undecided.line();
            case Outcome.Accepted accepted -> accepted.events() + 1;
        };
    }
}
