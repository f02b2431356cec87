package org.fos.checker.differential;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws sets. */
final class SetTerms {
    private final Expressions all;
    private final Random random;

    SetTerms(Expressions all, Random random) {
        this.all = all;
        this.random = random;
    }

    Term draw(Kind element, int depth) {
        Kind set = new Kind.SetOf(element);
        return switch (random.nextInt(13)) {
            case 0, 1 -> enumerated(element, depth);
            case 2 -> Term.of(set, "(§ \\cup §)", all.part(set, depth), all.part(set, depth));
            case 3 -> Term.of(set, "(§ \\cap §)", all.part(set, depth), all.part(set, depth));
            case 4 -> Term.of(set, "(§ \\ §)", all.part(set, depth), all.part(set, depth));
            case 5 -> filter(element, depth);
            case 6 -> map(element, depth);
            case 7 -> Term.of(set, "(UNION §)", all.part(new Kind.SetOf(set), depth));
            case 8 -> ofFunction(element, depth);
            default -> special(element, depth);
        };
    }

    private Term enumerated(Kind element, int depth) {
        int count = random.nextInt(4);
        Term[] parts = new Term[count];
        StringBuilder form = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            form.append(i == 0 ? "§" : ", §");
            parts[i] = all.part(element, depth);
        }
        return Term.of(new Kind.SetOf(element), form.append("}").toString(), parts);
    }

    private Term filter(Kind element, int depth) {
        Kind set = new Kind.SetOf(element);
        if (element instanceof Kind.Tuple(List<Kind> parts) && random.nextBoolean()) {
            String a = all.name();
            String b = all.name();
            Term body =
                    all.bound(
                            a,
                            parts.get(0),
                            () -> all.bound(b, parts.get(1), () -> all.part(Kind.TRUTH, depth)));
            return Term.of(
                    set,
                    "{<<" + a + ", " + b + ">> \\in § : §}",
                    List.of(a, b),
                    all.part(set, depth),
                    body);
        }
        String name = all.name();
        Term body = all.bound(name, element, () -> all.part(Kind.TRUTH, depth));
        return Term.of(set, "{" + name + " \\in § : §}", List.of(name), all.part(set, depth), body);
    }

    private Term map(Kind element, int depth) {
        Kind from = all.kind(1);
        String name = all.name();
        Kind set = new Kind.SetOf(element);
        if (random.nextInt(3) == 0) {
            Kind other = all.kind(0);
            String second = all.name();
            Term body =
                    all.bound(
                            name,
                            from,
                            () -> all.bound(second, other, () -> all.part(element, depth)));
            return Term.of(
                    set,
                    "{§ : " + name + " \\in §, " + second + " \\in §}",
                    List.of(name, second),
                    body,
                    all.part(new Kind.SetOf(from), depth),
                    all.part(new Kind.SetOf(other), depth));
        }
        Term body = all.bound(name, from, () -> all.part(element, depth));
        return Term.of(
                set,
                "{§ : " + name + " \\in §}",
                List.of(name),
                body,
                all.part(new Kind.SetOf(from), depth));
    }

    private Term ofFunction(Kind element, int depth) {
        Kind set = new Kind.SetOf(element);
        return random.nextBoolean()
                ? Term.of(
                        set,
                        "(DOMAIN §)",
                        all.part(new Kind.FunctionOf(element, all.kind(0)), depth))
                : Term.of(set, "BagToSet(§)", all.part(new Kind.Bag(element), depth));
    }

    private Term special(Kind element, int depth) {
        Kind set = new Kind.SetOf(element);
        return switch (element) {
            case Kind.Atom atom ->
                    switch (atom.name()) {
                        case "number" -> numbers(set);
                        case "truth" -> Term.leaf(set, "BOOLEAN");
                        case "text" ->
                                all.isMixed() && random.nextInt(6) == 0
                                        ? Term.leaf(set, "STRING")
                                        : Term.leaf(set, "{\"b\", \"a\", \"zz\"}");
                        default -> Term.leaf(set, "{m2, m1}");
                    };
            case Kind.SetOf inner -> Term.of(set, "(SUBSET §)", base(inner.element(), depth));
            case Kind.FunctionOf(Kind from, Kind to) ->
                    Term.of(set, "[§ -> §]", all.small(from), base(to, depth));
            case Kind.RecordOf(Map<String, Kind> fields) -> records(set, fields, depth);
            case Kind.Tuple(List<Kind> parts) ->
                    Term.of(set, "(§ \\X §)", base(parts.get(0), depth), base(parts.get(1), depth));
            case Kind.Sequence(Kind inner) ->
                    all.isMixed() && random.nextInt(4) == 0
                            ? Term.of(set, "Seq(§)", all.part(new Kind.SetOf(inner), depth))
                            : Term.of(set, "[1..2 -> §]", base(inner, depth));
            case Kind.Bag(Kind inner) -> Term.of(set, "SubBag(SetToBag(§))", all.small(inner));
        };
    }

    private Term base(Kind element, int depth) {
        return random.nextInt(3) == 0 && depth < 3
                ? all.part(new Kind.SetOf(element), 1)
                : all.small(element);
    }

    private Term numbers(Kind set) {
        return switch (random.nextInt(8)) {
            case 0 -> Term.leaf(set, all.isMixed() ? "Nat" : "{7}");
            case 1 -> Term.leaf(set, all.isMixed() ? "Int" : "(0..1)");
            case 2, 3 -> Term.leaf(set, "(0..3)");
            case 4 -> Term.leaf(set, "(2..4)");
            default -> Term.leaf(set, all.inStates() ? "(0..x)" : "(1.." + random.nextInt(4) + ")");
        };
    }

    private Term records(Kind set, Map<String, Kind> fields, int depth) {
        StringBuilder form = new StringBuilder("[");
        Term[] parts = new Term[fields.size()];
        int i = 0;
        for (var field : fields.entrySet()) {
            form.append(i == 0 ? "" : ", ").append(field.getKey()).append(" : §");
            parts[i] = base(field.getValue(), depth);
            i++;
        }
        return Term.of(set, form.append("]").toString(), parts);
    }
}
