package org.fos.experiments.workload;

import org.fos.experiments.workload.Operation.Kind;

import java.math.BigInteger;

/** Reads one line of a workload file, word by word. */
final class OperationLine {
    private static final String END = "the end of the line";

    private final String file;
    private final int number;
    private String rest;

    /**
     * Starts at the beginning of a line.
     *
     * @param text the line, neither empty nor a comment, without white space at its ends
     */
    OperationLine(String file, int number, String text) {
        this.file = file;
        this.number = number;
        this.rest = text;
    }

    Operation operation() throws WorkloadFormatException {
        int client = 0;
        if (rest.startsWith("@")) {
            String word = word();
            String expected = "@ and the number of a client, as in @2, below ";
            long limit = Operation.CLIENT_LIMIT;
            client = (int) number(word.substring(1), word, limit - 1, expected + limit);
        }
        String word = word();
        long afterCycles = 0;
        if (word.equals("after")) {
            String cycles = word();
            afterCycles = number(cycles, cycles, Long.MAX_VALUE, "a number of cycles");
            word = word();
        }
        Kind kind = kind(word);
        return new Operation(kind, key(), value(kind), client, afterCycles);
    }

    private Kind kind(String word) throws WorkloadFormatException {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw unexpected(word, "one of " + String.join(", ", Kind.words()));
    }

    private String key() throws WorkloadFormatException {
        String word = word();
        if (!Operation.isKey(word)) {
            throw unexpected(word, "a key of segments, each after a slash, as in /net/eth0");
        }
        return word;
    }

    private String value(Kind kind) throws WorkloadFormatException {
        if (!kind.takesValue() && !rest.isEmpty()) {
            throw unexpected(rest, END + ": \"" + kind.word() + "\" takes no value");
        }
        if (kind.takesValue() && !Operation.isValue(rest)) {
            throw unexpected(rest, "a value without control characters");
        }
        return rest;
    }

    private long number(String digits, String word, long largest, String expected)
            throws WorkloadFormatException {
        boolean isNumber = digits.matches("[0-9]{1,19}");
        if (!isNumber || new BigInteger(digits).compareTo(BigInteger.valueOf(largest)) > 0) {
            throw unexpected(word, expected);
        }
        return Long.parseLong(digits);
    }

    /** The next word, and the rest of the line without the white space after it. */
    private String word() {
        int end = 0;
        while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
            end++;
        }
        String word = rest.substring(0, end);
        rest = rest.substring(end).strip();
        return word;
    }

    private WorkloadFormatException unexpected(String got, String expected) {
        String shown = got.isEmpty() ? END : "\"" + got + "\"";
        return new WorkloadFormatException(file, number, shown, expected);
    }
}
