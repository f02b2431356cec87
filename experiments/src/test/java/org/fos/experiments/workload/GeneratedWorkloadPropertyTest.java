package org.fos.experiments.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.fos.experiments.workload.Operation.Kind;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

final class GeneratedWorkloadPropertyTest {
    @Property(tries = 100)
    void everyIterationDrawsTheSameOperations(
            @ForAll("mixes") Mix mix,
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(min = 1, max = 64) int clients,
            @ForAll long seed) {
        Workload workload = new GeneratedWorkload(mix, size, clients, seed);
        ImmutableList<Operation> first = ImmutableList.copyOf(workload);
        assertEquals(first, ImmutableList.copyOf(workload));
        assertEquals(size, first.size());
        assertTrue(first.stream().allMatch(o -> o.client() < clients));
        Set<String> values = new HashSet<>();
        assertTrue(
                first.stream().map(Operation::value).allMatch(v -> v.isEmpty() || values.add(v)));
        assertTrue(values.stream().allMatch(v -> v.length() == mix.valueBytes()));
    }

    @Property(tries = 20, seed = "50")
    void kindsComeInTheProportionsOfTheMix(@ForAll("mixes") Mix mix, @ForAll long seed) {
        int size = 20_000;
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (Operation operation : new GeneratedWorkload(mix, size, 4, seed)) {
            counts.merge(operation.kind(), 1, Integer::sum);
        }
        assertNear(mix.readPercent(), counts.getOrDefault(Kind.READ, 0), size);
        assertNear(mix.updatePercent(), counts.getOrDefault(Kind.UPDATE, 0), size);
        assertNear(mix.deletePercent(), counts.getOrDefault(Kind.DELETE, 0), size);
    }

    @Test
    void shouldDrawOtherOperationsFromAnotherSeed() {
        assertNotEquals(
                ImmutableList.copyOf(new GeneratedWorkload(Mix.YCSB_A, 50, 4, 1)),
                ImmutableList.copyOf(new GeneratedWorkload(Mix.YCSB_A, 50, 4, 2)));
    }

    // A seed in an old report must mean the same run today.
    @Test
    void shouldKeepTheMeaningOfASeed() {
        Workload workload = new GeneratedWorkload(Mix.CHURN, 4, 3, 42);
        assertEquals(
                ImmutableList.of(
                        "@2 read /user/673",
                        "@2 update /user/1 ...............2",
                        "@2 read /user/516",
                        "@2 update /user/61 ...............4"),
                ImmutableList.copyOf(workload).stream().map(WorkloadFile::format).toList());
    }

    @Test
    void shouldHitFewKeysInTheConflictMix() {
        Set<String> keys = new HashSet<>();
        new GeneratedWorkload(Mix.CONFLICT, 1000, 8, 3).forEach(o -> keys.add(o.key()));
        assertEquals(Set.of("/user/1", "/user/2", "/user/3", "/user/4"), keys);
    }

    @Test
    void shouldFindEveryMixByItsName() {
        for (Mix mix : Mix.all()) {
            assertEquals(mix, Mix.named(mix.name()).orElseThrow());
        }
        assertTrue(Mix.named("ycsb-z").isEmpty());
    }

    @Test
    void shouldRefuseAMixThatIsNotOfOneHundred() {
        var uniform = new KeyPopularity.Uniform();
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Mix("m", "none", 50, 50, 50, 1, uniform, 16));
        assertEquals(
                "percentages must add up to 100, read=50 update=50 delete=50", thrown.getMessage());
    }

    @Provide
    Arbitrary<Mix> mixes() {
        return Arbitraries.of(Mix.all());
    }

    /** Six standard deviations of a binomial count, and a few for very small ones. */
    private static void assertNear(int percent, int count, int size) {
        double p = percent / 100.0;
        double allowed = 6 * Math.sqrt(size * p * (1 - p));
        assertTrue(
                Math.abs(count - size * p) <= allowed,
                () -> count + " of " + size + " are not " + percent + " %");
    }
}
