package org.fos.checker.differential;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws functions, records, tuples, sequences and bags. */
final class Composites {
    private final Expressions all;
    private final Random random;

    Composites(Expressions all, Random random) {
        this.all = all;
        this.random = random;
    }

    Term draw(Kind kind, int depth) {
        return switch (kind) {
            case Kind.FunctionOf(Kind from, Kind to) -> function(kind, from, to, depth);
            case Kind.RecordOf(Map<String, Kind> fields) -> record(kind, fields, depth);
            case Kind.Tuple(List<Kind> parts) -> tuple(kind, parts, depth);
            case Kind.Sequence(Kind element) -> sequence(kind, element, depth);
            case Kind.Bag(Kind element) -> bag(kind, element, depth);
            default -> throw new IllegalArgumentException("no composite, kind=" + kind);
        };
    }

    private Term function(Kind kind, Kind from, Kind to, int depth) {
        return switch (random.nextInt(depth <= 1 ? 3 : 6)) {
            case 0, 1 -> {
                String name = all.name();
                Term body = all.bound(name, from, () -> all.part(to, depth));
                yield Term.of(
                        kind,
                        "[" + name + " \\in § |-> §]",
                        List.of(name),
                        depth <= 1 ? all.small(from) : all.part(new Kind.SetOf(from), depth),
                        body);
            }
            case 2 -> Term.of(kind, "(§ :> §)", all.part(from, depth), all.part(to, depth));
            case 3 -> Term.of(kind, "(§ @@ §)", all.part(kind, depth), all.part(kind, depth));
            default -> except(kind, from, to, depth);
        };
    }

    private Term except(Kind kind, Kind from, Kind to, int depth) {
        Term base = all.part(kind, depth);
        Term key = all.part(from, depth);
        if (to instanceof Kind.FunctionOf(Kind inner, Kind last) && random.nextBoolean()) {
            return Term.of(
                    kind,
                    "[§ EXCEPT ![§][§] = §]",
                    base,
                    key,
                    all.part(inner, depth),
                    all.part(last, depth));
        }
        Term value = withAt(to, depth);
        if (random.nextInt(3) == 0) {
            return Term.of(
                    kind,
                    "[§ EXCEPT ![§] = §, ![§] = §]",
                    base,
                    key,
                    value,
                    all.part(from, depth),
                    withAt(to, depth));
        }
        return Term.of(kind, "[§ EXCEPT ![§] = §]", base, key, value);
    }

    /** A new value that may speak of the old one. */
    private Term withAt(Kind kind, int depth) {
        Term drawn = all.bound("@", kind, () -> all.part(kind, depth));
        return Term.of(kind, "§", List.of("@"), drawn);
    }

    private Term record(Kind kind, Map<String, Kind> fields, int depth) {
        String field = fields.keySet().iterator().next();
        if (depth > 1 && random.nextInt(3) == 0) {
            return Term.of(
                    kind,
                    "[§ EXCEPT !." + (random.nextInt(8) == 0 ? "c" : field) + " = §]",
                    all.part(kind, depth),
                    withAt(requireNonNull(fields.get(field)), depth));
        }
        StringBuilder form = new StringBuilder("[");
        Term[] parts = new Term[fields.size()];
        int i = 0;
        for (var entry : fields.entrySet()) {
            form.append(i == 0 ? "" : ", ").append(entry.getKey()).append(" |-> §");
            parts[i] = all.part(entry.getValue(), depth);
            i++;
        }
        return Term.of(kind, form.append("]").toString(), parts);
    }

    private Term tuple(Kind kind, List<Kind> parts, int depth) {
        if (depth > 1 && random.nextInt(4) == 0) {
            int place = 1 + random.nextInt(2);
            return Term.of(
                    kind,
                    "[§ EXCEPT ![" + place + "] = §]",
                    all.part(kind, depth),
                    withAt(parts.get(place - 1), depth));
        }
        return Term.of(
                kind, "<<§, §>>", all.part(parts.get(0), depth), all.part(parts.get(1), depth));
    }

