package org.fos.machine.simulated;

import org.fos.machine.Message;
import org.fos.machine.RandomStream;

import java.util.Arrays;

/** A running hash of all that happens, to tell whether two runs are the same. */
final class RunHash {
    private long hash;

    void add(long value) {
        hash = RandomStream.mix(hash + value) + value;
    }

    void add(Message message) {
        add(message.from().number());
        add(message.id().sequence());
        add(message.to().number());
        add(message.type());
        add(message.kind().name().hashCode());
        add(message.call());
        add(Arrays.hashCode(message.body()));
    }

    long value() {
        return hash;
    }
}
