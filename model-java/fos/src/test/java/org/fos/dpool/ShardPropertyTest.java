package org.fos.dpool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;

/** Protects from a shard that loses an element, or has one twice. */
class ShardPropertyTest {
    @Property
    void whatIsAddedIsTakenOnceOrStillThere(
            @ForAll List<@IntRange(min = -3, max = 6) Integer> steps) {
        Shard<Integer> shard = new Shard<>();
        TreeSet<Integer> there = new TreeSet<>();
        int next = 0;
        for (int step : steps) {
            if (step > 0) {
                List<Integer> block = new ArrayList<>();
                for (int i = 0; i < step; i++) {
                    block.add(next++);
                }
                shard.addAll(block);
                there.addAll(block);
            } else if (step == 0 && !shard.isEmpty()) {
                Integer peeked = shard.peek();
                assertEquals(peeked, shard.take());
                assertTrue(there.remove(peeked));
            } else {
                List<Integer> block = shard.takeBlock(-step);
                assertEquals(Math.min(-step, there.size()), block.size());
                block.forEach(element -> assertTrue(there.remove(element)));
            }
            assertEquals(there.size(), shard.size());
            assertEquals(there, new TreeSet<>(shard.all()));
            assertEquals(there.isEmpty(), shard.isEmpty());
        }
    }

    @Example
    void aBlockIsNotWhatAClientWouldGetNext() {
        Shard<String> shard = new Shard<>();
        shard.addAll(List.of("cold", "warm"));
        assertEquals(List.of("cold"), shard.takeBlock(1));
        assertEquals("warm", shard.take());
    }

    @Example
    void nothingIsTakenFromAnEmptyShard() {
        Shard<String> shard = new Shard<>();
        assertThrows(NoSuchElementException.class, shard::take);
        assertThrows(NoSuchElementException.class, shard::peek);
        assertTrue(shard.takeBlock(2).isEmpty());
        shard.add("one");
        assertFalse(shard.isEmpty());
    }
}
