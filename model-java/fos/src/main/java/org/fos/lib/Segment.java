package org.fos.lib;

import org.fos.machine.MessageId;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one thread does between two yields: the unit that is atomic to all other processes, since
 * what it sends leaves when it ends (report §4.3). One segment is one action of a specification.
 */
public final class Segment {
    private final long number;
    private final List<MessageId> receives = new ArrayList<>();
    private final List<MessageId> sends = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();

    Segment(long number) {
        this.number = number;
    }

    /** Returns its place among the segments of the process' threads, from 1. */
    public long number() {
        return number;
    }

    /**
     * Returns the messages that this segment has taken so far: the one whose handler it begins, and
     * replies whose results it has asked for.
     */
    public List<MessageId> receives() {
        return Collections.unmodifiableList(receives);
    }

    /** Returns the messages that will leave when this segment ends, in order. */
    public List<MessageId> sends() {
        return Collections.unmodifiableList(sends);
    }

    /**
     * Has something run at the end of this segment, when its receives and sends are complete, and
     * before what it sends leaves. It must neither sleep nor send.
     */
    public void atEnd(Runnable ending) {
        endings.add(ending);
    }

    void receive(MessageId message) {
        if (!receives.contains(message)) {
            receives.add(message);
        }
    }

    void send(MessageId message) {
        sends.add(message);
    }

    void end() {
        endings.forEach(Runnable::run);
    }
}
