package org.fos.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;

import java.util.List;
import java.util.Optional;

/** Protects from blocks that overlap, or that are merged with a stranger. */
class FreeBlocksPropertyTest {
    @Property
    void twoHalvesAreTheWholeAndBuddiesOfEachOther(
            @ForAll @IntRange(min = 1, max = Block.MAX_ORDER) int order,
            @ForAll @LongRange(min = 0, max = 1L << 20) long index) {
        Block block = new Block(order, index);
        Block lower = block.lowerHalf();
        Block upper = lower.buddy();
        assertEquals(lower, upper.buddy());
        assertEquals(block, lower.whole());
        assertEquals(block, upper.whole());
        assertEquals(block.firstPage(), lower.firstPage());
        assertEquals(lower.firstPage() + lower.pages(), upper.firstPage());
        assertEquals(block.pages(), lower.pages() + upper.pages());
    }

    @Property
    void theSmallestThatWillDoIsFound(
            @ForAll List<@IntRange(min = 0, max = 7) Integer> orders,
            @ForAll @IntRange(min = 0, max = 7) int wanted) {
        FreeBlocks free = new FreeBlocks();
        for (int i = 0; i < orders.size(); i++) {
            free.add(new Block(orders.get(i), 2L * i));
        }
        Optional<Integer> least = orders.stream().filter(o -> o >= wanted).min(Integer::compare);
        assertEquals(least, free.smallest(wanted).map(Block::order));
        assertTrue(free.withBuddy(8).isEmpty(), "only lower halves are free");
    }

    @Property
    void aBlockIsDecodedAsItWasEncoded(
            @ForAll @IntRange(min = 0, max = Block.MAX_ORDER) int order,
            @ForAll @LongRange(min = 0) long index) {
        Block block = new Block(order, index);
        byte[] bytes = new MessageWriter().value(block, BlockSerializer.INSTANCE).toBytes();
        assertEquals(block, new MessageReader(bytes).value(BlockSerializer.INSTANCE));
    }

    @Example
    void buddiesAreFoundBelowTheLargestOrderOnly() {
        FreeBlocks free = new FreeBlocks();
        Block block = new Block(2, 6);
        free.add(block);
        assertEquals(Optional.empty(), free.withBuddy(3));
        free.add(block.buddy());
        assertEquals(Optional.of(block), free.withBuddy(3));
        assertEquals(Optional.empty(), free.withBuddy(2));
        free.remove(block);
        assertTrue(free.contains(block.buddy()));
        assertEquals(Optional.empty(), free.withBuddy(3));
    }

    @Example
    void whatIsNoBlockIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Block(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Block(0, -1));
        assertThrows(IllegalArgumentException.class, () -> new Block(Block.MAX_ORDER + 1, 0));
    }
}
