package org.fos.experiments.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.Specification;
import org.fos.experiments.console.BadInputException;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a poorer recorder would have written of a run: of each event the action and who took it,
 * which is the first parameter of the action in the specification, and nothing of the state. What
 * is left out is to be searched for, so a constant that is any string becomes a set of one.
 */
public final class PartialTrace {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ONE_STRING = "{\"#set\":[\"a string\"]}";

    private final Specification specification;

    /** Of traces of a specification. */
    public PartialTrace(Specification specification) {
        this.specification = specification;
    }

    /** Writes the partial version of a trace. */
    public void write(Path whole, Path partial) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(whole);
                BufferedWriter out = Files.newBufferedWriter(partial)) {
            String line = in.readLine();
            if (line != null) {
                out.write(header(object(line, whole)) + "\n");
                line = in.readLine();
            }
            while (line != null) {
                out.write(event(object(line, whole)) + "\n");
                line = in.readLine();
            }
        }
    }

    private static ObjectNode object(String line, Path file) {
        try {
            if (JSON.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + ": " + e.getOriginalMessage());
        }
        throw new BadInputException(file + ": expected an object on each line, got " + line);
    }

    private static JsonNode header(ObjectNode header) throws JsonProcessingException {
        for (Map.Entry<String, JsonNode> constant : header.path("constants").properties()) {
            if (constant.getValue().path("#def").asText().equals("STRING")) {
                constant.setValue(JSON.readTree(ONE_STRING));
            }
        }
        return header;
    }

    private JsonNode event(ObjectNode event) {
        if (event.has("end")) {
            return event;
        }
        ObjectNode kept = JSON.createObjectNode();
        kept.set("seq", event.path("seq"));
        kept.set("action", event.path("action"));
        String acting = acting(event.path("action").asText());
        JsonNode actor = event.path("args").path(acting);
        if (!actor.isMissingNode()) {
            kept.putObject("args").set(acting, actor);
        }
        return kept;
    }

    /** The name of an action's first parameter; empty if it has none. */
    private String acting(String action) {
        return specification
                .action(action)
                .map(ActionSignature::parameters)
                .filter(parameters -> !parameters.isEmpty())
                .map(parameters -> parameters.getFirst())
                .orElse("");
    }
}
