package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;

import java.util.Locale;

/** Draws how often each action was taken, and lists what was not exercised. */
final class CoverageChart {
    private final Html html;

    CoverageChart(Html html) {
        this.html = html;
    }

    void write(CoverageSection coverage) {
        html.element("h3", "Coverage");
        ImmutableList<String> never = coverage.neverTaken();
        long visible =
                coverage.actions().keySet().stream()
                        .filter(action -> !coverage.hiddenActions().containsKey(action))
                        .count();
        html.element(
                "p",
                (visible - never.size())
                        + " of "
                        + Quantities.count(visible, "action")
                        + " taken in the accepted traces; bars are logarithmic.",
                "class",
                "caption");
        long most = coverage.actions().values().stream().mapToLong(n -> n).max().orElse(0);
        html.open("ul", "class", "bars");
        coverage.actions()
                .forEach(
                        (action, taken) -> {
                            if (!coverage.hiddenActions().containsKey(action)) {
                                bar(action, taken, most);
                            }
                        });
        html.close().open("dl", "class", "gaps");
        list("Never taken", never, "every action was taken");
        list(
                "Variables no event constrains",
                coverage.variablesNeverConstrained(),
                "every variable is constrained by some event");
        if (!coverage.hiddenActions().isEmpty()) {
            html.element("dt", "Hidden actions, which leave no event");
            coverage.hiddenActions()
                    .forEach(
                            (action, reason) ->
                                    html.open("dd")
                                            .element("span", action, "class", "id")
                                            .text(": " + reason)
                                            .close());
        }
        html.close();
    }

    private void bar(String action, long taken, long most) {
        html.open("li", "class", taken == 0 ? "never" : "taken");
        html.element("span", action, "class", "id");
        html.open("span", "class", "track");
        double percent = 100 * Math.log1p(taken) / Math.log1p(Math.max(most, 1));
        String width = String.format(Locale.ROOT, "width:%.1f%%", percent);
        html.element("span", "", "class", "bar", "style", width).close();
        String shown = taken == 0 ? "! never" : Quantities.count(taken);
        html.element("span", shown, "class", "count").close();
    }

    private void list(String title, ImmutableList<String> names, String ifNone) {
        html.element("dt", title).open("dd");
        if (names.isEmpty()) {
            html.text(ifNone);
        }
        for (int i = 0; i < names.size(); i++) {
            html.text(i == 0 ? "" : ", ").element("span", names.get(i), "class", "id");
        }
        html.close();
    }
}
