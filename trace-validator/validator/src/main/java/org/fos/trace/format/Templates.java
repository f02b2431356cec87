package org.fos.trace.format;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of lines that have been met, by the first letters of the action's name. Where lines are
 * of ever new kinds nothing is gained by knowing them, and looking is given up.
 */
final class Templates {
    private static final int FAMILIES = 256;
    private static final int MOST_OF_A_FAMILY = 8;
    private static final int PATIENCE = 256;
    private static final int MOST_LEARNT = 1 << 14;
    private static final int BEFORE_NAME = ",\"action\":\"".length();
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final KnownTexts texts;
    private final PlainValues values;
    private final Holes holes = new Holes();
    private int learnt;
    private final @Nullable Family[] families = new Family[FAMILIES];

    /** The kinds of lines whose actions' names begin alike; the one met last comes first. */
    private static final class Family {
        private final @Nullable Template[] known = new Template[MOST_OF_A_FAMILY];
        private int count;

        /** Grows with each line that is of none of them, and shrinks with each that is. */
        private int misses;

        void add(Template template) {
            if (count < MOST_OF_A_FAMILY) {
                count++;
            }
            System.arraycopy(known, 0, known, 1, count - 1);
            known[0] = template;
        }

        void first(int index, Template template) {
            System.arraycopy(known, 0, known, 1, index);
            known[0] = template;
        }
    }

    Templates(KnownTexts texts, PlainValues values) {
        this.texts = texts;
        this.values = values;
    }

    /**
     * Reads a line from behind its number on, if it is of a kind that has been met.
     *
     * @return its kind, and the cursor is behind it; null if it is of none
     */
    @Nullable Template read(ByteCursor at) {
        int begin = at.at;
        int place = place(at.bytes, begin);
        Family family = place < 0 ? null : families[place];
        if (family == null || family.misses > PATIENCE) {
            return null;
        }
        for (int i = 0; i < family.count; i++) {
            Template template = family.known[i];
            at.at = begin;
            if (template != null && template.read(at, texts, values, holes)) {
                if (i > 0) {
                    family.first(i, template);
                }
                if (family.misses > 0) {
                    family.misses--;
                }
                return template;
            }
        }
        family.misses += 2;
        at.at = begin;
        return null;
    }

    /** Learns from a line that has been read another way. */
    void learn(byte[] bytes, int begin, int end) {
        int place = place(bytes, begin);
        if (place < 0) {
            return;
        }
        Family family = families[place];
        if (family == null) {
            family = new Family();
            families[place] = family;
        }
        if (family.misses <= PATIENCE && learnt < MOST_LEARNT) {
            learnt++;
            Template template = new Learning(texts, values, holes, bytes, begin, end).template();
            if (template != null) {
                family.add(template);
            }
        }
    }

    /** The kind of a line that is known to be plain, for whoever keeps it; null if it has none. */
    @Nullable Template kindOf(byte[] bytes, int begin, int end) {
        return new Learning(texts, values, holes, bytes, begin, end).template();
    }

    Holes holes() {
        return holes;
    }

    private static int place(byte[] bytes, int begin) {
        int at = begin + BEFORE_NAME;
        return at + Long.BYTES > bytes.length
                ? -1
                : (int) ((ByteCursor.word(bytes, at) * SPREAD) >>> 56);
    }
}
