package org.fos.machine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * What a machine looks like and what things cost on it. Each number carries its source; none is
 * hidden in code.
 *
 * @param name the name that it is asked for by
 * @param description one sentence
 * @param clock in GHz
 * @param sockets at least 1
 * @param coresPerSocket at least 1
 * @param transfers the cost of a message, for each distance that exists on the machine
 * @param kernel the cost of the microkernel
 * @param threads the cost of cooperative threads
 */
public record MachineFile(
        String name,
        String description,
        Cost clock,
        int sockets,
        int coresPerSocket,
        ImmutableMap<Distance, Transfer> transfers,
        KernelCosts kernel,
        ThreadCosts threads) {

    /**
     * The cost of moving one message between two cores.
     *
     * @param send cycles that the sender's core is busy
     * @param propagation cycles from the end of the send until the receiver can see the message
     * @param receive cycles that the receiver's core is busy
     */
    public record Transfer(Cost send, Cost propagation, Cost receive) {}

    /**
     * The cost of the microkernel.
     *
     * @param trap cycles to enter and leave it
     * @param capabilityCheck cycles to check one capability
     * @param copyPerByte cycles to copy one byte across address spaces
     */
    public record KernelCosts(Cost trap, Cost capabilityCheck, Cost copyPerByte) {}

    /**
     * The cost of cooperative threads.
     *
     * @param create cycles to make one
     * @param resume cycles to switch to one and back
     */
    public record ThreadCosts(Cost create, Cost resume) {}

    /** Returns the number of cores. */
    public int cores() {
        return sockets * coresPerSocket;
    }

    /**
     * Returns how far apart two cores are.
     *
     * @param source from 0 to {@code cores() - 1}
     * @param target the same
     */
    public Distance distance(int source, int target) {
        if (source == target) {
            return Distance.SAME_CORE;
        }
        return source / coresPerSocket == target / coresPerSocket
                ? Distance.SAME_SOCKET
                : Distance.OTHER_SOCKET;
    }

    /**
     * Returns the cost of one message over a distance.
     *
     * @throws IllegalArgumentException if no two cores are that far apart
     */
    public Transfer transfer(Distance distance) {
        Transfer transfer = transfers.get(distance);
        if (transfer == null) {
            throw new IllegalArgumentException(
                    "machine %s has no cores at distance %s".formatted(name, distance.key()));
        }
        return transfer;
    }

    /** Reads one of the machine files that come with fos. */
    public static MachineFile named(String name) {
        return MachineFileReader.named(name);
    }

    /** Returns the names of the machine files that come with fos. */
    public static ImmutableList<String> names() {
        return MachineFileReader.NAMES;
    }

    /**
     * Reads a machine file.
     *
     * @param path a JSON file
     * @throws MachineFileException if it is not a machine file, with the place
     */
    public static MachineFile read(java.nio.file.Path path) {
        return MachineFileReader.read(path);
    }
}
