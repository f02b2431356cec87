package org.fos.checker.engine;

import org.fos.checker.step.Finding;
import org.fos.checker.step.Seen;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Operator;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says by how much a comparison fails: what would have been needed. */
final class Misses {
    private static final int MOST_ELEMENTS = 1_000;
    private static final int LONGEST_SET = 200;

    private final Sights sights;

    Misses(Sights sights) {
        this.sights = sights;
    }

    /** A comparison that is FALSE, with what would have made it TRUE. */
    Finding told(Finding finding, Expr.Apply comparison, Scene scene) {
        if (comparison.arguments().size() != 2) {
            return finding;
        }
        Expr left = comparison.arguments().get(0);
        Expr right = comparison.arguments().get(1);
        Operator operator = comparison.operator();
        try {
            return switch (operator) {
                case EQUAL -> equation(finding, left, right, scene);
                case IN -> membership(finding, scene.eval(left), scene.elements(right));
                case SUBSET_OF -> {
                    SetValue missing = scene.elements(left).difference(scene.elements(right));
                    yield noted(finding, "missing: " + missing);
                }
                default -> finding;
            };
        } catch (EvaluationException e) {
            // A set that cannot be written out has no nearest element.
            return finding;
        }
    }

    private Finding equation(Finding finding, Expr left, Expr right, Scene scene) {
        Value ofLeft = scene.eval(left);
        Value ofRight = scene.eval(right);
        Optional<Seen> needed =
                sights.place(left, scene)
                        .map(place -> Seen.of(place.text(), ofRight))
                        .or(
                                () ->
                                        sights.place(right, scene)
                                                .map(place -> Seen.of(place.text(), ofLeft)))
                        .or(
                                () ->
                                        sights.whole(left, scene)
                                                .map(whole -> Seen.of(whole.text(), ofRight)));
        Finding told =
                new Finding(
                        finding.text(),
                        finding.at(),
                        finding.is(),
                        finding.bound(),
                        finding.values(),
                        needed,
                        finding.note(),
                        List.of());
        if (ofLeft instanceof SetValue a
                && ofRight instanceof SetValue b
                && a.size() > 0
                && b.size() > 0) {
            return noted(
                    told,
                    "only on the left: %s, only on the right: %s"
                            .formatted(a.difference(b), b.difference(a)));
        }
        return told;
    }

    private static Finding noted(Finding finding, String note) {
        return new Finding(
                finding.text(),
                finding.at(),
                finding.is(),
                finding.bound(),
                finding.values(),
                finding.needed(),
                note,
                finding.because());
    }

    /** What the element most like the wanted one has; of a large set nothing else is shown. */
    private static Finding membership(Finding finding, Value wanted, SetValue elements) {
        String note = nearest(wanted, elements);
        if (elements.toString().length() <= LONGEST_SET) {
            return elements.size() == 0 ? noted(finding, note) : finding;
        }
        return noted(
                note.isEmpty()
                        ? finding
                        : finding.showing(
                                finding.values().stream()
                                        .filter(seen -> !seen.value().equals(elements))
                                        .toList()),
                note);
    }

    /** The element that is most like a record, by the fields in which it differs. */
    private static String nearest(Value wanted, SetValue elements) {
        if (elements.size() == 0) {
            return "there is no element";
        }
        if (!(wanted instanceof FunctionValue function) || !function.isRecord()) {
            return "";
        }
        int best = function.size() / 2;
        String nearest = "none of %d elements is like it".formatted(elements.size());
        for (int i = 0; i < Math.min(elements.size(), MOST_ELEMENTS); i++) {
            if (elements.element(i) instanceof FunctionValue element
                    && element.places().equals(function.places())) {
                List<String> differences = differences(function, element);
                int equal = function.size() - differences.size();
                if (equal > best) {
                    best = equal;
                    nearest =
                            "the nearest of %d elements has %s"
                                    .formatted(elements.size(), String.join(", ", differences));
                }
            }
        }
        return nearest;
    }

    private static List<String> differences(FunctionValue wanted, FunctionValue element) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.value(i).equals(element.value(i))
                    && wanted.places().argument(i) instanceof StringValue field) {
                differences.add(field.text() + " |-> " + element.value(i));
            }
        }
        return differences;
    }
}
