package org.fos.trace.report;

import com.google.common.collect.Iterables;

import org.fos.trace.format.Event;
import org.fos.trace.validate.Rejection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Events as a space-time diagram: a line for each process, time downwards, an arrow for each
 * message. A pure function of the events.
 */
public final class SpaceTimeDiagram {
    private static final int ROW = 44;
    private static final int TOP = 74;
    private static final int LEFT = 64;
    private static final int LEAST_LANE = 130;
    private static final int CHARACTER = 7;
    private static final int LONGEST_LABEL = 46;
    private static final String INK = "#1f3a5f";
    private static final String FADED = "#9aa7b5";
    private static final String RED = "#c62828";

    private final List<Event> events;
    private final long rejected;
    private final Map<String, Integer> laneOf = new LinkedHashMap<>();
    private final List<Integer> laneX = new ArrayList<>();
    private final List<Integer> laneOfRow = new ArrayList<>();
    private final int width;
    private final StringBuilder out = new StringBuilder();

    private SpaceTimeDiagram(List<Event> events, long rejected, Lanes lanes) {
        this.events = List.copyOf(events);
        this.rejected = rejected;
        Map<Integer, Integer> widths = new TreeMap<>();
        for (Event event : events) {
            String name = lanes.of(event);
            int lane = laneOf.computeIfAbsent(name, n -> laneOf.size());
            laneOfRow.add(lane);
            int label = CHARACTER * Math.max(label(event).length(), name.length());
            widths.merge(lane, Math.max(LEAST_LANE, label + 34), Math::max);
        }
        int x = LEFT + 16;
        for (int lane = 0; lane < laneOf.size(); lane++) {
            laneX.add(x);
            x += widths.getOrDefault(lane, LEAST_LANE);
        }
        width = Math.max(x, LEFT + 2 * LEAST_LANE);
    }

    /**
     * Draws the events around a rejected one, which stands out in red.
     *
     * @return a whole SVG document
     */
    public static String of(Rejection rejection, Lanes lanes) {
        List<Event> events = new ArrayList<>(rejection.before());
        events.add(rejection.event());
        events.addAll(rejection.behind());
        return of(events, rejection.event().seq(), lanes);
    }

    /**
     * Draws events.
     *
     * @param rejected the position of the event to mark; 0 marks none
     * @return a whole SVG document
     */
    public static String of(List<Event> events, long rejected, Lanes lanes) {
        return new SpaceTimeDiagram(events, rejected, lanes).draw();
    }

