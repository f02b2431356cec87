package org.fos.experiments.conformance;

import org.fos.checker.step.Breach;
import org.fos.checker.step.Explanation;
import org.fos.checker.step.Finding;
import org.fos.checker.step.Seen;
import org.fos.checker.value.Value;
import org.fos.trace.validate.Because;
import org.fos.trace.validate.Innermost;
import org.fos.trace.validate.Rejection;
import org.fos.trace.validate.Rejection.Difference;
import org.fos.trace.validate.Rejection.FactsDiffer;
import org.fos.trace.validate.Rejection.Unrefined;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reason of a rejection as JSON has it. */
final class RejectionReason {
    private RejectionReason() {}

    /**
     * The keys of the contract: {@code conjunct} is left out if the engine cannot name it, and
     * {@code expected} and {@code actual} if there is nothing to compare.
     */
    static Map<String, Object> toJson(Rejection rejection) {
        Optional<Finding> named = rejection.because().explanation().map(Explanation::finding);
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("action", rejection.event().action());
        named.ifPresent(finding -> reason.put("conjunct", finding.text()));
        reason.put("spec", named.map(f -> f.at().toString()).orElse(rejection.actionLocation()));
        reason.put("source", rejection.event().source().orElse(""));
        if (rejection.reason() instanceof FactsDiffer(var differences)) {
            difference(rejection.because(), differences)
                    .map(Innermost::of)
                    .ifPresent(
                            place -> {
                                reason.put(
                                        "expected",
                                        place.specified().map(Object::toString).orElse(""));
                                reason.put("actual", place.recorded().toString());
                            });
        } else if (named.isPresent()) {
            Finding decisive = decisive(named.get());
            reason.put("expected", expected(decisive));
            reason.put("actual", actual(decisive));
        }
        if (rejection.reason() instanceof Unrefined(Breach breach)) {
            reason.put("refinement", toJson(breach));
        }
        return reason;
    }

    private static Map<String, Object> toJson(Breach breach) {
        Map<String, Object> refinement = new LinkedHashMap<>();
        refinement.put("property", breach.property());
        refinement.put("at", breach.at());
        refinement.put("before", texts(breach.before()));
        refinement.put("after", texts(breach.after()));
        return refinement;
    }

    private static Map<String, String> texts(Map<String, Value> state) {
        Map<String, String> texts = new LinkedHashMap<>();
        state.forEach((variable, value) -> texts.put(variable, value.toString()));
        return texts;
    }

    private static Optional<Difference> difference(Because because, List<Difference> differences) {
        return because.difference().or(() -> differences.stream().findFirst());
    }

    /** The comparison that decides: the last of the parts each time, as the first ones hold. */
    private static Finding decisive(Finding finding) {
        return finding.because().isEmpty() ? finding : decisive(finding.because().getLast());
    }

    private static String expected(Finding decisive) {
        return decisive.needed()
                .map(Seen::toString)
                .orElse(
                        decisive.is() == Finding.Is.TRUE
                                ? "~(" + decisive.text() + ")"
                                : decisive.text());
    }

    private static String actual(Finding decisive) {
        String values =
                decisive.values().stream().map(Seen::toString).collect(Collectors.joining(", "));
        if (decisive.note().isEmpty()) {
            return values.isEmpty() ? decisive.is().toString() : values;
        }
        return values.isEmpty() ? decisive.note() : values + ": " + decisive.note();
    }
}
