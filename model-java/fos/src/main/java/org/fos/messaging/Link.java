package org.fos.messaging;

import java.util.ArrayList;
import java.util.List;

/**
 * The TCP connection between two proxies. It may break: then both ends are closed, and what is in
 * flight is lost, as the frames of an earlier connection are not taken. An end that has not noticed
 * writes into the void, which is the same as having written before the break.
 */
public final class Link {
    private final List<Connection> ends = new ArrayList<>(2);
    private long number = 1;

    void attach(Connection end) {
        ends.removeIf(other -> other.machine().equals(end.machine()));
        ends.add(end);
    }

    /** Returns which connection this is, counted from 1. */
    long number() {
        return number;
    }

    /** Returns whether an end is in use; may be called by anyone. */
    public boolean isInUse() {
        return ends.stream().anyMatch(end -> end.session() != Session.CLOSED);
    }

    /** {@code Proxy!Break}: the connection breaks; may be called between segments by anyone. */
    public void cut() {
        number++;
        ends.forEach(Connection::disconnected);
    }

    /** {@code Proxy!Restart(m)}: a machine stops and comes back; the connection goes with it. */
    public void restart() {
        cut();
    }

    /** Has each end open a new connection; each is to run in its own process. */
    public List<Reopening> reopenings() {
        return ends.stream().map(end -> new Reopening(end.machine(), end::reopen)).toList();
    }

    /**
     * What one end does when it notices that the connection is gone.
     *
     * @param machine whose end it is
     * @param open runs in a segment of its proxy
     */
    public record Reopening(String machine, Runnable open) {}
}