    private String draw() {
        int height = TOP + ROW * events.size() + 8;
        out.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" \
                viewBox="0 0 %d %d" font-family="Helvetica, Arial, sans-serif" font-size="12.5">
                <defs>
                """
                        .formatted(width, height, width, height));
        marker("arrow", INK);
        marker("faded", FADED);
        marker("red", RED);
        out.append("</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        band();
        laneOf.forEach((name, lane) -> lane(name, laneX.get(lane), height));
        messages();
        for (int row = 0; row < events.size(); row++) {
            event(row);
        }
        return out.append("</svg>\n").toString();
    }

    private void marker(String id, String colour) {
        out.append(
                """
                <marker id="%s" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" \
                markerHeight="7" orient="auto"><path d="M0 1 L10 5 L0 9 z" fill="%s"/></marker>
                """
                        .formatted(id, colour));
    }

    /** The ground behind the rejected event. */
    private void band() {
        for (int row = 0; row < events.size(); row++) {
            if (events.get(row).seq() == rejected) {
                out.append(
                        "<rect x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#fdecea\"/>\n"
                                .formatted(y(row) - ROW / 2 + 2, width, ROW - 4));
            }
        }
    }

    private void lane(String name, int x, int height) {
        out.append(
                """
                <line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#cfd8e3" stroke-width="2"/>
                """
                        .formatted(x, TOP - 26, x, height - 8));
        out.append(
                """
                <text x="%d" y="%d" font-weight="bold" font-size="14" fill="%s">%s</text>
                """
                        .formatted(x - 5, TOP - 36, INK, escaped(cut(name))));
    }

    private void messages() {
        Map<String, Integer> senders = new LinkedHashMap<>();
        Set<String> received = new HashSet<>();
        for (int row = 0; row < events.size(); row++) {
            for (String message : events.get(row).receives()) {
                received.add(message);
                Integer sender = senders.get(message);
                if (sender == null) {
                    fromBefore(row, message);
                } else {
                    arrow(sender, row, message);
                }
            }
            for (String message : events.get(row).sends()) {
                senders.put(message, row);
            }
        }
        senders.forEach(
                (message, row) -> {
                    if (!received.contains(message)) {
                        onItsWay(row, message);
                    }
                });
    }

    private void arrow(int from, int to, String message) {
        int x1 = x(from);
        int x2 = x(to);
        int y1 = y(from);
        int y2 = y(to);
        if (x1 == x2) {
            // A message to oneself leaves to the side.
            String bow =
                    "M%d %d C%d %d %d %d %d %d"
                            .formatted(x1, y1, x1 - 26, y1 + 8, x2 - 26, y2 - 8, x2 - 8, y2 - 3);
            path(bow, message, to, false);
            return;
        }
        double length = Math.hypot((double) x2 - x1, (double) y2 - y1);
        long endX = Math.round(x2 - 10 * (x2 - x1) / length);
        long endY = Math.round(y2 - 10 * (y2 - y1) / length);
        path("M%d %d L%d %d".formatted(x1, y1, endX, endY), message, to, false);
    }

    /** A message that was sent before the events that are drawn. */
    private void fromBefore(int row, String message) {
        String way = "M%d %d L%d %d".formatted(x(row) - 26, y(row) - 20, x(row) - 7, y(row) - 7);
        path(way, message, row, true);
    }

    /** A message that none of the events that are drawn receives. */
    private void onItsWay(int row, String message) {
        String way = "M%d %d L%d %d".formatted(x(row), y(row), x(row) - 24, y(row) + 20);
        path(way, message, row, true);
    }

    private void path(String way, String message, int row, boolean dashed) {
        String colour = colour(row);
        String marker = colour.equals(RED) ? "red" : colour.equals(FADED) ? "faded" : "arrow";
        out.append(
                """
                <path d="%s" fill="none" stroke="%s" stroke-width="1.4"%s \
                marker-end="url(#%s)"><title>%s</title></path>
                """
                        .formatted(
                                way,
                                colour,
                                dashed ? " stroke-dasharray=\"3 3\"" : "",
                                marker,
                                escaped(message)));
    }

    private void event(int row) {
        Event event = events.get(row);
        String colour = colour(row);
        boolean isRejected = event.seq() == rejected;
        out.append(
                """
                <text x="%d" y="%d" text-anchor="end" fill="%s">%d</text>
                """
                        .formatted(LEFT - 24, y(row) + 4, isRejected ? RED : FADED, event.seq()));
        out.append(
                """
                <circle cx="%d" cy="%d" r="%d" fill="%s" stroke="#ffffff" stroke-width="1.5"/>
                """
                        .formatted(x(row), y(row), isRejected ? 8 : 6, colour));
        if (isRejected) {
            out.append(
                    "<path d=\"M%d %d l6 6 m0 -6 l-6 6\" stroke=\"#ffffff\" stroke-width=\"2\"/>\n"
                            .formatted(x(row) - 3, y(row) - 3));
        }
        out.append(
                """
                <text x="%d" y="%d" fill="%s"%s stroke="#ffffff" stroke-width="3" \
                paint-order="stroke"><title>%s</title>%s</text>
                """
                        .formatted(
                                x(row) + 12,
                                y(row) + labelDrop(row),
                                colour,
                                isRejected ? " font-weight=\"bold\"" : "",
                                escaped(event.call()),
                                escaped(label(event))));
    }

    /** Labels stand where no arrow comes from or goes to, if there is such a place. */
    private int labelDrop(int row) {
        boolean fromRight = false;
        boolean toRight = false;
        for (int other = 0; other < events.size(); other++) {
            boolean right = x(other) > x(row);
            fromRight |= right && other < row && isMessage(other, row);
            toRight |= right && other > row && isMessage(row, other);
        }
        if (fromRight) {
            return toRight ? 4 : 17;
        }
        return toRight ? -9 : 4;
    }

    private boolean isMessage(int from, int to) {
        return !Collections.disjoint(events.get(from).sends(), events.get(to).receives());
    }

    private String colour(int row) {
        long seq = events.get(row).seq();
        if (seq == rejected) {
            return RED;
        }
        return rejected > 0 && seq > rejected ? FADED : INK;
    }

    private int x(int row) {
        return laneX.get(laneOfRow.get(row));
    }

    private static int y(int row) {
        return TOP + ROW * row;
    }

    private static String label(Event event) {
        return event.args().size() == 1
                ? cut(event.action() + "(" + Iterables.getOnlyElement(event.args().values()) + ")")
                : cut(event.call());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_LABEL ? text : text.substring(0, LONGEST_LABEL - 1) + "…";
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '<' -> safe.append("&lt;");
                                case '>' -> safe.append("&gt;");
                                case '&' -> safe.append("&amp;");
                                case '"' -> safe.append("&quot;");
                                default -> safe.appendCodePoint(isXml(c) ? c : 0xfffd);
                            }
                        });
        return safe.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0xd800)
                || (c >= 0xe000 && c != 0xfffe && c != 0xffff);
    }
}
