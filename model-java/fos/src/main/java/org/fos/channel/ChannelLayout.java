package org.fos.channel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Where things lie in the page of a channel, and how its words are read and written. Words have the
 * byte order of the machine, since a page never leaves it.
 *
 * <pre>
 *   0                                       63
 *  +-----------------------------------------+
 *  | phase: 0 none, 1 open, 2 closing        |   0
 *  +-----------------------------------------+
 *  | 15 words that keep the phase, which is  |   8
 *  | hardly ever written, off the slots      |
 *  +-----------------------------------------+
 *  | slot 0                                  | 128
 *  | slot 1 ...                              |
 *  +-----------------------------------------+
 *
 *  A slot:
 *   0                      31 32           63
 *  +-------------------------+---------------+
 *  | length + 1; 0: free     | 0             |   flag
 *  +-------------------------+---------------+
 *  | body, whole words                       |
 *  +-----------------------------------------+
 * </pre>
 *
 * @param slots how many messages the ring holds, at least 1
 * @param bodyBytes how long a message may be; a multiple of 8, at least 8
 */
public record ChannelLayout(int slots, int bodyBytes) {
    /** Bytes of a word: what becomes visible at once. */
    static final int WORD_BYTES = Long.BYTES;

    /** The flag of a slot that holds no message. */
    static final long FREE = 0;

    private static final long PHASE = 0;
    private static final long FIRST_SLOT = 128;
    private static final VarHandle WORD = ValueLayout.JAVA_LONG.varHandle();
    private static final VarHandle ARRAY_WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Checks the sizes. */
    public ChannelLayout {
        if (slots < 1) {
            throw new IllegalArgumentException("slots must be at least 1, slots=" + slots);
        }
        if (bodyBytes < WORD_BYTES || bodyBytes % WORD_BYTES != 0) {
            throw new IllegalArgumentException(
                    "bodyBytes must be a positive multiple of %d, bodyBytes=%d"
                            .formatted(WORD_BYTES, bodyBytes));
        }
    }

    /** Returns how large the page is. */
    public long pageBytes() {
        return endOfSlots();
    }

    long firstSlot() {
        return FIRST_SLOT;
    }

    long slotBytes() {
        return WORD_BYTES + (long) bodyBytes;
    }

    long endOfSlots() {
        return FIRST_SLOT + slots * slotBytes();
    }

    static long body(long slot) {
        return slot + WORD_BYTES;
    }

    static long flagOf(int lengthBytes) {
        return lengthBytes + 1L;
    }

    static int lengthBytes(long flag) {
        return (int) (flag - 1);
    }

    static long phaseAcquire(MemorySegment page) {
        return (long) WORD.getAcquire(page, PHASE);
    }

    static void setPhaseRelease(MemorySegment page, long phase) {
        WORD.setRelease(page, PHASE, phase);
    }

    static boolean exchangePhase(MemorySegment page, long before, long phase) {
        return WORD.compareAndSet(page, PHASE, before, phase);
    }

    static long flagAcquire(MemorySegment page, long slot) {
        return (long) WORD.getAcquire(page, slot);
    }

    static void setFlagRelease(MemorySegment page, long slot, long flag) {
        WORD.setRelease(page, slot, flag);
    }

    static long wordPlain(MemorySegment page, long offset) {
        return (long) WORD.get(page, offset);
    }

    static void setWordPlain(MemorySegment page, long offset, long word) {
        WORD.set(page, offset, word);
    }

    /** Returns the word of an array that begins at an index; the last one may be cut short. */
    static long arrayWord(byte[] array, int index, int end) {
        if (end - index >= WORD_BYTES) {
            return (long) ARRAY_WORD.get(array, index);
        }
        byte[] word = new byte[WORD_BYTES];
        System.arraycopy(array, index, word, 0, end - index);
        return (long) ARRAY_WORD.get(word, 0);
    }

    /** Puts a word into an array from an index on; the last one may be cut short. */
    static void setArrayWord(byte[] array, int index, int end, long word) {
        if (end - index >= WORD_BYTES) {
            ARRAY_WORD.set(array, index, word);
        } else {
            byte[] bytes = new byte[WORD_BYTES];
            ARRAY_WORD.set(bytes, 0, word);
            System.arraycopy(bytes, 0, array, index, end - index);
        }
    }
}
