package org.fos.lib;

import org.fos.kernel.Address;
import org.fos.lib.message.MessageReader;
import org.fos.machine.Message;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A request that has been sent, and may have been answered: ask now, do something else, sleep for
 * the answer later (report §4.3: "pipeline requests").
 *
 * @param <R> the type of the result
 */
public final class Call<R extends @Nullable Object> {
    private final Dispatcher dispatcher;
    private final long number;
    private final Address destination;
    private final Function<MessageReader, R> decode;
    private final List<Latch> latches = new ArrayList<>(1);
    private @Nullable Message reply;
    private @Nullable Outcome<R> outcome;
    private boolean crashed;
    private boolean abandoned;

    Call(
            Dispatcher dispatcher,
            long number,
            Address destination,
            Function<MessageReader, R> decode) {
        this.dispatcher = dispatcher;
        this.number = number;
        this.destination = destination;
        this.decode = decode;
    }

    /** Returns where the request went. */
    public Address destination() {
        return destination;
    }

    /** Returns whether the reply is there. */
    public boolean answered() {
        return reply != null;
    }

    /** Returns whether the destination is known to have crashed without having replied. */
    public boolean destinationCrashed() {
        return crashed;
    }

    /** Returns whether nothing more will come: answered, or the destination has crashed. */
    public boolean settled() {
        return answered() || crashed;
    }

    /**
     * Sleeps until the reply is there; returns at once, in the same segment, if it is.
     *
     * @throws DestinationCrashed if the destination is known to have crashed without a reply
     */
    public R await() {
        return switch (outcome()) {
            case Outcome.Replied<R>(R value) -> value;
            case Outcome.Crashed<R>(Address lost) -> throw new DestinationCrashed(lost);
        };
    }

    /** Sleeps until the call is settled, and says how; returns at once if it is. */
    public Outcome<R> outcome() {
        if (abandoned) {
            throw new IllegalStateException("the call to " + destination + " was abandoned");
        }
        dispatcher.sleepUntilSettled(List.of(this));
        Message answer = reply;
        if (answer != null) {
            dispatcher.segment().receive(answer.id());
        }
        Outcome<R> known = outcome;
        if (known == null) {
            known = answer == null ? new Outcome.Crashed<>(destination) : decoded(answer);
            outcome = known;
        }
        return known;
    }

    /** Gives up: a reply that still comes is dropped, and counted by the dispatcher. */
    public void abandon() {
        abandoned = true;
        dispatcher.forget(number);
    }

    private Outcome<R> decoded(Message answer) {
        return new Outcome.Replied<>(decode.apply(new MessageReader(answer.body())));
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    void reply(Message message) {
        reply = message;
        release();
    }

    void crash() {
        crashed = true;
        release();
    }

    void add(Latch latch) {
        latches.add(latch);
    }

    private void release() {
        latches.forEach(Latch::release);
        latches.clear();
    }

    /** Wakes one thread when so many calls are settled. */
    static final class Latch {
        private final Runnable open;
        private int remaining;

        Latch(int remaining, Runnable open) {
            this.remaining = remaining;
            this.open = open;
        }

        private void release() {
            remaining--;
            if (remaining == 0) {
                open.run();
            }
        }
    }
}
