package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;

import java.util.ArrayList;
import java.util.List;

/** Draws the refinement ladder: the promise on top, the Java code at the bottom. */
final class LadderDrawing {
    private static final int WIDTH = 344;
    private static final int GAP = 46;
    private static final int LINE = 17;
    private static final int LINE_CHARACTERS = 46;

    private final Html html;
    private int top = 1;

    private LadderDrawing(Html html) {
        this.html = html;
    }

    static void draw(Html html, FamilyResult family) {
        List<Box> boxes = new ArrayList<>();
        for (Rung rung : family.ladder()) {
            String arrow = boxes.isEmpty() ? "" : "refines, model-checked";
            boxes.add(new Box(rung.module(), wrap(rung.what()), arrow, "rung"));
        }
        if (!family.runs().isEmpty()) {
            String what = Totals.ofRuns(family).fraction() + " recorded traces accepted";
            boxes.add(
                    new Box(
                            "Java system",
                            ImmutableList.of(what),
                            "conforms, traces",
                            "rung code"));
        }
        new LadderDrawing(html).draw(boxes);
    }

    private record Box(String name, List<String> lines, String arrow, String style) {
        int height() {
            return 36 + lines.size() * LINE;
        }
    }

    private void draw(List<Box> boxes) {
        int height = 2 + boxes.stream().mapToInt(Box::height).sum() + GAP * (boxes.size() - 1);
        String names = String.join(", refined by ", boxes.stream().map(Box::name).toList());
        html.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + (WIDTH + 2) + " " + height,
                "role",
                "img",
                "aria-label",
                "Refinement ladder: " + names);
        for (int i = 0; i < boxes.size(); i++) {
            if (i > 0) {
                arrow(boxes.get(i).arrow);
            }
            box(boxes.get(i));
        }
        html.close();
    }

    private void box(Box box) {
        html.element(
                "rect",
                "",
                "class",
                box.style,
                "x",
                "1",
                "y",
                Integer.toString(top),
                "width",
                Integer.toString(WIDTH),
                "height",
                Integer.toString(box.height()),
                "rx",
                "4");
        int baseline = top + 23;
        words("module", 15, baseline, box.name);
        for (String line : box.lines) {
            baseline += LINE;
            words("what", 15, baseline, line);
        }
        top += box.height();
    }

    // Points upwards: the lower one refines the upper one.
    private void arrow(String label) {
        int x = 28;
        int head = top + 5;
        int foot = top + GAP - 4;
        html.element("path", "", "class", "arrow", "d", "M" + x + " " + foot + "V" + (head + 7));
        String tip = "M" + x + " " + head + "l-4.5 9h9z";
        html.element("path", "", "class", "tip", "d", tip);
        words("label", x + 14, top + GAP / 2 + 5, label);
        top += GAP;
    }

    private void words(String style, int x, int y, String text) {
        String left = Integer.toString(x);
        html.element("text", text, "class", style, "x", left, "y", Integer.toString(y));
    }

    // SVG does not break lines: at spaces, or within a word too long for a line.
    private static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() + 1 + word.length() > LINE_CHARACTERS && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (line.length() > LINE_CHARACTERS) {
                int end = line.offsetByCodePoints(0, Math.min(LINE_CHARACTERS, points(line)));
                if (end == line.length()) {
                    break;
                }
                lines.add(line.substring(0, end));
                line.delete(0, end);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static int points(StringBuilder line) {
        return line.codePointCount(0, line.length());
    }
}
