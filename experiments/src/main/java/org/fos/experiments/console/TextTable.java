package org.fos.experiments.console;

import com.google.common.base.Strings;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under headings, in columns as wide as they must be. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row with one text for each heading. */
    public void row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("cells=" + cells.length + ", " + rows.getFirst());
        }
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(padded(row.get(column), column)).append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String padded(String cell, int column) {
        int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        boolean number = !cell.isEmpty() && Character.isDigit(cell.charAt(0));
        return number ? Strings.padStart(cell, width, ' ') : Strings.padEnd(cell, width, ' ');
    }
}
