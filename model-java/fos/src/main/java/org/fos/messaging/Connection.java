package org.fos.messaging;

import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.trace.record.TraceValue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One proxy's end of the connection to the other machine (report §4.2): it keeps what it has sent
 * until that is acknowledged, sends it again on the next connection, and knows by number and life
 * what it has taken before. The fields are the variables of {@code Proxy} at this machine.
 */
final class Connection implements ProxyWireServer {
    private static final byte[] NO_CARGO = new byte[0];

    private final String machine;
    private final String peer;
    private final Link link;
    private final Dispatcher dispatcher;
    private final ProxyWireClient wire;
    private final Journal journal;
    private final Consumer<byte[]> taker;

    private final long life;
    private long known;
    private long serial;
    private final List<Frame> outgoing = new ArrayList<>();
    private long accepted;
    private Session session = Session.CLOSED;
    private int written;

    /** Messages that wait until the other machine is known. */
    private final Deque<byte[]> unmet = new ArrayDeque<>();

    private boolean sendingUnmet;
    private boolean writing;
    private Optional<ProxyBug> bug = Optional.empty();

    /**
     * @param machine whose end this is
     * @param peer the process of the other proxy
     * @param life which life the machine is in, from 1
     * @param taker takes each message once, in order, in the segment of its arrival
     */
    Connection(
            String machine,
            String peer,
            long life,
            Link link,
            Dispatcher dispatcher,
            Journal journal,
            Consumer<byte[]> taker) {
        this.machine = machine;
        this.peer = peer;
        this.life = life;
        this.link = link;
        this.dispatcher = dispatcher;
        this.wire = new ProxyWireClient(dispatcher);
        this.journal = journal;
        this.taker = taker;
        link.attach(this);
        ProxyWireServer.register(dispatcher, this);
    }

    void seed(Optional<ProxyBug> seeded) {
        bug = seeded;
    }

    private boolean has(ProxyBug seeded) {
        return bug.isPresent() && bug.get() == seeded;
    }

    long life() {
        return life;
    }

    long known() {
        return known;
    }

    long accepted() {
        return accepted;
    }

    int unfinished() {
        return outgoing.size() + unmet.size();
    }

    String machine() {
        return machine;
    }

    Session session() {
        return session;
    }

    /** {@code Proxy!Disconnected}, at this end: part of a break and of a restart. */
    void disconnected() {
        session = Session.CLOSED;
        if (!has(ProxyBug.RESUME_WHERE_IT_WAS)) {
            written = 0;
        }
    }

    /**
     * Closes this end, since the connection has broken, and opens the next one.
     *
     * @param tells whether this end is the one that records the break
     */
    void broken(boolean tells) {
        boolean wasInUse = session != Session.CLOSED;
        link.cut();
        if (tells && wasInUse) {
            journal.step(dispatcher, "Break", "Connection.broken")
                    .after(session(session), "session", machine)
                    .after(written, "written", machine)
                    .done();
        }
        reopen();
    }

    /** Opens this end, if it is closed. */
    void reopen() {
        if (session == Session.CLOSED) {
            greet();
        }
    }

    /** Sends a message to the other machine, once that is known. */
    void submit(byte[] cargo) {
        if (known == 0 || !unmet.isEmpty()) {
            unmet.add(cargo);
        } else {
            send(cargo);
            writeAll();
        }
    }

    @Override
    public void frame(
            org.fos.kernel.Address from, long connection, int kind, long number, byte[] cargo) {
        if (connection != link.number()) {
            return; // Lost with its connection.
        }
        switch (kind) {
            case Frame.GREETING -> meet(connection, number);
            case Frame.DATA -> {
                if (number > accepted || has(ProxyBug.ACCEPT_AGAIN)) {
                    accept(number);
                    taker.accept(cargo);
                } else {
                    ignoreDuplicate(number);
                }
            }
            case Frame.ACK -> takeAck(number);
            default -> throw new IllegalArgumentException("no such frame: " + kind);
        }
    }

    private void meet(long connection, long lifeOfPeer) {
        dispatcher.sleepUntil(() -> session == Session.GREETING || link.number() != connection);
        if (link.number() != connection) {
            return;
        }
        if (lifeOfPeer == known || (known != 0 && has(ProxyBug.MEET_ANYBODY))) {
            meetAgain();
        } else {
            meetAnew(lifeOfPeer);
        }
        if (!sendingUnmet) {
            sendingUnmet = true;
            dispatcher.spawn(this::sendUnmet);
        }
        writeAll();
    }

