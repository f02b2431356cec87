package org.fos.checker.value;

import org.jspecify.annotations.Nullable;

/** A TLA+ string. */
public final class StringValue extends Value {
    private final String text;
    private final int hash;

    /** The string of these characters. */
    public StringValue(String text) {
        this.text = text;
        this.hash = Hash.mix(text.hashCode() ^ 0x1B873593);
    }

    /** Its characters. */
    public String text() {
        return text;
    }

    @Override
    public int kind() {
        return 2;
    }

    @Override
    public int compareTo(Value other) {
        return other instanceof StringValue that
                ? text.compareTo(that.text)
                : Integer.compare(kind(), other.kind());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof StringValue that
                        && hash == that.hash
                        && text.equals(that.text));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The string in quotes, with the escapes that TLA+ knows: {@code \" \\ \t \n \f \r}. */
    @Override
    public String toString() {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\t' -> quoted.append("\\t");
                case '\n' -> quoted.append("\\n");
                case '\f' -> quoted.append("\\f");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
