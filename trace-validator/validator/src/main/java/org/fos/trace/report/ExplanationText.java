package org.fos.trace.report;

import org.fos.checker.step.Explanation;
import org.fos.checker.step.Finding;
import org.fos.checker.step.Passage;
import org.fos.checker.step.Seen;
import org.fos.trace.format.Event;
import org.fos.trace.validate.Because;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An explanation in lines: the conjunct first, then what it comes from, further in each time. */
public final class ExplanationText {
    private static final int INLINE = 100;
    private static final int LONGEST_FORMULA = 140;
    private static final String INDENT = "  ";

    private final Map<String, Event> since;
    private final Set<Seen> told = new LinkedHashSet<>();
    private final StringBuilder out = new StringBuilder();

    private ExplanationText(Map<String, Event> since, Set<Seen> known) {
        this.since = since;
        this.told.addAll(known);
    }

    /**
     * The lines of an explanation.
     *
     * @param known what the reader has been told already, such as the event's arguments
     */
    static String of(String beginning, Because because, Set<Seen> known) {
        ExplanationText text = new ExplanationText(because.since(), known);
        because.explanation().ifPresent(explanation -> text.tell(beginning, explanation));
        return text.out.toString();
    }

    /** The lines of an explanation that no trace has to do with. */
    public static String of(String beginning, Explanation explanation) {
        ExplanationText text = new ExplanationText(Map.of(), Set.of());
        text.tell(beginning, explanation);
        return text.out.toString();
    }

    private void tell(String beginning, Explanation explanation) {
        conjunct(INDENT + beginning, explanation.finding(), INDENT);
        explanation.choices().forEach(this::choice);
        inside(explanation.finding(), INDENT.repeat(2));
    }

    private void choice(Passage choice) {
        choice.chosen()
                .filter(told::add)
                .ifPresent(
                        chosen ->
                                out.append(INDENT.repeat(2))
                                        .append("for ")
                                        .append(shown(chosen))
                                        .append(
                                                choice.tried() > 1
                                                        ? ", the nearest of " + choice.tried()
                                                        : "")
                                        .append('\n'));
    }

    private void conjunct(String beginning, Finding finding, String indent) {
        out.append(beginning)
                .append(finding.at())
                .append("   ")
                .append(formula(finding.text()))
                .append("   ")
                .append(is(finding.is()));
        List<Seen> bound = finding.bound().stream().filter(told::add).toList();
        if (!bound.isEmpty()) {
            out.append(" for ")
                    .append(
                            bound.stream()
                                    .map(ExplanationText::shown)
                                    .collect(Collectors.joining(", ")));
        }
        if (!finding.note().isEmpty()) {
            out.append(": ").append(finding.note());
        }
        if (isInline(finding)) {
            out.append("   (").append(withEvent(finding.values().getFirst(), ", ")).append(')');
        }
        out.append('\n');
    }

    private static String formula(String text) {
        return text.length() <= LONGEST_FORMULA
                ? text
                : text.substring(0, LONGEST_FORMULA - 3) + "...";
    }

    private static String is(Finding.Is is) {
        return switch (is) {
            case TRUE -> "is TRUE";
            case FALSE -> "is FALSE";
            case GIVES -> "gives it";
            case KEEPS -> "keeps what was there";
        };
    }

    private static boolean isInline(Finding finding) {
        return finding.values().size() == 1
                && finding.values().getFirst().toString().length() <= INLINE;
    }

    private void inside(Finding finding, String indent) {
        if (!isInline(finding)) {
            for (Seen seen : finding.values()) {
                if (told.add(seen)) {
                    out.append(indent).append(withEvent(seen, "   ")).append('\n');
                }
            }
        }
        for (Finding inner : finding.because()) {
            conjunct(indent, inner, indent);
            inside(inner, indent + INDENT);
        }
    }

    private String withEvent(Seen seen, String separator) {
        Event event = since.get(seen.text());
        return event == null
                ? shown(seen)
                : "%s%ssince event %d, %s"
                        .formatted(shown(seen), separator, event.seq(), event.call());
    }

    private static String shown(Seen seen) {
        return seen.text() + " = " + ValueText.of(seen.value());
    }
}
