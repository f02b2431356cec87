package org.fos.experiments.scenario;

import org.fos.experiments.workload.Operation;
import org.fos.kernel.Address;
import org.fos.lib.DestinationCrashed;
import org.fos.lib.Dispatcher;
import org.fos.naming.NamingClient;
import org.fos.naming.NamingResult;
import org.fos.store.StoreClientServiceClient;
import org.fos.store.StoreFleet;
import org.fos.store.UpdateResult;

import java.util.ArrayList;
import java.util.List;

/**
 * A client process: it runs its operations one after the other, each at the server that it last got
 * an answer from, and goes to another one when that has crashed or does not serve.
 */
final class StoreClient {
    private static final long MAX_THINK_CYCLES = 2_000;

    private final Dispatcher dispatcher;
    private final StoreClientServiceClient store;
    private final NamingClient naming;
    private final List<String> servers;
    private final RunMetrics metrics;
    private int server;

    private StoreClient(
            Dispatcher dispatcher, List<String> servers, int first, RunMetrics metrics) {
        this.dispatcher = dispatcher;
        this.store = new StoreClientServiceClient(dispatcher);
        this.naming = new NamingClient(dispatcher);
        this.servers = new ArrayList<>(servers);
        this.server = first;
        this.metrics = metrics;
    }

    /**
     * Starts a client.
     *
     * @param fleet that it asks
     * @param name of the process
     * @param core from 0
     * @param servers whom it may ask
     * @param first index of the server that it asks first
     * @param operations what it does
     * @param metrics where it counts
     */
    static void start(
            StoreFleet fleet,
            String name,
            int core,
            List<String> servers,
            int first,
            List<Operation> operations,
            RunMetrics metrics) {
        Dispatcher.start(
                        fleet.microkernel(),
                        name,
                        core,
                        fleet.capability(),
                        dispatcher ->
                                new StoreClient(dispatcher, servers, first, metrics)
                                        .run(operations))
                .hold(fleet.capability());
    }

    private void run(List<Operation> operations) {
        for (Operation operation : operations) {
            long pause = dispatcher.random().below(MAX_THINK_CYCLES);
            dispatcher.think(operation.afterCycles() + pause);
            boolean answered = false;
            for (int attempt = 0; attempt < servers.size() && !answered; attempt++) {
                answered = ask(operation);
                if (!answered) {
                    server = (server + 1) % servers.size();
                }
            }
            metrics.count(answered ? "operations" : "unanswered");
        }
        metrics.count("clientsDone");
    }

    /** Returns whether the server has answered. */
    private boolean ask(Operation operation) {
        Address to = dispatcher.lookup(servers.get(server));
        try {
            return switch (operation.kind()) {
                case READ -> read(to, operation.key());
                case UPDATE -> updated(store.update(to, operation.key(), true, operation.value()));
                case DELETE -> updated(store.update(to, operation.key(), false, ""));
                case REGISTER -> named(naming.registerName(to, operation.key(), operation.value()));
                case RESOLVE -> named(naming.resolve(to, operation.key()).result());
                case UNREGISTER -> named(naming.unregister(to, operation.key()));
            };
        } catch (DestinationCrashed e) {
            metrics.count("redirected");
            return false;
        }
    }

    private boolean read(Address to, String key) {
        metrics.count("reads");
        return store.read(to, key).served();
    }

    private boolean updated(int number) {
        UpdateResult result = UpdateResult.values()[number];
        if (result == UpdateResult.NOT_SERVING) {
            return false;
        }
        metrics.count("updates");
        metrics.count(
                switch (result) {
                    case COMMITTED -> "committed";
                    case ABORTED -> "aborted";
                    default -> "refused";
                });
        return true;
    }

    private boolean named(int number) {
        NamingResult result = NamingResult.of(number);
        if (result == NamingResult.NOT_SERVING) {
            return false;
        }
        metrics.count("naming " + result.name().toLowerCase(java.util.Locale.ROOT));
        return true;
    }
}
