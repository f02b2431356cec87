package org.fos.checker.value;

import com.google.common.collect.ImmutableSet;

/** What TLA+ takes for an identifier. */
final class Identifiers {
    private static final ImmutableSet<String> RESERVED =
            ImmutableSet.of(
                    "ACTION",
                    "ASSUME",
                    "ASSUMPTION",
                    "AXIOM",
                    "BOOLEAN",
                    "BY",
                    "CASE",
                    "CHOOSE",
                    "CONSTANT",
                    "CONSTANTS",
                    "COROLLARY",
                    "DEF",
                    "DEFINE",
                    "DEFS",
                    "DOMAIN",
                    "ELSE",
                    "ENABLED",
                    "EXCEPT",
                    "EXTENDS",
                    "FALSE",
                    "HAVE",
                    "HIDE",
                    "IF",
                    "IN",
                    "INSTANCE",
                    "LAMBDA",
                    "LEMMA",
                    "LET",
                    "LOCAL",
                    "MODULE",
                    "NEW",
                    "OBVIOUS",
                    "OMITTED",
                    "ONLY",
                    "OTHER",
                    "PICK",
                    "PROOF",
                    "PROPOSITION",
                    "PROVE",
                    "QED",
                    "RECURSIVE",
                    "STATE",
                    "STRING",
                    "SUBSET",
                    "SUFFICES",
                    "TAKE",
                    "TEMPORAL",
                    "THEN",
                    "THEOREM",
                    "TRUE",
                    "UNCHANGED",
                    "UNION",
                    "USE",
                    "VARIABLE",
                    "VARIABLES",
                    "WITH",
                    "WITNESS");

    private Identifiers() {}

    static boolean isIdentifier(String text) {
        boolean letter = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                letter = true;
            } else if (c != '_' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return letter
                && !text.startsWith("WF_")
                && !text.startsWith("SF_")
                && !RESERVED.contains(text);
    }
}
