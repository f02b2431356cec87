package org.fos.trace.format;

import org.fos.checker.value.Description;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Objects;

/**
 * One recorded step as it lies in the bytes of its line: names as numbers, values decoded, ids of
 * messages not looked at. The same object is filled anew for each line, and no line that is like an
 * earlier one makes new objects.
 */
public final class EventLine {
    private static final Literal SEQ = Literal.ascii("{\"seq\":");
    private static final byte[] ACTION = PlainValues.ascii(",\"action\":");
    private static final byte[] ARGS = PlainValues.ascii(",\"args\":{");
    private static final byte[] AFTER = PlainValues.ascii(",\"after\":[");
    private static final byte[] AT = PlainValues.ascii("{\"at\":[");
    private static final byte[] IS = PlainValues.ascii("],\"is\":");
    private static final byte[] RECEIVES = PlainValues.ascii(",\"receives\":");
    private static final byte[] SENDS = PlainValues.ascii(",\"sends\":");
    private static final byte[] TIME = PlainValues.ascii(",\"time\":");
    private static final byte[] SOURCE = PlainValues.ascii(",\"source\":");
    private static final int SEQ_ONE_BYTES = "{\"seq\":1".length();
    private static final Value[] NO_KEYS = new Value[0];

    private final ByteCursor at = new ByteCursor();
    private final Templates templates;
    private @Nullable Template template;
    private final KnownTexts texts;
    private final PlainValues values;
    private final RecentValues keyValues = new RecentValues();
    private RecentValues[] recent = new RecentValues[0];
    private long seq;
    private int action;
    private int args;
    private int[] argNames = new int[8];
    private final @Nullable Value[] argValues = new Value[MOST_ARGS];
    private int facts;
    private int[] variables = new int[8];
    private Value[][] keys = new Value[8][];
    private @Nullable Value[] are = new Value[8];
    private final Value[] path = new Value[MOST_KEYS];

    private static final int MOST_ARGS = 32;
    private static final int MOST_KEYS = 16;

    EventLine(KnownTexts texts) {
        this.texts = texts;
        values = new PlainValues(texts);
        templates = new Templates(texts, values);
    }

    /**
     * Reads the event that begins at a place, if it is written as plainly as a recorder writes it.
     *
     * @param bytes ends with eight zeros
     * @return the place behind it; -1 if it is not plain, or no event
     */
    int read(byte[] bytes, int begin) {
        int number = SEQ.after(bytes, begin);
        if (number < 0) {
            return -1;
        }
        at.begin(bytes, number);
        if (!at.integer() || at.number < 1) {
            return -1;
        }
        seq = at.number;
        int behind = at.at;
        template = templates.read(at);
        if (template != null) {
            take(template);
            return at.at;
        }
        args = 0;
        facts = 0;
        if (!at.literal(ACTION) || !readAction() || !readArgs() || !readAfter() || !readRest()) {
            return -1;
        }
        templates.learn(bytes, behind, at.at);
        return at.at;
    }

    /**
     * The kind of a line that is known to begin with {@code {"seq":1}; null if it is not plain. What
     * was read before is forgotten.
     */
    @Nullable Template kindOf(byte[] line) {
        byte[] padded = Arrays.copyOf(line, line.length + TraceSource.PADDING);
        return read(padded, 0) == line.length
                ? templates.kindOf(padded, SEQ_ONE_BYTES, line.length)
                : null;
    }

    /** What stands in the holes of the line last read. */
    Holes holes() {
        return templates.holes();
    }

    /** The plain value at a place, which is moved over; null if it is none. */
    @Nullable Value value(ByteCursor from) {
        return values.read(from, keyValues);
    }

    /** Takes an event whose parts have been put into the holes. */
    void take(Template read, long number) {
        seq = number;
        template = read;
        take(read);
    }

    private void take(Template read) {
        action = read.action;
        args = read.args.length;
        for (int i = 0; i < args; i++) {
            argValues[i] = read.args[i].value();
        }
        facts = read.variables.length;
        read.makeKeys();
    }

    private boolean readAction() {
        if (!at.string() || at.from == at.to || at.bytes[at.from] == ' ') {
            return false;
        }
        action = texts.name(at);
        return action >= 0;
    }

