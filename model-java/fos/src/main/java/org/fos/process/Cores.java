package org.fos.process;

import com.google.common.collect.ImmutableList;

import org.fos.kernel.Address;
import org.fos.lib.Call;
import org.fos.lib.Calls;
import org.fos.lib.Dispatcher;
import org.fos.lib.Outcome;
import org.fos.process.CoreControlMessages.LookReply;
import org.fos.process.CoreControlMessages.SuspendReply;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The cores as one server of process management sees them: what it asks of them, and how much work
 * it thinks that each has, which it learns from every answer.
 */
final class Cores {
    private final Dispatcher dispatcher;
    private final ImmutableList<String> names;
    private final CoreControlClient control;
    private final long[] estimatedCycles;

    Cores(Dispatcher dispatcher, ImmutableList<String> names) {
        this.dispatcher = dispatcher;
        this.names = names;
        this.control = new CoreControlClient(dispatcher);
        this.estimatedCycles = new long[names.size()];
    }

    int size() {
        return names.size();
    }

    /** Returns the core that is thought to have least to do, and counts the new work there. */
    int place(long cycles) {
        int core = idlest();
        estimatedCycles[core] += cycles;
        return core;
    }

    /** Asks each core how much it has to do; sleeps until all have answered. */
    void measure() {
        List<Call<Long>> calls =
                IntStream.range(0, size())
                        .mapToObj(core -> control.queuedCall(address(core)))
                        .toList();
        List<Outcome<Long>> told = Calls.awaitAll(calls);
        for (int core = 0; core < size(); core++) {
            if (told.get(core) instanceof Outcome.Replied<Long>(Long cycles)) {
                estimatedCycles[core] = cycles;
            }
        }
    }

    int idlest() {
        return byWork(false);
    }

    int busiest() {
        return byWork(true);
    }

    /** Among equals the first. */
    private int byWork(boolean most) {
        int found = 0;
        for (int core = 1; core < size(); core++) {
            long more = estimatedCycles[core] - estimatedCycles[found];
            if (most ? more > 0 : more < 0) {
                found = core;
            }
        }
        return found;
    }

    long estimatedCycles(int core) {
        return estimatedCycles[core];
    }

    void load(int core, long pid, long version, Image image, boolean runs) {
        estimatedCycles[core] = control.load(address(core), pid, version, image, runs);
    }

    void resume(int core, long pid, long version) {
        estimatedCycles[core] = control.resume(address(core), pid, version);
    }

    void discard(int core, long pid, long version) {
        estimatedCycles[core] = control.discard(address(core), pid, version);
    }

    /** Stops a process; empty if a newer entry of the table was carried out there. */
    Optional<Image> suspend(int core, long pid, long version) {
        SuspendReply reply = control.suspend(address(core), pid, version);
        return reply.found() ? Optional.of(reply.image()) : Optional.empty();
    }

    Optional<Image> look(int core, long pid) {
        LookReply reply = control.look(address(core), pid);
        return reply.found() ? Optional.of(reply.image()) : Optional.empty();
    }

    private Address address(int core) {
        return dispatcher.lookup(names.get(core));
    }

    @Override
    public String toString() {
        return names + " with " + Arrays.toString(estimatedCycles);
    }
}
