package org.fos.trace.record;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Numbers texts from 0, in the order in which they are added, up to a bound. */
final class Numbering {
    private final int most;
    private @Nullable byte[][] texts = new byte[64][];
    private int[] numbers = new int[64];
    private int count;

    /** The place of the text last looked up, or where it would go. */
    private int place;

    Numbering(int most) {
        this.most = most;
    }

    /** The number of a text; -1 if it has none. */
    int number(byte[] bytes, int from, int to) {
        int mask = texts.length - 1;
        place = mixed(hash(bytes, from, to)) & mask;
        byte[] text = texts[place];
        while (text != null && !Arrays.equals(text, 0, text.length, bytes, from, to)) {
            place = place + 1 & mask;
            text = texts[place];
        }
        return text == null ? -1 : numbers[place];
    }

    /** Gives the text last looked up, which had none, the next number; -1 if all are given. */
    int add(byte[] bytes, int from, int to) {
        if (count == most) {
            return -1;
        }
        texts[place] = Arrays.copyOfRange(bytes, from, to);
        numbers[place] = count++;
        if (4 * count > 3 * texts.length) {
            grow();
        }
        return count - 1;
    }

    private void grow() {
        @Nullable byte[][] had = texts;
        int[] their = numbers;
        texts = new byte[2 * had.length][];
        numbers = new int[2 * had.length];
        for (int i = 0; i < had.length; i++) {
            byte[] text = had[i];
            if (text != null) {
                int unused = number(text, 0, text.length);
                texts[place] = text;
                numbers[place] = their[i];
            }
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private static int mixed(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }
}