    private boolean readArgs() {
        if (!at.literal(ARGS)) {
            return true;
        }
        if (at.skip('}')) {
            return true;
        }
        do {
            int name = name();
            if (name < 0 || !at.skip(':') || args == MOST_ARGS || isGiven(name)) {
                return false;
            }
            Value value = values.read(at, recent(name));
            if (value == null) {
                return false;
            }
            if (args == argNames.length) {
                argNames = Arrays.copyOf(argNames, 2 * args);
            }
            argNames[args] = name;
            argValues[args] = value;
            args++;
        } while (at.skip(','));
        return at.skip('}');
    }

    private boolean isGiven(int name) {
        for (int i = 0; i < args; i++) {
            if (argNames[i] == name) {
                return true;
            }
        }
        return false;
    }

    private int name() {
        return at.string() ? texts.name(at) : -1;
    }

    private RecentValues recent(int name) {
        if (name >= recent.length) {
            int had = recent.length;
            recent = Arrays.copyOf(recent, Math.max(64, 2 * name));
            for (int i = had; i < recent.length; i++) {
                recent[i] = new RecentValues();
            }
        }
        return recent[name];
    }

    private boolean readAfter() {
        if (!at.literal(AFTER)) {
            return true;
        }
        if (at.skip(']')) {
            return true;
        }
        do {
            if (!fact()) {
                return false;
            }
        } while (at.skip(','));
        return at.skip(']');
    }

    private boolean fact() {
        if (!at.literal(AT) || !at.string() || at.from == at.to || at.bytes[at.from] == ' ') {
            return false;
        }
        int variable = texts.name(at);
        if (variable < 0) {
            return false;
        }
        int depth = 0;
        while (at.skip(',')) {
            Value key = depth == MOST_KEYS ? null : values.read(at, keyValues);
            if (key == null) {
                return false;
            }
            path[depth] = key;
            depth++;
        }
        if (!at.literal(IS)) {
            return false;
        }
        Value is = values.read(at, recent(variable));
        if (is == null || !at.skip('}')) {
            return false;
        }
        add(variable, depth, is);
        return true;
    }

    private void add(int variable, int depth, Value is) {
        if (facts == variables.length) {
            variables = Arrays.copyOf(variables, 2 * facts);
            keys = Arrays.copyOf(keys, 2 * facts);
            are = Arrays.copyOf(are, 2 * facts);
        }
        variables[facts] = variable;
        Value[] room = keys[facts];
        if (room == null || room.length != depth) {
            room = depth == 0 ? NO_KEYS : new Value[depth];
            keys[facts] = room;
        }
        System.arraycopy(path, 0, room, 0, depth);
        are[facts] = is;
        facts++;
    }

    private boolean readRest() {
        if (at.literal(RECEIVES) && !at.strings()) {
            return false;
        }
        if (at.literal(SENDS) && !at.strings()) {
            return false;
        }
        if (at.literal(TIME) && (!at.integer() || at.number < 0)) {
            return false;
        }
        if (at.literal(SOURCE) && (!at.string() || at.from == at.to || at.bytes[at.from] == ' ')) {
            return false;
        }
        return at.skip('}');
    }

    /** The event's position in its file, from 1. */
    public long seq() {
        return seq;
    }

    /** The number of the action's name. */
    public int actionName() {
        return action;
    }

    /** A name by its number. */
    public String name(int number) {
        return texts.name(number).text();
    }

    /** How many arguments are given. */
    public int args() {
        return args;
    }

    /** The number of an argument's name. */
    public int argName(int index) {
        return (template == null ? argNames : template.argNames)[Objects.checkIndex(index, args)];
    }

    /** The values of the arguments, from the beginning of the array; not to be changed. */
    public @Nullable Value[] argValues() {
        return argValues;
    }

    /** How many facts are stated about the state after the step. */
    public int facts() {
        return facts;
    }

    /** The number of the name of the variable that a fact is about. */
    public int variable(int fact) {
        return (template == null ? variables : template.variables)[Objects.checkIndex(fact, facts)];
    }

    /** The way into a fact's variable; not to be changed, and not to be kept. */
    public Value[] keys(int fact) {
        return (template == null ? keys : template.keys)[Objects.checkIndex(fact, facts)];
    }

    /** What a fact says; of this line only, as long as no other one is read. */
    public Description is(int fact) {
        int index = Objects.checkIndex(fact, facts);
        return template == null ? Objects.requireNonNull(are[index]) : template.are[index];
    }
}
