package org.fos.messaging;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.machine.ProcessId;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A proxy that carries whatever it is handed: one end of a connection and nothing else. Its machine
 * may restart: then a new relay takes its place, which has forgotten everything but to count its
 * lives.
 */
public final class Relay {
    private final Dispatcher dispatcher;
    private final Connection connection;

    private Relay(Dispatcher dispatcher, Connection connection) {
        this.dispatcher = dispatcher;
        this.connection = connection;
    }

    /**
     * Starts a relay, which opens its end.
     *
     * @param microkernel of the machine that simulates both
     * @param guard what both relays hold
     * @param machine its name, and that of the process
     * @param peer the other one's
     * @param core from 0
     * @param life which life the machine is in, from 1
     * @param link to the other one
     * @param journal where the steps of {@code Proxy} are recorded
     * @param bug that it has
     * @param taker takes each message once, in order
     */
    public static Relay start(
            Microkernel microkernel,
            Capability guard,
            String machine,
            String peer,
            int core,
            long life,
            Link link,
            Journal journal,
            Optional<ProxyBug> bug,
            Consumer<byte[]> taker) {
        AtomicReference<@Nullable Connection> made = new AtomicReference<>();
        Dispatcher dispatcher =
                Dispatcher.start(
                        microkernel,
                        machine,
                        core,
                        guard,
                        _ -> Objects.requireNonNull(made.get()).reopen());
        dispatcher.hold(guard);
        Connection connection =
                new Connection(machine, peer, life, link, dispatcher, journal, taker);
        connection.seed(bug);
        made.set(connection);
        return new Relay(dispatcher, connection);
    }

    /**
     * Takes it that the connection has broken; to be called in a segment of the process. Only where
     * the two ends are on different machines, and none sees what the other does.
     *
     * @param tells whether this end records the break, for both
     */
    public void broken(boolean tells) {
        connection.broken(tells);
    }

    /** Returns the process. */
    public ProcessId process() {
        return dispatcher.process();
    }

    /** Sends a message; to be called in a segment of the process. */
    public void submit(byte[] cargo) {
        connection.submit(cargo);
    }

    /** Returns the life of the other machine that this one knows, 0 if none; for anyone. */
    public long known() {
        return connection.known();
    }

    /** Returns the number of the last message taken; for anyone. */
    public long accepted() {
        return connection.accepted();
    }

    /** Returns how many messages are not acknowledged, or wait for a meeting; for anyone. */
    public int unfinished() {
        return connection.unfinished();
    }

    /** Returns which life the machine is in; for anyone. */
    public long life() {
        return connection.life();
    }
}
