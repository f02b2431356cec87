package org.fos.experiments.workload;

import org.fos.store.StoreMember;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One operation that a client asks of the key-value store (report §4.8.2) or, in its vocabulary, of
 * the name service on top of it (report §4.7.1).
 *
 * @param kind what is asked
 * @param key what it is asked about: one or more non-empty segments, each after a slash, free of
 *     white space, as in {@code /sys/pma/1}
 * @param value what is stored: without control characters, and without white space at its ends;
 *     empty exactly if the kind takes no value
 * @param client who asks, counted from 0 and below {@value #CLIENT_LIMIT}
 * @param afterCycles how long the client waits after its previous operation was answered, in cycles
 *     of virtual time
 */
public record Operation(Kind kind, String key, String value, int client, long afterCycles) {
    /** No workload has more clients than this. */
    public static final int CLIENT_LIMIT = 1_000_000;

    private static final Pattern KEY = Pattern.compile("(/[^/\\p{IsWhite_Space}\\p{Cc}\\p{Cs}]+)+");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cc}\\p{Cs}]+");

    /** What an operation asks. */
    public enum Kind {
        /** The value of a key, as the nearest member has it. */
        READ(false),
        /** A new value for a key, agreed on by all members. */
        UPDATE(true),
        /** The end of a key, agreed on by all members. */
        DELETE(false),
        /** A name for a mailbox; several mailboxes may share one name. */
        REGISTER(true),
        /** A mailbox that is registered under a name. */
        RESOLVE(false),
        /** The end of a name. */
        UNREGISTER(false);

        private final boolean takesValue;

        Kind(boolean takesValue) {
            this.takesValue = takesValue;
        }

        /** Whether an operation of this kind carries a value. */
        public boolean takesValue() {
            return takesValue;
        }

        /** The word for this kind in a workload file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The words of all kinds, in their order here. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }
    }

    /** Creates an operation, and throws {@link IllegalArgumentException} if it cannot be one. */
    public Operation {
        if (!isKey(key)) {
            throw new IllegalArgumentException(
                    "a key must be segments like /net/eth0, key=\"" + key + "\"");
        }
        if (kind.takesValue() ? !isValue(value) : !value.isEmpty()) {
            throw new IllegalArgumentException(
                    (kind.takesValue() ? "must have a value" : "takes no value")
                            + (", kind=" + kind + " value=\"" + value + "\""));
        }
        if (client < 0 || client >= CLIENT_LIMIT) {
            throw new IllegalArgumentException(
                    "client must be at least 0 and below " + CLIENT_LIMIT + ", client=" + client);
        }
        if (afterCycles < 0) {
            throw new IllegalArgumentException(
                    "afterCycles must not be negative, afterCycles=" + afterCycles);
        }
    }

    /** An operation of client 0, issued as soon as its previous one is answered, with a value. */
    public static Operation of(Kind kind, String key, String value) {
        return new Operation(kind, key, value, 0, 0);
    }

    /** An operation of client 0, issued as soon as its previous one is answered. */
    public static Operation of(Kind kind, String key) {
        return of(kind, key, "");
    }

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    static boolean isValue(String text) {
        return text.equals(text.strip())
                && VALUE.matcher(text).matches()
                && !StoreMember.RESERVED_VALUES.contains(text);
    }
}
