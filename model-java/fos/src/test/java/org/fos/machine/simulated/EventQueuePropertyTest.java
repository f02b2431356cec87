package org.fos.machine.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;

class EventQueuePropertyTest {
    /** What the queue must be equal to: a list sorted by time, whose sort is stable. */
    private static final class SortedList {
        private record Entry(long time, int event) {}

        private final List<Entry> entries = new ArrayList<>();

        void add(long time, int event) {
            entries.add(new Entry(time, event));
            entries.sort(Comparator.comparingLong(Entry::time));
        }
    }

    /**
     * Negative numbers remove, others add at that time; few distinct times, so that many are equal.
     */
    @Property(tries = 500)
    void removesInTheOrderOfASortedList(
            @ForAll @Size(max = 400) List<@IntRange(min = -12, max = 20) Integer> operations) {
        EventQueue<Integer> queue = new EventQueue<>();
        SortedList model = new SortedList();
        int next = 0;
        for (int operation : operations) {
            if (operation >= 0) {
                queue.add(operation, next);
                model.add(operation, next);
                next++;
            } else if (!queue.isEmpty()) {
                SortedList.Entry first = model.entries.removeFirst();
                assertEquals(first.time(), queue.firstTime());
                assertEquals(first.event(), queue.removeFirst());
            }
            assertEquals(model.entries.size(), queue.size());
        }
        assertEquals(
                model.entries.stream().map(SortedList.Entry::event).toList(),
                queue.inOrder().stream().map(EventQueue.Timed::event).toList());
        while (!queue.isEmpty()) {
            assertEquals(model.entries.removeFirst().event(), queue.removeFirst());
        }
    }

    @Test
    void anEmptyQueueHasNoFirstEvent() {
        EventQueue<Integer> queue = new EventQueue<>();
        assertThrows(NoSuchElementException.class, queue::firstTime);
        assertThrows(NoSuchElementException.class, queue::removeFirst);
    }
}
