package org.fos.checker.value;

import org.jspecify.annotations.Nullable;

/** A TLA+ string. */
public record StringValue(String text) implements Value {

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
        return this == other || (other instanceof StringValue that && text.equals(that.text));
    }

    @Override
    public int hashCode() {
        return Hash.mix(text.hashCode() ^ 0x1B873593);
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
