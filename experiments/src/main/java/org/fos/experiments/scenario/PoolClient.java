package org.fos.experiments.scenario;

import org.fos.dpool.PoolFleet;
import org.fos.kernel.Address;
import org.fos.lib.DestinationCrashed;
import org.fos.lib.Dispatcher;
import org.fos.lib.Programs;
import org.fos.memory.PagesClient;
import org.fos.memory.PagesMessages.AllocateReply;
import org.fos.memory.PagesResult;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A client process: it takes pages and gives them back, one after the other, mostly at the server
 * that it last got an answer from. What a server did that crashed before it answered, it cannot
 * know; a page whose return was not answered it does not use again.
 */
final class PoolClient {
    private static final long MAX_THINK_CYCLES = 2_000;
    private static final double MOVES = 0.1;

    private final Dispatcher dispatcher;
    private final PagesClient pages;
    private final List<String> servers;
    private final PoolMix mix;
    private final RunMetrics metrics;
    private final List<Long> held = new ArrayList<>();
    private int server;
    private boolean filling = true;
    private boolean certain = true;

    private PoolClient(
            Dispatcher dispatcher,
            List<String> servers,
            int number,
            PoolMix mix,
            RunMetrics metrics) {
        this.dispatcher = dispatcher;
        this.pages = new PagesClient(dispatcher);
        this.servers = servers;
        this.server = number % servers.size();
        this.mix = mix.ofClient(number);
        this.metrics = metrics;
    }

    /**
     * Starts a client.
     *
     * @param fleet that it asks
     * @param number from 0
     * @param core from 0
     * @param servers whom it may ask
     * @param mix how it takes and gives back
     * @param operations how often it does either
     * @param most how many pages it may have at a time
     * @param metrics where it counts
     * @param whenDone runs when it has done all
     */
    static PoolClient start(
            PoolFleet<Long> fleet,
            int number,
            int core,
            List<String> servers,
            PoolMix mix,
            long operations,
            int most,
            RunMetrics metrics,
            Runnable whenDone) {
        return Programs.start(
                fleet.microkernel(),
                "c" + (number + 1),
                core,
                fleet.capability(),
                dispatcher -> {
                    dispatcher.hold(fleet.capability());
                    return new PoolClient(dispatcher, servers, number, mix, metrics);
                },
                client -> {
                    client.run(operations, most);
                    whenDone.run();
                });
    }

    /** Returns the pages that it has; may be called by anyone. */
    List<Long> held() {
        return Collections.unmodifiableList(held);
    }

    /** Returns whether each of its calls was answered; may be called by anyone. */
    boolean certain() {
        return certain;
    }

    private void run(long operations, int most) {
        for (long i = 0; i < operations; i++) {
            dispatcher.think(dispatcher.random().below(MAX_THINK_CYCLES));
            if (dispatcher.random().chance(MOVES)) {
                server = (int) dispatcher.random().below(servers.size());
            }
            boolean takes = mix.takes(dispatcher.random(), held.size(), most, filling);
            filling = takes;
            boolean answered = false;
            for (int attempt = 0; attempt < servers.size() && !answered; attempt++) {
                answered = takes ? take() : giveBack();
                if (!answered) {
                    server = (server + 1) % servers.size();
                }
            }
            metrics.count(answered ? "operations" : "unanswered");
        }
        metrics.count("clientsDone");
    }

    private Address address() {
        return dispatcher.lookup(servers.get(server));
    }

    /** Returns whether the server has answered. */
    private boolean take() {
        try {
            AllocateReply reply = pages.allocate(address());
            PagesResult result = PagesResult.of(reply.result());
            if (result == PagesResult.OK) {
                held.add(reply.page());
                metrics.count("given");
            } else if (result == PagesResult.REFUSED) {
                filling = false;
                metrics.count("refused");
            }
            return result != PagesResult.NOT_SERVING;
        } catch (DestinationCrashed e) {
            certain = false;
            metrics.count("redirected");
            return false;
        }
    }

    private boolean giveBack() {
        if (held.isEmpty()) {
            return true;
        }
        Long page = held.getLast();
        try {
            PagesResult result = PagesResult.of(pages.release(address(), page));
            if (result == PagesResult.OK) {
                held.removeLast();
                metrics.count("returned");
            }
            return result != PagesResult.NOT_SERVING;
        } catch (DestinationCrashed e) {
            certain = false;
            held.removeLast();
            metrics.count("redirected");
            return false;
        }
    }
}
