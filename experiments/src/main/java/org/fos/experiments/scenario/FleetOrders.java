package org.fos.experiments.scenario;

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
    static FleetOrders read(String json) {
        return JvmOrders.read(json, FleetOrders.class);
    }

    String json() {
        return JvmOrders.json(this);
    }

    /** Returns the name of the machine. */
    String machine() {
        return RelaysUnderTest.MACHINES.get(number);
    }
}
