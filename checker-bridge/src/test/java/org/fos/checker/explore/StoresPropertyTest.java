package org.fos.checker.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What states are kept in, each held against a simple store of the same kind. */
class StoresPropertyTest {
    private static final Decisions.Saying NOTHING = (aspect, number) -> 0;

    private static final long MOST_BYTES = 1 << 20;

    @Property
    void whatIsWrittenToAFrontierIsReadBack(
            @ForAll List<@IntRange(min = 0) Integer> numbers,
            @ForAll List<Long> longs,
            @ForAll int[] signed) {
        int[] row = Arrays.stream(signed).map(n -> n & Integer.MAX_VALUE).toArray();
        Frontier frontier = new Frontier();
        frontier.begin(numbers.size() + 2 * longs.size() + 2 * row.length);
        numbers.forEach(frontier::put);
        longs.forEach(frontier::putLong);
        frontier.putRow(row);
        frontier.close();
        Frontier.Reader reader = new Frontier.Reader(frontier.chunks().getFirst());
        numbers.forEach(number -> assertEquals(number, reader.get()));
        longs.forEach(number -> assertEquals(number, reader.getLong()));
        int[] read = new int[row.length];
        Arrays.fill(read, 7);
        reader.getRow(read);
        assertArrayEquals(row, read);
        assertFalse(reader.hasMore());
    }

    @Property
    void fingerprintsNumberEachStateOnceInTheOrderOfTheFirstTime(
            @ForAll @Size(max = 500) List<@IntRange(min = -40, max = 40) Integer> added) {
        Fingerprints fingerprints = new Fingerprints();
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int state : added) {
            long low = 10 + state % 3;
            long high = 100 + state;
            Integer known = numbers.putIfAbsent(state, numbers.size());
            int expected = known == null ? ~(numbers.size() - 1) : known;
            assertEquals(expected, fingerprints.add(low, high));
            if (state % 7 == 0 && fingerprints.bytes() < MOST_BYTES) {
                fingerprints.grow();
            }
        }
        assertEquals(numbers.size(), fingerprints.size());
        numbers.forEach(
                (state, n) -> assertEquals(n, fingerprints.find(10 + state % 3, 100 + state)));
        assertEquals(-1, fingerprints.find(99, 99));
    }

    @Property
    void decisionsFindWhatWasAddedForEveryRowThatAgreesInTheCellsThatWereRead(
            @ForAll @Size(max = 200)
                    List<@Size(5) List<@IntRange(min = 0, max = 3) Integer>> rows) {
        Decisions decisions = new Decisions();
        List<int[]> known = new ArrayList<>();
        for (List<Integer> numbers : rows) {
            int[] row = numbers.stream().mapToInt(n -> n).toArray();
            Object expected = known.stream().anyMatch(k -> agree(k, row)) ? outcome(row) : null;
            assertEquals(expected, decisions.find(row, NOTHING));
            int[] cells = read(row);
            int[] values = Arrays.stream(cells).map(c -> row[c]).toArray();
            add(decisions, cells, values, outcome(row));
            known.add(row);
        }
        decisions.clear();
        assertNull(decisions.find(new int[5], NOTHING));
    }

    private static void add(Decisions decisions, int[] cells, int[] numbers, Object outcome) {
        Reads reads = new Reads();
        for (int cell : cells) {
            reads.current(cell);
        }
        decisions.add(reads, new Seen[cells.length], numbers, outcome);
    }

    /** Which cell is read next depends on what was read before, as in an evaluation. */
    private static int[] read(int[] row) {
        return switch (row[0]) {
            case 0 -> new int[] {0};
            case 1 -> new int[] {0, 3};
            default -> row[2] == 1 ? new int[] {0, 2, 4, 1} : new int[] {0, 2};
        };
    }

    private static String outcome(int[] row) {
        StringBuilder text = new StringBuilder();
        for (int cell : read(row)) {
            text.append(cell).append('=').append(row[cell]).append(' ');
        }
        return text.toString();
    }

    private static boolean agree(int[] a, int[] b) {
        return outcome(a).equals(outcome(b));
    }

    @Test
    void anEvaluationThatReadsOtherCellsThanBeforeIsNoticed() {
        Decisions decisions = new Decisions();
        add(decisions, new int[] {0, 1}, new int[] {5, 6}, "a");
        assertThrows(
                IllegalStateException.class,
                () -> add(decisions, new int[] {2}, new int[] {5}, "b"));
    }
}
