package org.fos.trace.validate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;

import org.fos.trace.format.InvalidTraceException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads mapping files: {@code {"actions":{"recorded":"Specified"},"hidden":[{"action":"Timeout",
 * "reason":"the timer is not instrumented","bound":1}]}}.
 */
final class MappingFile {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Path file;
    private final JsonParser parser;

    private MappingFile(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static Mapping read(Path file) throws InvalidTraceException {
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            return new MappingFile(file, parser).mapping();
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidTraceException(
                    file.toString(), line, "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new InvalidTraceException(
                    file.toString(), 0, "cannot be read: " + e.getMessage());
        }
    }

    private Mapping mapping() throws IOException, InvalidTraceException {
        Map<String, String> renamed = new LinkedHashMap<>();
        List<Mapping.Hidden> hidden = new ArrayList<>();
        require(parser.nextToken() == JsonToken.START_OBJECT, "a mapping file holds one object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (field) {
                case "actions" -> {
                    require(token == JsonToken.START_OBJECT, "actions must be an object");
                    while (parser.nextToken() != JsonToken.END_OBJECT) {
                        String recorded = parser.currentName();
                        renamed.put(recorded, text(recorded));
                    }
                }
                case "hidden" -> {
                    require(token == JsonToken.START_ARRAY, "hidden must be an array");
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        hidden.add(hidden());
                    }
                }
                default ->
                        throw invalid(
                                "a mapping file has no field called %s; expected actions or hidden"
                                        .formatted(field));
            }
        }
        return new Mapping(renamed, hidden);
    }

    private Mapping.Hidden hidden() throws IOException, InvalidTraceException {
        String action = "";
        String reason = "";
        int bound = 0;
        require(parser.currentToken() == JsonToken.START_OBJECT, "hidden holds objects");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            switch (field) {
                case "action" -> action = text(field);
                case "reason" -> reason = text(field);
                case "bound" -> {
                    require(
                            parser.nextToken() == JsonToken.VALUE_NUMBER_INT,
                            "bound must be an integer");
                    bound = parser.getIntValue();
                }
                default ->
                        throw invalid(
                                "a hidden action has no field called %s; expected action, reason,"
                                                .formatted(field)
                                        + " bound");
            }
        }
        require(
                !action.isBlank() && !reason.isBlank() && bound >= 1,
                "a hidden action needs its name, the reason why it is not recorded, and bound, the"
                        + " most times that it may happen between two events, from 1");
        return new Mapping.Hidden(action, reason, bound);
    }

    private String text(String field) throws IOException, InvalidTraceException {
        require(parser.nextToken() == JsonToken.VALUE_STRING, field + " must be a string");
        return parser.getText();
    }

    private void require(boolean holds, String message) throws InvalidTraceException {
        if (!holds) {
            throw invalid(message);
        }
    }

    private InvalidTraceException invalid(String message) {
        return new InvalidTraceException(
                file.toString(), parser.currentLocation().getLineNr(), message);
    }
}
