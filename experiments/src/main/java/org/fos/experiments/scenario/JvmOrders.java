package org.fos.experiments.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a JVM is told to do, as the text that it is given. */
final class JvmOrders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JvmOrders() {}

    /**
     * Reads what {@link #json} has written.
     *
     * @throws IllegalArgumentException if it has not
     */
    static <T extends Record> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no orders: " + json, e);
        }
    }

    static String json(Record orders) {
        try {
            return JSON.writeValueAsString(orders);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("orders are data", e);
        }
    }
}
