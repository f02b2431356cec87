package org.fos.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Protects from a rule that moves keys without need, or crowds them at some members. */
class PartitionPropertyTest {
    @Property(tries = 200)
    void whoComesTakesKeysOverAndMovesNoOthers(
            @ForAll @Size(min = 1, max = 8) Set<@IntRange(max = 99) Integer> numbers,
            @ForAll @StringLength(max = 12) String key) {
        Set<String> members = new TreeSet<>();
        numbers.forEach(number -> members.add("m" + number));
        String before = Partition.of(1, members).keeper(key);
        members.add("joiner");
        String after = Partition.of(2, members).keeper(key);
        assertTrue(after.equals(before) || after.equals("joiner"), before + " then " + after);
    }

    @Test
    void eachOfFourMembersKeepsAboutAQuarterOfTheKeys() {
        Partition partition = Partition.of(1, Set.of("m1", "m2", "m3", "m4"));
        Map<String, Integer> kept = new TreeMap<>();
        IntStream.range(0, 4_000)
                .forEach(key -> kept.merge(partition.keeper("/net/eth" + key), 1, Integer::sum));
        assertEquals(Set.of("m1", "m2", "m3", "m4"), kept.keySet());
        kept.values().forEach(keys -> assertTrue(keys > 900 && keys < 1_100, kept.toString()));
    }
}
