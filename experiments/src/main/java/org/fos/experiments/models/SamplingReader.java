package org.fos.experiments.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.experiments.console.BadInputException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@code check --simulate --json} printed elsewhere, and adds it up. */
public final class SamplingReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SamplingReader() {}

    /** Adds up the results of jobs of one model. */
    public static Sampling merged(List<Path> files) {
        Sampling sum = null;
        Object model = "";
        for (Path file : files) {
            Sampling read = read(file);
            Object of = List.of(text(read, "spec"), text(read, "config"));
            if (sum != null && !of.equals(model)) {
                throw new BadInputException(
                        "%s: expected a result for %s, got one for %s; merge one model at a time"
                                .formatted(file, model, of));
            }
            model = of;
            sum = sum == null ? read : sum.plus(read);
        }
        if (sum == null) {
            throw new BadInputException("--merge needs the results of at least one job");
        }
        return sum;
    }

    private static String text(Sampling sampling, String key) {
        String path = String.valueOf(sampling.found().get(key));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Sampling read(Path file) {
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            Map<String, Object> found = new LinkedHashMap<>();
            for (var field : json.properties()) {
                found.put(field.getKey(), JSON.convertValue(field.getValue(), Object.class));
            }
            return new Sampling(
                    seeds(required(file, json, "seeds")),
                    required(file, json, "seed").asLong(),
                    found,
                    required(file, json, "generatedStates").asLong(),
                    required(file, json, "seconds").asDouble(),
                    counts(required(file, json, "actions")),
                    texts(required(file, json, "neverEvaluated")));
        } catch (JsonProcessingException e) {
            throw new BadInputException(
                    "%s:%d: expected the JSON of check --simulate: %s"
                            .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static JsonNode required(Path file, JsonNode json, String key) {
        JsonNode value = json.get(key);
        if (value == null) {
            throw new BadInputException(
                    "%s:1: expected the JSON of check --simulate, which has the key %s"
                            .formatted(file, key));
        }
        return value;
    }

    private static ImmutableList<Seeds> seeds(JsonNode ranges) {
        ImmutableList.Builder<Seeds> seeds = ImmutableList.builder();
        ranges.forEach(range -> seeds.add(Seeds.parse(range.asText())));
        return seeds.build();
    }

    private static ImmutableSortedMap<String, Long> counts(JsonNode json) {
        ImmutableSortedMap.Builder<String, Long> counts = ImmutableSortedMap.naturalOrder();
        json.properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
        return counts.build();
    }

    private static ImmutableSortedSet<String> texts(JsonNode json) {
        ImmutableSortedSet.Builder<String> texts = ImmutableSortedSet.naturalOrder();
        json.forEach(text -> texts.add(text.asText()));
        return texts.build();
    }
}
