package org.fos.trace.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes the line of an event apart into what all lines of its kind have and the parts in which they
 * differ. Only plain lines are: fields in the order in which a recorder writes them, no white
 * space, strings of printable ASCII without escapes, integers of up to fifteen digits.
 */
final class LineParts {
    /** A part that is a value, known by its text. */
    static final byte VALUE = 0;

    /** A part that is an integer. */
    static final byte NUMBER = 1;

    /** A part that is an array of ids, of which few occur twice. */
    static final byte IDS = 2;

    static final int MOST = 128;

    private static final int DEEPEST = 16;
    private static final int MOST_DIGITS = 15;
    private static final byte[] SEQ = ascii("{\"seq\":");
    private static final byte[] ACTION = ascii(",\"action\":");
    private static final byte[] ARGS = ascii(",\"args\":{");
    private static final byte[] AFTER = ascii(",\"after\":[");
    private static final byte[] AT = ascii("{\"at\":[");
    private static final byte[] IS = ascii("],\"is\":");
    private static final byte[] RECEIVES = ascii(",\"receives\":");
    private static final byte[] SENDS = ascii(",\"sends\":");
    private static final byte[] TIME = ascii(",\"time\":");
    private static final byte[] SOURCE = ascii(",\"source\":");
    private static final byte[] TUPLE = ascii("{\"#tup\":[");
    private static final byte[] EMPTY = ascii("{}");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    final byte[] kinds = new byte[MOST];
    final int[] from = new int[MOST];
    final int[] to = new int[MOST];
    final long[] numbers = new long[MOST];

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int count;
    private int begin;
    private long number;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** How many parts there are. */
    int count() {
        return count;
    }

    /** Where the line goes on behind its number. */
    int begin() {
        return begin;
    }

    /** Takes a line apart; false if it is not plain, or has another number than this one. */
    boolean read(byte[] content, int start, int stop, long seq) {
        bytes = content;
        at = start;
        end = stop;
        count = 0;
        if (!literal(SEQ) || !integer() || number != seq) {
            return false;
        }
        begin = at;
        return literal(ACTION)
                && string()
                && (!literal(ARGS) || args())
                && (!literal(AFTER) || list(']', this::fact))
                && (!literal(RECEIVES) || ids())
                && (!literal(SENDS) || ids())
                && (!literal(TIME) || numberPart())
                && (!literal(SOURCE) || string())
                && skip('}')
                && at == end;
    }

    private boolean args() {
        return list('}', () -> string() && skip(':') && value(0));
    }

    private boolean fact() {
        if (!literal(AT) || !string()) {
            return false;
        }
        while (skip(',')) {
            if (!value(0)) {
                return false;
            }
        }
        return literal(IS) && value(0) && skip('}');
    }

    private boolean ids() {
        int first = at;
        return skip('[') && list(']', this::string) && add(IDS, first);
    }

    private boolean numberPart() {
        int first = at;
        return integer() && add(NUMBER, first);
    }

    private boolean value(int depth) {
        if (at >= end || depth == DEEPEST) {
            return false;
        }
        byte first = bytes[at];
        if (first == '-' || (first >= '0' && first <= '9')) {
            return numberPart();
        }
        if (first == '{' && literal(EMPTY)) {
            return true;
        }
        if (first == '{' && literal(TUPLE)) {
            return list(']', () -> value(depth + 1)) && skip('}');
        }
        if (first == '{' && at + 2 < end && bytes[at + 2] != '#') {
            at++;
            return list('}', () -> string() && skip(':') && value(depth + 1));
        }
        int begun = at;
        return plain(depth) && add(VALUE, begun);
    }

    /** Moves over a value that is taken as a whole. */
    private boolean plain(int depth) {
        if (at >= end || depth == DEEPEST) {
            return false;
        }
        return switch (bytes[at]) {
            case '"' -> string();
            case 't' -> literal(TRUE);
            case 'f' -> literal(FALSE);
            case '[' -> skip('[') && list(']', () -> plain(depth + 1));
            case '{' -> skip('{') && list('}', () -> string() && skip(':') && plain(depth + 1));
            default -> integer();
        };
    }

    /** A part of the line that is moved over. */
    private interface Part {
        boolean over();
    }

    /** Moves over what stands between commas, and the bracket behind it. */
    private boolean list(char close, Part member) {
        if (skip(close)) {
            return true;
        }
        do {
            if (!member.over()) {
                return false;
            }
        } while (skip(','));
        return skip(close);
    }

    private boolean add(byte kind, int first) {
        if (count == MOST) {
            return false;
        }
        kinds[count] = kind;
        from[count] = first;
        to[count] = at;
        numbers[count] = number;
        count++;
        return true;
    }

    private boolean skip(char ascii) {
        if (at < end && bytes[at] == ascii) {
            at++;
            return true;
        }
        return false;
    }

    private boolean literal(byte[] expected) {
        int behind = at + expected.length;
        if (behind > end || !Arrays.equals(bytes, at, behind, expected, 0, expected.length)) {
            return false;
        }
        at = behind;
        return true;
    }

    private boolean string() {
        if (!skip('"')) {
            return false;
        }
        while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return skip('"');
    }

    private boolean integer() {
        boolean negative = skip('-');
        int first = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - first <= MOST_DIGITS) {
            value = 10 * value + (bytes[at] - '0');
            at++;
        }
        int digits = at - first;
        number = negative ? -value : value;
        return digits > 0
                && digits <= MOST_DIGITS
                && (bytes[first] != '0' || (digits == 1 && !negative));
    }
}
