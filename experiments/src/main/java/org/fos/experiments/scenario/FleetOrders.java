package org.fos.experiments.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.Map;

/**
 * What one of the two machines of a fleet is to do, as its JVM is told.
 *
 * @param number which it is, 0 or 1; 0 connects, 1 listens
 * @param token what both ends of the line show to each other
 * @param startEpochMillis when the time of the run began
 * @param folder where its servers record, each into a file that must not be there
 * @param provenance what the headers say of the run, with all its settings
 */
record FleetOrders(
        int number,
        long token,
        long startEpochMillis,
        String folder,
        Map<String, Object> provenance) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FleetOrders read(String json) {
        try {
            return JSON.readValue(json, FleetOrders.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no orders: " + json, e);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("orders are data", e);
        }
    }

    /** Returns the name of the machine. */
    String machine() {
        return RelaysUnderTest.MACHINES.get(number);
    }
}
