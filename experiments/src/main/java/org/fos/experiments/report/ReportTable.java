package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.CanIgnoreReturnValue;

import java.util.Optional;

/** A table whose rows can be sorted, and which falls into cards on a narrow screen. */
final class ReportTable {
    /**
     * @param label the head, repeated in each cell of a narrow screen
     * @param number whether it holds numbers, aligned on the right
     */
    record Column(String label, boolean number) {
        static Column words(String label) {
            return new Column(label, false);
        }

        static Column numbers(String label) {
            return new Column(label, true);
        }
    }

    private final Html html;
    private final ImmutableList<Column> columns;
    private int next;

    ReportTable(Html html, String caption, Column... columns) {
        this.html = html;
        this.columns = ImmutableList.copyOf(columns);
        html.open("table").element("caption", caption).open("thead").open("tr");
        for (Column column : columns) {
            html.element("th", column.label, "class", style(column), "scope", "col");
        }
        html.close().close().open("tbody");
    }

    /** Begins a row that the list of problems can point to. */
    @CanIgnoreReturnValue
    ReportTable row(String id, Verdict verdict) {
        html.open("tr", "id", id, "class", verdict.word());
        next = 0;
        return this;
    }

    /** A cell with a name and, below it, what it is. */
    @CanIgnoreReturnValue
    ReportTable named(String name, String what) {
        html.open("th", "class", "name", "scope", "row").element("span", name, "class", "id");
        if (!what.isEmpty()) {
            html.element("span", what, "class", "what");
        }
        html.close();
        next++;
        return this;
    }

    /** A cell with a description and, below it, the command that does it again. */
    @CanIgnoreReturnValue
    ReportTable replayable(String what, String command) {
        html.open("th", "class", "name", "scope", "row").element("span", what, "class", "title");
        Passages.command(html, command);
        html.close();
        next++;
        return this;
    }

    /** A cell that tells a verdict, and perhaps names what made it. */
    @CanIgnoreReturnValue
    ReportTable verdict(Verdict verdict, String word, Optional<String> property) {
        openCell("verdict");
        Passages.verdict(html, verdict, word);
        property.ifPresent(name -> html.text(" ").element("span", name, "class", "id"));
        return endCell();
    }

    @CanIgnoreReturnValue
    ReportTable words(String text) {
        openCell("words");
        html.text(text);
        return endCell();
    }

    @CanIgnoreReturnValue
    ReportTable identifier(String name) {
        openCell("words");
        html.element("span", name, "class", "id");
        return endCell();
    }

    @CanIgnoreReturnValue
    ReportTable number(long number) {
        return number(Long.toString(number), Quantities.count(number));
    }

    /** A cell with a number that is sorted by one text and read as another. */
    @CanIgnoreReturnValue
    ReportTable number(String sorted, String shown) {
        html.open("td", "class", "number", "data-label", label(), "data-sort", sorted);
        html.text(shown);
        return endCell();
    }

    @CanIgnoreReturnValue
    ReportTable seconds(double seconds) {
        return number(Double.toString(seconds), Quantities.duration(seconds));
    }

    /** Ends the row; remarks stand on lines of their own below it. */
    void endRow(ImmutableList<String> remarks) {
        html.close();
        for (String remark : remarks) {
            html.open("tr", "class", "remark");
            html.element("td", remark, "colspan", Integer.toString(columns.size())).close();
        }
    }

    void end() {
        html.close().close();
    }

    private void openCell(String kind) {
        html.open("td", "class", kind, "data-label", label());
    }

    private ReportTable endCell() {
        html.close();
        next++;
        return this;
    }

    private String label() {
        return columns.get(next).label;
    }

    private static String style(Column column) {
        return column.number ? "number" : "words";
    }
}
