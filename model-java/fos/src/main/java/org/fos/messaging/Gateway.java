package org.fos.messaging;

import org.fos.kernel.Address;
import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Dispatcher;
import org.fos.lib.MessageNames;
import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.machine.Line;
import org.fos.machine.Machine;
import org.fos.machine.MessageId;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * The process that stands on one machine for the proxy of the other: what is sent to it goes onto
 * the line, and what comes off the line it sends on (report §4.2). It also knows how both machines'
 * traces call the messages between the proxies.
 *
 * <p>It runs on the core of the proxy, so that the two are never at work at once.
 */
public final class Gateway implements ProxyWireServer, Line.End, MessageNames {
    private final Machine host;
    private final String machine;
    private final long life;
    private final Line line;
    private final LongConsumer whenBroken;
    private final boolean recorded;
    private final Dispatcher dispatcher;
    private final ProxyWireClient wire;

    /** What the other machine calls messages that are on their way to the proxy here. */
    private final Map<Long, String> forwarded = new TreeMap<>();

    private Gateway(
            Machine host,
            String machine,
            long life,
            Line line,
            LongConsumer whenBroken,
            boolean recorded,
            Dispatcher dispatcher) {
        this.host = host;
        this.machine = machine;
        this.life = life;
        this.line = line;
        this.whenBroken = whenBroken;
        this.recorded = recorded;
        this.dispatcher = dispatcher;
        this.wire = new ProxyWireClient(dispatcher);
        ProxyWireServer.register(dispatcher, this);
    }

    /**
     * Starts a gateway.
     *
     * @param microkernel of this machine
     * @param guard what the proxy holds
     * @param machine name of this machine, and of the proxy's process
     * @param peer name of the other machine, and of the gateway's process
     * @param core of the proxy, from 0
     * @param life which life this machine is in, from 1
     * @param line to the other machine
     * @param whenBroken is told the number of each connection that has broken, by the line's thread
     */
    public static Gateway start(
            Microkernel microkernel,
            Capability guard,
            String machine,
            String peer,
            int core,
            long life,
            Line line,
            LongConsumer whenBroken) {
        return start(microkernel, guard, machine, peer, core, life, line, whenBroken, true);
    }

    /** Starts one for a proxy whose steps are not recorded: nobody will ask for names. */
    static Gateway startUnrecorded(
            Microkernel microkernel,
            Capability guard,
            String machine,
            String peer,
            int core,
            Line line,
            LongConsumer whenBroken) {
        return start(microkernel, guard, machine, peer, core, 1, line, whenBroken, false);
    }

    private static Gateway start(
            Microkernel microkernel,
            Capability guard,
            String machine,
            String peer,
            int core,
            long life,
            Line line,
            LongConsumer whenBroken,
            boolean recorded) {
        Dispatcher dispatcher = Dispatcher.start(microkernel, peer, core, guard, _ -> {});
        dispatcher.hold(guard);
        return new Gateway(
                microkernel.machine(), machine, life, line, whenBroken, recorded, dispatcher);
    }

    @Override
    public void frame(Address from, long connection, int kind, long number, byte[] cargo) {
        MessageId message = dispatcher.segment().receives().getFirst();
        line.send(
                connection,
                new MessageWriter()
                        .uint8(kind)
                        .int64(number)
                        .string(name(message))
                        .bytes(cargo)
                        .toBytes());
    }

    @Override
    public void received(long connection, byte[] frame) {
        host.interrupt(dispatcher.process(), () -> forward(connection, new MessageReader(frame)));
    }

    private void forward(long connection, MessageReader in) {
        int kind = in.uint8();
        long number = in.int64();
        String name = in.string();
        wire.frame(dispatcher.lookup(machine), connection, kind, number, in.bytes());
        if (recorded) {
            forwarded.put(dispatcher.segment().sends().getLast().sequence(), name);
        }
    }

    @Override
    public void broken(long connection) {
        whenBroken.accept(connection);
    }

    @Override
    public Optional<String> sent(MessageId message) {
        return Optional.of(name(message));
    }

    @Override
    public Optional<String> taken(MessageId message) {
        return message.from().equals(dispatcher.process())
                ? Optional.ofNullable(forwarded.remove(message.sequence()))
                : Optional.empty();
    }

    /** Messages of one life are counted from one again in the next. */
    private String name(MessageId message) {
        return "%s%d.%d".formatted(machine, life, message.sequence());
    }
}