    private Term sequence(Kind kind, Kind element, int depth) {
        if (depth <= 1) {
            return random.nextBoolean()
                    ? Term.of(kind, "<<§>>", all.part(element, depth))
                    : Term.leaf(kind, "<<>>");
        }
        return switch (random.nextInt(10)) {
            case 0 ->
                    Term.of(kind, "Append(§, §)", all.part(kind, depth), all.part(element, depth));
            case 1 -> Term.of(kind, "(§ \\o §)", all.part(kind, depth), all.part(kind, depth));
            case 2 -> Term.of(kind, "Tail(§)", all.part(kind, depth));
            case 3 ->
                    Term.of(
                            kind,
                            "SubSeq(§, §, §)",
                            all.part(kind, depth),
                            all.part(Kind.NUMBER, 1),
                            all.part(Kind.NUMBER, depth));
            case 4 -> {
                String name = all.name();
                Term body = all.bound(name, element, () -> all.part(Kind.TRUTH, depth));
                yield Term.of(
                        kind,
                        "SelectSeq(§, LAMBDA " + name + " : §)",
                        List.of(name),
                        all.part(kind, depth),
                        body);
            }
            case 5 -> sorted(kind, element, depth);
            case 6 -> {
                String name = all.name();
                Term body = all.bound(name, Kind.NUMBER, () -> all.part(element, depth));
                yield Term.of(kind, "[" + name + " \\in 1..3 |-> §]", List.of(name), body);
            }
            case 7 ->
                    Term.of(
                            kind,
                            "[§ EXCEPT ![§] = §]",
                            all.part(kind, depth),
                            all.part(Kind.NUMBER, 1),
                            withAt(element, depth));
            default ->
                    Term.of(
                            kind,
                            "<<§, §, §>>",
                            all.part(element, depth),
                            all.part(element, depth),
                            all.part(element, depth));
        };
    }

    private Term sorted(Kind kind, Kind element, int depth) {
        String a = all.name();
        String b = all.name();
        Term body =
                all.bound(
                        a, element, () -> all.bound(b, element, () -> all.part(Kind.TRUTH, depth)));
        Term test =
                element.equals(Kind.NUMBER) && random.nextBoolean()
                        ? Term.of(
                                Kind.TRUTH, "(§ < §)", Term.name(element, a), Term.name(element, b))
                        : body;
        return Term.of(
                kind,
                "SortSeq(§, LAMBDA " + a + ", " + b + " : §)",
                List.of(a, b),
                all.part(kind, depth),
                test);
    }

    private Term bag(Kind kind, Kind element, int depth) {
        return switch (random.nextInt(depth <= 1 ? 3 : 8)) {
            case 0 -> Term.leaf(kind, "EmptyBag");
            case 1, 2 -> Term.of(kind, "SetToBag(§)", all.small(element));
            case 3 -> Term.of(kind, "(§ (+) §)", all.part(kind, depth), all.part(kind, depth));
            case 4 -> Term.of(kind, "(§ (-) §)", all.part(kind, depth), all.part(kind, depth));
            case 5 -> Term.of(kind, "BagUnion(§)", all.part(new Kind.SetOf(kind), depth));
            case 6 -> Term.of(kind, "(§ :> §)", all.part(element, depth), all.part(Kind.NUMBER, 1));
            default -> {
                Kind from = all.kind(0);
                String name = all.name();
                Term body = all.bound(name, from, () -> all.part(element, depth));
                // TLC 1.7 takes an operator whose body is a numeral or a string for that value.
                yield body.parts().isEmpty()
                        ? Term.leaf(kind, "EmptyBag")
                        : Term.of(
                                kind,
                                "BagOfAll(LAMBDA " + name + " : §, §)",
                                List.of(name),
                                body,
                                all.part(new Kind.Bag(from), depth));
            }
        };
    }
}
