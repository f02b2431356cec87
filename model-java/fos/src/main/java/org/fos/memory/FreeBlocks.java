package org.fos.memory;

import com.google.common.collect.ImmutableSortedSet;

import org.jspecify.annotations.Nullable;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The free blocks at one member, of all orders. No two of them overlap. */
final class FreeBlocks {
    private final NavigableSet<Block> blocks = new TreeSet<>();

    void add(Block block) {
        blocks.add(block);
    }

    void remove(Block block) {
        blocks.remove(block);
    }

    boolean contains(Block block) {
        return blocks.contains(block);
    }

    /** Returns the smallest block of at least that order. */
    Optional<Block> smallest(int order) {
        @Nullable Block found = blocks.ceiling(new Block(order, 0));
        return Optional.ofNullable(found);
    }

    /** Returns a block below that order whose buddy is free here, too. */
    Optional<Block> withBuddy(int maxOrder) {
        return blocks.stream()
                .filter(block -> block.order() < maxOrder && blocks.contains(block.buddy()))
                .findFirst();
    }

    ImmutableSortedSet<Block> all() {
        return ImmutableSortedSet.copyOf(blocks);
    }
}
