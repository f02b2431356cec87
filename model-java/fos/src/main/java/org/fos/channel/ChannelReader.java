package org.fos.channel;

import java.lang.foreign.MemorySegment;

/**
 * The receiver's end of a channel, for one thread: it copies a message out and then frees its slot,
 * so that it never works on memory that the sender can still write (report §4.2).
 */
public class ChannelReader {
    /** What {@link #take} returns when there is no message. */
    public static final int NOTHING = -1;

    private final ChannelLayout layout;
    private final MemorySegment page;
    private final OwnIndex head;

    ChannelReader(ChannelLayout layout, MemorySegment page) {
        this.layout = layout;
        this.page = page;
        this.head = new OwnIndex(layout.firstSlot());
    }

    /** Returns how long a message may be. */
    public int bodyBytes() {
        return layout.bodyBytes();
    }

    /** Returns what has become of the page. */
    public Phase phase() {
        return Phase.of(page);
    }

    /** Returns whether there is a message to take. */
    public boolean hasMore() {
        return see() != ChannelLayout.FREE;
    }

    /**
     * Takes the oldest message out, by copying it.
     *
     * @param target where it is to stand, from index 0; at least {@link #bodyBytes} long
     * @return its length in bytes, or {@link #NOTHING}
     */
    public int take(byte[] target) {
        long flag = see();
        if (flag == ChannelLayout.FREE) {
            return NOTHING;
        }
        int lengthBytes = ChannelLayout.lengthBytes(flag);
        receive(target, lengthBytes);
        return lengthBytes;
    }

    /** Takes the steps that make a message the receiver's own. */
    void receive(byte[] target, int lengthBytes) {
        copyWords(target, lengthBytes);
        freeSlot();
    }

    /**
     * {@code Channel!Release}: gives up the page if the writer is gone and nothing is left to read.
     * The phase is looked at first: after it nothing more is sent.
     *
     * @return whether the page is given up
     */
    public boolean release() {
        if (phase() == Phase.CLOSING && see() == ChannelLayout.FREE) {
            Phase.CLOSING.become(Phase.NONE, page);
            return true;
        }
        return false;
    }

    /** {@code Channel!Drop}: the receiver ends, and with it the page and what is on it. */
    public void drop() {
        Phase.NONE.show(page);
    }

    /** {@code Channel!See}: is there a message? */
    private long see() {
        return phase() == Phase.NONE
                ? ChannelLayout.FREE
                : ChannelLayout.flagAcquire(page, head.get());
    }

    /** The second copy. */
    final void copyWords(byte[] target, int lengthBytes) {
        long body = ChannelLayout.body(head.get());
        for (int i = 0; i < lengthBytes; i += ChannelLayout.WORD_BYTES) {
            copyWord(target, i, lengthBytes, body + i);
        }
    }

    /** {@code Channel!CopyWord(w)}: one word is copied out, after the flag has been seen. */
    private void copyWord(byte[] target, int index, int end, long offset) {
        ChannelLayout.setArrayWord(target, index, end, ChannelLayout.wordPlain(page, offset));
    }

    /** {@code Channel!FreeSlot}: the message is the receiver's, and the slot the writer's. */
    final void freeSlot() {
        clearFlag();
        long next = head.get() + layout.slotBytes();
        head.set(next == layout.endOfSlots() ? layout.firstSlot() : next);
    }

    final void clearFlag() {
        ChannelLayout.setFlagRelease(page, head.get(), ChannelLayout.FREE);
    }
}
