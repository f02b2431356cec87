package org.fos.memory;

/**
 * 2^order pages that start at a multiple of their size.
 *
 * @param order 0 to {@value #MAX_ORDER}
 * @param index at least 0; the first page is index · 2^order
 */
public record Block(int order, long index) implements Comparable<Block> {
    /** The largest order that a block can have. */
    public static final int MAX_ORDER = 40;

    public Block {
        if (order < 0 || order > MAX_ORDER || index < 0) {
            throw new IllegalArgumentException(
                    "order must be 0 to %d and index at least 0, order=%d, index=%d"
                            .formatted(MAX_ORDER, order, index));
        }
    }

    /** Returns the number of its first page. */
    public long firstPage() {
        return index << order;
    }

    /** Returns how many pages it has. */
    public long pages() {
        return 1L << order;
    }

    /** Returns the other half of the block of which this is a half. */
    public Block buddy() {
        return new Block(order, index ^ 1);
    }

    /** Returns the block of which this is a half. */
    public Block whole() {
        return new Block(order + 1, index >> 1);
    }

    /** Returns its lower half; the buddy of that is the other. */
    public Block lowerHalf() {
        return new Block(order - 1, index << 1);
    }

    /** Smaller blocks come first, and among equals those with lower pages. */
    @Override
    public int compareTo(Block other) {
        return order != other.order
                ? Integer.compare(order, other.order)
                : Long.compare(index, other.index);
    }
}
