package org.fos.experiments.scenario;

import java.util.Map;

/**
 * What one machine of a run of the proxies is to do, as its JVM is told.
 *
 * @param machine its name, of {@link RelaysUnderTest#MACHINES}
 * @param life which life it is in, from 1
 * @param messages how many it sends in this life, at least 1
 * @param breaks how often it breaks the connection, roughly
 * @param token what both ends of the line show to each other
 * @param startEpochMillis when the time of the run began
 * @param trace the file that it records into, which must not be there
 * @param provenance what the header says of the run, with all its settings
 */
record RelayOrders(
        String machine,
        long life,
        long messages,
        long breaks,
        long token,
        long startEpochMillis,
        String trace,
        Map<String, Object> provenance) {
    static RelayOrders read(String json) {
        return JvmOrders.read(json, RelayOrders.class);
    }

    String json() {
        return JvmOrders.json(this);
    }

    /** Returns the name of the other machine. */
    String peer() {
        int number = RelaysUnderTest.MACHINES.indexOf(machine);
        return RelaysUnderTest.MACHINES.get(1 - number);
    }

    /** Returns whether this machine connects, and records breaks; the other listens. */
    boolean connects() {
        return machine.equals(RelaysUnderTest.MACHINES.getFirst());
    }
}
