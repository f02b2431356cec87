package org.fos.trace.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One line of JSON, read token by token. */
final class JsonLine {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** Reads the value of one field. */
    interface FieldReader {
        void read(String name) throws Malformed;
    }

    /** Reads one element of an array. */
    interface ElementReader {
        void read() throws Malformed;
    }

    private final JsonParser parser;

    JsonLine(String text) {
        try {
            parser = JSON.createParser(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to the next token. */
    JsonToken next() throws Malformed {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new Malformed("the line ends in the middle of a JSON object", true);
            }
            return token;
        } catch (JsonProcessingException e) {
            throw syntax(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Malformed syntax(JsonProcessingException e) {
        long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        String what =
                e instanceof JsonEOFException
                        ? "the line ends in the middle of a JSON object"
                        : String.valueOf(
                                e instanceof StreamReadException s
                                        ? s.getOriginalMessage()
                                        : e.getOriginalMessage());
        return new Malformed(
                "column %d: %s; expected one JSON object on this line".formatted(column, what),
                e instanceof JsonEOFException);
    }

    /** The token that the parser is at. */
    JsonToken current() {
        return parser.currentToken();
    }

    /** The text of the current string, number or field name. */
    String text() throws Malformed {
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw syntax(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the whole line as an object. */
    void document(FieldReader reader) throws Malformed {
        if (next() != JsonToken.START_OBJECT) {
            throw new Malformed("expected one JSON object on this line, got " + describe());
        }
        fields(reader);
        try {
            if (parser.nextToken() != null) {
                throw new Malformed(
                        "more than one JSON object on this line; write one object on each line");
            }
        } catch (JsonProcessingException e) {
            throw syntax(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the fields of the object that has just begun; the reader is at each field's value. */
    void fields(FieldReader reader) throws Malformed {
        while (next() != JsonToken.END_OBJECT) {
            String name = text();
            JsonToken unused = next();
            reader.read(name);
        }
    }

    /** Reads the object that is the value of a field. */
    void object(String field, FieldReader reader) throws Malformed {
        require(field, JsonToken.START_OBJECT, "an object");
        fields(reader);
    }

    /** Reads the array that is the value of a field. */
    void array(String field, ElementReader reader) throws Malformed {
        require(field, JsonToken.START_ARRAY, "an array");
        while (next() != JsonToken.END_ARRAY) {
            reader.read();
        }
    }

    String string(String field) throws Malformed {
        require(field, JsonToken.VALUE_STRING, "a string");
        return text();
    }

    String name(String field) throws Malformed {
        String name = string(field);
        if (name.isBlank()) {
            throw new Malformed(field + " must not be empty");
        }
        return name;
    }

    List<String> strings(String field) throws Malformed {
        List<String> all = new ArrayList<>();
        array(field, () -> all.add(string(field)));
        return all;
    }

    long integer(String field, long least) throws Malformed {
        require(field, JsonToken.VALUE_NUMBER_INT, "an integer");
        try {
            long number = Long.parseLong(text());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with the least number allowed.
        }
        throw new Malformed(
                "%s must be an integer from %d that fits 64 bits, got %s"
                        .formatted(field, least, text()));
    }

    Map<String, Long> counts(String field) throws Malformed {
        Map<String, Long> all = new TreeMap<>();
        object(field, name -> all.put(name, integer(field, 0)));
        return all;
    }

    private void require(String field, JsonToken token, String what) throws Malformed {
        if (current() != token) {
            throw new Malformed("%s must be %s, got %s".formatted(field, what, describe()));
        }
    }

    /** What the current token is, for messages. */
    String describe() throws Malformed {
        return switch (current()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the string \"" + text() + "\"";
            case VALUE_NULL -> "null";
            default -> text();
        };
    }

    /** Reads a value of any kind: a string as it is, all else as JSON. */
    String any() throws Malformed {
        return switch (current()) {
            case START_OBJECT -> {
                List<String> parts = new ArrayList<>();
                fields(name -> parts.add("\"" + name + "\":" + quoted()));
                yield "{" + String.join(",", parts) + "}";
            }
            case START_ARRAY -> {
                List<String> parts = new ArrayList<>();
                while (next() != JsonToken.END_ARRAY) {
                    parts.add(quoted());
                }
                yield "[" + String.join(",", parts) + "]";
            }
            default -> text();
        };
    }

    private String quoted() throws Malformed {
        return current() == JsonToken.VALUE_STRING
                ? "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text())) + "\""
                : any();
    }
}
