package org.fos.trace.format;

import org.fos.checker.value.Domain;
import org.fos.checker.value.StringValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Learns a template from a line that is known to be plain. */
final class Learning {
    private static final Literal ACTION = Literal.ascii(",\"action\":");
    private static final Literal ARGS = Literal.ascii(",\"args\":{");
    private static final Literal AFTER = Literal.ascii(",\"after\":[");
    private static final Literal AT = Literal.ascii("{\"at\":[");
    private static final Literal IS = Literal.ascii("],\"is\":");
    private static final Literal IDS = Literal.ascii(",\"receives\":");
    private static final Literal SENDS = Literal.ascii(",\"sends\":");
    private static final Literal TIME = Literal.ascii(",\"time\":");
    private static final Literal TUPLE = Literal.ascii("{\"#tup\":[");
    private static final Literal OF_A_KIND = Literal.ascii("{\"#");
    private static final Literal EMPTY = Literal.ascii("{}");

    private final ByteCursor at = new ByteCursor();
    private final KnownTexts texts;
    private final PlainValues values;
    private final Holes filled;
    private final int end;
    private int since;
    private boolean failed;

    private final List<Literal> literals = new ArrayList<>();
    private final List<Template.Hole> holes = new ArrayList<>();
    private final List<@Nullable RecentValues> recent = new ArrayList<>();
    private final List<Integer> argNames = new ArrayList<>();
    private final List<Pattern> args = new ArrayList<>();
    private final List<Integer> variables = new ArrayList<>();
    private final List<Pattern[]> paths = new ArrayList<>();
    private final List<Pattern> are = new ArrayList<>();

    /**
     * Begins to learn.
     *
     * @param begin where the line goes on behind its number
     * @param end where it ends
     */
    Learning(KnownTexts texts, PlainValues values, Holes filled, byte[] bytes, int begin, int end) {
        this.texts = texts;
        this.values = values;
        this.filled = filled;
        this.end = end;
        at.begin(bytes, begin);
        since = begin;
    }

    /** The line's template; null if it has too many holes. */
    @Nullable Template template() {
        int action = skip(ACTION) ? name() : -1;
        if (skip(ARGS)) {
            list('}', this::arg);
        }
        if (skip(AFTER)) {
            list(']', this::fact);
        }
        if (skip(IDS)) {
            ids();
        }
        if (skip(SENDS)) {
            ids();
        }
        if (skip(TIME)) {
            int unused = hole(Template.Hole.TIME);
            moved(at.integer());
        }
        at.at = end;
        closeLiteral(end);
        if (failed || action < 0 || holes.size() > Holes.MOST) {
            return null;
        }
        return new Template(
                literals.toArray(new Literal[0]),
                holes.toArray(new Template.Hole[0]),
                recent.toArray(new RecentValues[0]),
                action,
                argNames.stream().mapToInt(Integer::intValue).toArray(),
                args.toArray(new Pattern[0]),
                variables.stream().mapToInt(Integer::intValue).toArray(),
                paths.toArray(new Pattern[0][]),
                are.toArray(new Pattern[0]));
    }

    private boolean skip(Literal literal) {
        int after = literal.after(at.bytes, at.at);
        if (after >= 0) {
            at.at = after;
        }
        return after >= 0;
    }

    /** Goes through what stands between commas, up to a bracket. */
    private void list(char close, Runnable member) {
        if (at.skip(close)) {
            return;
        }
        do {
            member.run();
        } while (!failed && at.skip(','));
        failed |= !at.skip(close);
    }

    private int name() {
        return at.string() ? texts.name(at) : -1;
    }

    private void arg() {
        argNames.add(name());
        failed |= !at.skip(':');
        args.add(value());
    }

    private void fact() {
        failed |= !skip(AT);
        variables.add(name());
        List<Pattern> path = new ArrayList<>();
        while (!failed && at.skip(',')) {
            path.add(value());
        }
        paths.add(path.toArray(new Pattern[0]));
        failed |= !skip(IS);
        are.add(value());
        failed |= !at.skip('}');
    }

    private void ids() {
        int unused = hole(Template.Hole.IDS);
        moved(at.strings());
    }

    private Pattern value() {
        byte first = at.current();
        if (first == '"') {
            int hole = hole(Template.Hole.TEXT);
            moved(at.string());
            return Pattern.value(filled, hole);
        }
        if (first == '-' || (first >= '0' && first <= '9')) {
            int hole = hole(Template.Hole.NUMBER);
            moved(at.integer());
            return Pattern.number(filled, hole);
        }
        if (first != '{' || (OF_A_KIND.after(at.bytes, at.at) >= 0 && !isTuple())) {
            int hole = hole(Template.Hole.VALUE);
            RecentValues known = new RecentValues();
            recent.set(hole, known);
            moved(values.read(at, known) != null);
            return Pattern.value(filled, hole);
        }
        return isTuple() || isEmpty() ? tuple() : record();
    }

    private boolean isTuple() {
        return TUPLE.after(at.bytes, at.at) >= 0;
    }

    private boolean isEmpty() {
        return EMPTY.after(at.bytes, at.at) >= 0;
    }

    private Pattern tuple() {
        List<Pattern> parts = new ArrayList<>();
        if (!skip(EMPTY)) {
            failed |= !skip(TUPLE);
            list(']', () -> parts.add(value()));
            failed |= !at.skip('}');
        }
        return Pattern.function(
                filled, Domain.sequence(parts.size()), parts.toArray(new Pattern[0]));
    }

    private Pattern record() {
        List<StringValue> names = new ArrayList<>();
        List<Pattern> parts = new ArrayList<>();
        failed |= !at.skip('{');
        list(
                '}',
                () -> {
                    int name = name();
                    failed |= name < 0 || !at.skip(':');
                    names.add(texts.name(Math.max(0, name)));
                    parts.add(value());
                });
        PlainValues.RecordShape shape = values.shape(names.toArray(new StringValue[0]));
        if (shape == null) {
            failed = true;
            return Pattern.function(filled, Domain.sequence(0), new Pattern[0]);
        }
        Pattern[] placed = new Pattern[parts.size()];
        Arrays.setAll(placed, i -> parts.get(0));
        for (int i = 0; i < placed.length; i++) {
            placed[shape.places()[i]] = parts.get(i);
        }
        return Pattern.function(filled, shape.domain(), placed);
    }

    /** Notes that lines differ in what stands here. */
    private int hole(Template.Hole kind) {
        closeLiteral(at.at);
        holes.add(kind);
        recent.add(null);
        return holes.size() - 1;
    }

    private void closeLiteral(int to) {
        literals.add(new Literal(Arrays.copyOfRange(at.bytes, since, to)));
    }

    /** What stands in the hole has been gone over. */
    private void moved(boolean over) {
        failed |= !over;
        since = at.at;
    }
}
