package org.fos.experiments.report;

/** Small pieces that several parts of the report share. */
final class Passages {
    private Passages() {}

    /** A verdict: symbol and word in its colour, so that neither stands alone. */
    static void verdict(Html html, Verdict verdict, String word) {
        html.open("span", "class", "mark " + verdict.word());
        html.element("span", verdict.symbol(), "class", "symbol", "aria-hidden", "true");
        html.text(" " + word).close();
    }

    /** A command that one click selects. */
    static void command(Html html, String command) {
        html.open("span", "class", "command").element("code", command).close();
    }

    /** Where a bug was seeded, in words. */
    static String placeName(MutantPlace place) {
        return switch (place) {
            case SPEC -> "specification";
            case JAVA -> "Java code";
        };
    }
}
