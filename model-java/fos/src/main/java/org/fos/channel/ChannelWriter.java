package org.fos.channel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The sender's end of a channel, for one thread: it copies a message into the next slot and then
 * publishes it by the slot's flag. The order of the two is all that the reader rests on.
 */
public class ChannelWriter {
    /** What became of a message. */
    public enum Put {
        /** It has been sent. */
        SENT,
        /** The ring is full: try again when the reader has read. */
        FULL,
        /** The page is not the writer's any more. */
        CLOSED
    }

    private final ChannelLayout layout;
    private final MemorySegment page;
    private final int lookAheadSlots;
    private final OwnIndex tail;
    private final OwnIndex knownFree = new OwnIndex(0);
    private final AtomicBoolean atWork = new AtomicBoolean();

    ChannelWriter(ChannelLayout layout, MemorySegment page) {
        this.layout = layout;
        this.page = page;
        this.lookAheadSlots = Math.max(1, layout.slots() / 4);
        this.tail = new OwnIndex(layout.firstSlot());
    }

    /** Returns how long a message may be. */
    public int bodyBytes() {
        return layout.bodyBytes();
    }

    /** Returns what has become of the page. */
    public Phase phase() {
        return Phase.of(page);
    }

    /** Returns whether a message could be put in now. */
    public boolean canPut() {
        return phase() == Phase.OPEN && begin();
    }

    /**
     * Sends a message, which is copied.
     *
     * @param message where it stands
     * @param offset where it begins
     * @param lengthBytes at least 0
     * @throws IllegalArgumentException if it is longer than a slot
     */
    public Put put(byte[] message, int offset, int lengthBytes) {
        requireFits(lengthBytes);
        if (phase() != Phase.OPEN) {
            return Put.CLOSED;
        }
        if (!begin()) {
            return Put.FULL;
        }
        send(message, offset, lengthBytes);
        return Put.SENT;
    }

    private void requireFits(int lengthBytes) {
        if (lengthBytes > layout.bodyBytes()) {
            throw new IllegalArgumentException(
                    "a message has at most %d bytes here, lengthBytes=%d"
                            .formatted(layout.bodyBytes(), lengthBytes));
        }
    }

    /** Takes the steps that make a message the reader's. */
    void send(byte[] message, int offset, int lengthBytes) {
        writeWords(message, offset, lengthBytes);
        publish(lengthBytes);
    }

    /**
     * Begins to write, if the page is the writer's and there is room; until {@link #leave}, who
     * takes the page waits.
     *
     * @return whether it has begun
     */
    public boolean enter() {
        atWork.set(true);
        VarHandle.fullFence();
        if (canPut()) {
            return true;
        }
        leave();
        return false;
    }

    /**
     * Sends a message, which is copied, between {@link #enter} and {@link #leave}: once, even if
     * the page is being taken from the writer meanwhile.
     *
     * @param message all of it
     * @throws IllegalArgumentException if it is longer than a slot
     */
    public void putInside(byte[] message) {
        requireFits(message.length);
        send(message, 0, message.length);
    }

    /** Ends what {@link #enter} has begun. */
    public void leave() {
        atWork.setRelease(false);
    }

    /**
     * {@code Channel!Unmap}, by another thread than the writer's: takes the page from a writer that
     * uses {@link #enter}, and waits until it has left, as a kernel waits until other cores have
     * dropped their translations of a page. Afterwards all is visible that the writer has done.
     */
    public void unmapFromAfar() {
        unmap();
        VarHandle.fullFence();
        while (atWork.getAcquire()) {
            Thread.onSpinWait();
        }
    }

    /**
     * {@code Channel!Unmap}: gives up the page. The reader reads what has been sent, and nothing
     * more is. Done by the writer's thread, so that no message is in its hand.
     */
    public void unmap() {
        Phase.OPEN.become(Phase.CLOSING, page);
    }

    /**
     * {@code Channel!Begin}: is the next slot free? The reader frees slots in their order, so if
     * one further on is free, all before it are.
     */
    private boolean begin() {
        if (knownFree.get() > 0) {
            return true;
        }
        if (isFree(lookAhead())) {
            knownFree.set(lookAheadSlots);
            return true;
        }
        if (isFree(tail.get())) {
            knownFree.set(1);
            return true;
        }
        return false;
    }

    private long lookAhead() {
        long slot = tail.get() + (lookAheadSlots - 1) * layout.slotBytes();
        return slot < layout.endOfSlots() ? slot : slot - layout.endOfSlots() + layout.firstSlot();
    }

    private boolean isFree(long slot) {
        return ChannelLayout.flagAcquire(page, slot) == ChannelLayout.FREE;
    }

    /** The first copy. */
    final void writeWords(byte[] message, int offset, int lengthBytes) {
        long body = ChannelLayout.body(tail.get());
        int end = offset + lengthBytes;
        for (int i = 0; i < lengthBytes; i += ChannelLayout.WORD_BYTES) {
            writeWord(body + i, ChannelLayout.arrayWord(message, offset + i, end));
        }
    }

    /** {@code Channel!WriteWord(w)}: one word becomes visible, in no order with the others. */
    private void writeWord(long offset, long word) {
        ChannelLayout.setWordPlain(page, offset, word);
    }

    /** {@code Channel!Publish}: the flag becomes visible, after all words. */
    final void publish(int lengthBytes) {
        flag(lengthBytes);
        tail.set(after(tail.get()));
        knownFree.set(knownFree.get() - 1);
    }

    final void flag(int lengthBytes) {
        ChannelLayout.setFlagRelease(page, tail.get(), ChannelLayout.flagOf(lengthBytes));
    }

    private long after(long slot) {
        long next = slot + layout.slotBytes();
        return next == layout.endOfSlots() ? layout.firstSlot() : next;
    }
}
