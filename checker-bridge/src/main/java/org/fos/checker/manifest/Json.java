package org.fos.checker.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;

import org.fos.checker.parse.SyntaxException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A JSON value that knows where it stands, so that each complaint can name line, column and path.
 *
 * @param content a map, a list, a string, a long, a double, a Boolean, or the text "null"
 * @param path from the root, as {@code $[0].models[3].name}
 */
record Json(String source, int line, int column, String path, Object content) {
    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final Object NULL =
            new Object() {
                @Override
                public String toString() {
                    return "null";
                }
            };

    /** Reads one JSON value and nothing after it. */
    static Json read(String source, String text) throws SyntaxException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Json root = value(source, "$", parser);
            if (parser.nextToken() != null) {
                throw at(source, parser.currentTokenLocation(), parser.getText(), "the end");
            }
            return root;
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw at(source, place, e.getOriginalMessage(), "well-formed JSON");
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot fail to be read", e);
        }
    }

    private static SyntaxException at(
            String source, JsonLocation place, String found, String expected) {
        return new SyntaxException(source, place.getLineNr(), place.getColumnNr(), found, expected);
    }

    private static Json value(String source, String path, JsonParser parser) throws IOException {
        JsonLocation place = parser.currentTokenLocation();
        JsonToken token = parser.currentToken();
        Object content =
                token == null
                        ? "nothing"
                        : switch (token) {
                            case START_OBJECT -> object(source, path, parser);
                            case START_ARRAY -> array(source, path, parser);
                            case VALUE_NUMBER_INT -> parser.getLongValue();
                            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                            case VALUE_TRUE -> true;
                            case VALUE_FALSE -> false;
                            case VALUE_NULL -> NULL;
                            default -> parser.getText();
                        };
        return new Json(source, place.getLineNr(), place.getColumnNr(), path, content);
    }

    private static Map<String, Json> object(String source, String path, JsonParser parser)
            throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(source, path + "." + name, parser));
        }
        return fields;
    }

    private static List<Json> array(String source, String path, JsonParser parser)
            throws IOException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(source, path + "[" + elements.size() + "]", parser));
        }
        return elements;
    }

    /** That something else should stand here. */
    SyntaxException expected(String what) {
        String found =
                switch (content) {
                    case Map<?, ?> fields -> "an object";
                    case List<?> elements -> "an array";
                    case String text -> "\"" + text + "\"";
                    default -> content.toString();
                };
        return new SyntaxException(source, line, column, found, what + " at " + path);
    }

    boolean isArray() {
        return content instanceof List;
    }

    List<Json> elements() throws SyntaxException {
        if (!(content instanceof List<?> elements)) {
            throw expected("an array");
        }
        return elements.stream().map(Json.class::cast).toList();
    }

    private Map<?, ?> fields() throws SyntaxException {
        if (!(content instanceof Map<?, ?> fields)) {
            throw expected("an object");
        }
        return fields;
    }

    /** Complains of a field that is none of these. */
    void checkFields(Set<String> known) throws SyntaxException {
        for (Object name : fields().keySet()) {
            if (!known.contains(name)) {
                throw field((String) name)
                        .orElseThrow()
                        .expected("one of the fields " + new TreeSet<>(known) + ", not a value");
            }
        }
    }

    Optional<Json> field(String name) throws SyntaxException {
        return Optional.ofNullable((Json) fields().get(name));
    }

    Json required(String name) throws SyntaxException {
        Optional<Json> field = field(name);
        if (field.isEmpty()) {
            throw expected("an object with the field '" + name + "'");
        }
        return field.get();
    }

    /** A string that is not empty. */
    String text() throws SyntaxException {
        if (content instanceof String text && !text.isBlank()) {
            return text;
        }
        throw expected("a string that is not empty");
    }

    /** An integer of at least {@code least}. */
    long integer(long least) throws SyntaxException {
        if (content instanceof Long number && number >= least) {
            return number;
        }
        throw expected("an integer of at least " + least);
    }

    /** A number that is not negative. */
    double number() throws SyntaxException {
        if (content instanceof Number number && number.doubleValue() >= 0) {
            return number.doubleValue();
        }
        throw expected("a number of at least 0");
    }

    /** One of an enumeration's constants, by its text. */
    <E extends Enum<E>> E oneOf(Class<E> type) throws SyntaxException {
        List<E> constants = List.of(type.getEnumConstants());
        for (E constant : constants) {
            if (constant.toString().equals(content)) {
                return constant;
            }
        }
        throw expected("one of " + constants);
    }
}
