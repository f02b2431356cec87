package org.fos.lib;

import org.fos.machine.Message;
import org.fos.machine.ProcessId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The calls of one process that still wait for a reply, in the order in which they were made. */
final class OpenCalls {
    private final Map<Long, Call<?>> calls = new LinkedHashMap<>();
    private long dropped;

    void open(long number, Call<?> call) {
        calls.put(number, call);
    }

    void forget(long number) {
        calls.remove(number);
    }

    /** Hands a reply to the call that it names; drops and counts it if nobody waits for it. */
    void settle(Message reply) {
        Call<?> call = calls.remove(reply.call());
        if (call == null) {
            dropped++;
        } else {
            call.reply(reply);
        }
    }

    /** Fails the calls to a crashed process. */
    void fail(ProcessId crashed) {
        List<Long> lost = new ArrayList<>();
        calls.forEach(
                (number, call) -> {
                    if (call.destination().process().equals(crashed)) {
                        lost.add(number);
                    }
                });
        lost.forEach(number -> Objects.requireNonNull(calls.remove(number)).crash());
    }

    int size() {
        return calls.size();
    }

    long dropped() {
        return dropped;
    }
}