    /** Sends what has waited for the meeting, before anything that came later. */
    private void sendUnmet() {
        while (!unmet.isEmpty()) {
            send(unmet.remove());
            writeAll();
            dispatcher.yieldNow();
        }
        sendingUnmet = false;
    }

    /** Has a thread write what has not been written. */
    private void writeAll() {
        if (!writing) {
            writing = true;
            dispatcher.spawn(
                    () -> {
                        while (session == Session.OPEN && written < outgoing.size()) {
                            write();
                            dispatcher.yieldNow();
                        }
                        writing = false;
                    });
        }
    }

    /** {@code Proxy!Send(m)}: a message for the other machine, of which a life is known. */
    private void send(byte[] cargo) {
        serial++;
        outgoing.add(new Frame(serial, cargo));
        step("Send").after(serial, "serial", machine).after(outgoing(), "outgoing", machine).done();
    }

    /** {@code Proxy!Greet(m)}: opens this end, and says which life the machine is in. */
    private void greet() {
        session = Session.GREETING;
        put(Frame.GREETING, life, NO_CARGO);
        step("Greet").after(session(session), "session", machine).done();
    }

    /** {@code Proxy!MeetAgain(m)}: the other machine is in the life that is known. */
    private void meetAgain() {
        session = Session.OPEN;
        met("MeetAgain");
    }

    /** {@code Proxy!MeetAnew(m)}: the other machine is in another life; all begins anew with it. */
    private void meetAnew(long lifeOfPeer) {
        known = lifeOfPeer;
        if (!has(ProxyBug.KEEP_ACCEPTED_OF_ANOTHER_LIFE)) {
            accepted = 0;
        }
        if (!has(ProxyBug.SEND_TO_ANOTHER_LIFE)) {
            outgoing.clear();
        }
        session = Session.OPEN;
        met("MeetAnew");
    }

    private void met(String action) {
        step(action)
                .after(known, "known", machine)
                .after(accepted, "accepted", machine)
                .after(outgoing(), "outgoing", machine)
                .after(session(session), "session", machine)
                .done();
    }

    /** {@code Proxy!Write(m)}: the next message goes onto the connection. */
    private void write() {
        Frame frame = outgoing.get(written);
        if (has(ProxyBug.DROP_WHEN_WRITTEN)) {
            outgoing.remove(written);
        } else {
            written++;
        }
        put(Frame.DATA, frame.number(), frame.cargo());
        step("Write")
                .after(written, "written", machine)
                .after(outgoing(), "outgoing", machine)
                .done();
    }

    /** {@code Proxy!Accept(m)}: a message that has not been seen is taken, and acknowledged. */
    private void accept(long number) {
        accepted = number;
        put(Frame.ACK, number, NO_CARGO);
        step("Accept").after(accepted, "accepted", machine).done();
    }

    /** {@code Proxy!IgnoreDuplicate(m)}: it was not acknowledged before the connection broke. */
    private void ignoreDuplicate(long number) {
        put(Frame.ACK, number, NO_CARGO);
        step("IgnoreDuplicate").after(accepted, "accepted", machine).done();
    }

    /** {@code Proxy!TakeAck(m)}: what is acknowledged need not be kept. */
    private void takeAck(long number) {
        int before = outgoing.size();
        outgoing.removeIf(frame -> frame.number() <= number);
        written -= before - outgoing.size();
        step("TakeAck")
                .after(outgoing(), "outgoing", machine)
                .after(written, "written", machine)
                .done();
    }

    private void put(int kind, long number, byte[] cargo) {
        wire.frame(dispatcher.lookup(peer), link.number(), kind, number, cargo);
    }

    private Journal.Step step(String action) {
        return journal.step(dispatcher, action, "Connection." + lower(action)).arg("m", machine);
    }

    private static String lower(String action) {
        return action.substring(0, 1).toLowerCase(Locale.ROOT) + action.substring(1);
    }

    private Object outgoing() {
        return TraceValue.sequence(outgoing.stream().map(Frame::number).toList());
    }

    private static String session(Session session) {
        return session.name().toLowerCase(Locale.ROOT);
    }
}
