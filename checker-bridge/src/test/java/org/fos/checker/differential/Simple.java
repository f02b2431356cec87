package org.fos.checker.differential;

import java.util.List;

/** The simplest expressions of each kind. */
final class Simple {
    private Simple() {}

    static List<Term> of(Kind kind) {
        return switch (kind) {
            case Kind.Atom atom ->
                    switch (atom.name()) {
                        case "number" -> leaves(kind, "0", "1");
                        case "truth" -> leaves(kind, "TRUE", "FALSE");
                        case "text" -> leaves(kind, "\"a\"");
                        default -> leaves(kind, "m1");
                    };
            case Kind.SetOf set -> leaves(kind, "{}");
            default -> List.of();
        };
    }

    private static List<Term> leaves(Kind kind, String... texts) {
        return List.of(texts).stream().map(text -> Term.leaf(kind, text)).toList();
    }
}
