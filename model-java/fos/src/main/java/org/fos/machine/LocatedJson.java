package org.fos.machine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON document whose every value knows its place, so that an error can name it. */
final class LocatedJson {
    private final String file;
    private final String path;
    private final int line;
    private final int column;
    private final @Nullable Object value;

    private LocatedJson(String file, String path, JsonLocation at, @Nullable Object value) {
        this.file = file;
        this.path = path;
        this.line = at.getLineNr();
        this.column = at.getColumnNr();
        this.value = value;
    }

    /**
     * Parses one document.
     *
     * @param file the name that errors carry
     * @param text the whole document
     * @throws MachineFileException if it is not JSON
     */
    static LocatedJson parse(String file, String text) {
        JsonFactory factory =
                JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        try (JsonParser parser = factory.createParser(text)) {
            parser.nextToken();
            LocatedJson document = value(file, "$", parser);
            if (parser.nextToken() != null) {
                throw document.unexpected("one value", "more after it");
            }
            return document;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new MachineFileException(
                    file, at.getLineNr(), at.getColumnNr(), "$", "JSON", e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocatedJson value(String file, String path, JsonParser parser)
            throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new MachineFileException(
                    file, at.getLineNr(), at.getColumnNr(), path, "a JSON value", "nothing");
        }
        Object value =
                switch (token) {
                    case START_OBJECT -> members(file, path, parser);
                    case VALUE_STRING -> parser.getText();
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                    default ->
                            throw new MachineFileException(
                                    file,
                                    at.getLineNr(),
                                    at.getColumnNr(),
                                    path,
                                    "an object, a text or a number",
                                    parser.getText());
                };
        return new LocatedJson(file, path, at, value);
    }

    private static Map<String, LocatedJson> members(String file, String path, JsonParser parser)
            throws IOException {
        Map<String, LocatedJson> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(file, path + "." + name, parser));
        }
        return members;
    }

    /** Returns the member of that name of this object. */
    LocatedJson member(String name) {
        LocatedJson member = members().get(name);
        if (member == null) {
            throw unexpected("a member \"" + name + "\"", "only " + members().keySet());
        }
        return member;
    }

    /** Refuses members that nobody asks for, since a misspelt one would go unnoticed. */
    void allowOnly(java.util.List<String> names) {
        members()
                .forEach(
                        (name, member) -> {
                            if (!names.contains(name)) {
                                throw member.unexpected(
                                        "one of " + names, "the unknown member \"" + name + "\"");
                            }
                        });
    }

    String text() {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw unexpected("a text", shown());
    }

    /** Returns a number that is at least 0. */
    double number() {
        if (value instanceof Double number && number >= 0) {
            return number;
        }
        throw unexpected("a number, at least 0", shown());
    }

    /** Returns a whole number that is at least 1. */
    int count() {
        if (value instanceof Double number && number >= 1 && number == Math.rint(number)) {
            return number.intValue();
        }
        throw unexpected("a whole number, at least 1", shown());
    }

    MachineFileException unexpected(String expected, String got) {
        return new MachineFileException(file, line, column, path, expected, got);
    }

    @SuppressWarnings("unchecked") // members() of this class is the only maker of maps
    private Map<String, LocatedJson> members() {
        if (value instanceof Map<?, ?> members) {
            return (Map<String, LocatedJson>) members;
        }
        throw unexpected("an object", shown());
    }

    private String shown() {
        return switch (value) {
            case String text -> "the text \"" + text + "\"";
            case Double number -> "the number " + number;
            case null, default -> "an object";
        };
    }
}
