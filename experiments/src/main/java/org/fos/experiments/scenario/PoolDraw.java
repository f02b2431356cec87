package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Sets;

import org.fos.dpool.PoolRules;
import org.fos.dpool.Scheme;
import org.fos.machine.RandomStream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What a seed makes of the settings of a pool.
 *
 * @param rules how the pool is run
 * @param faults what the run may meet; a fleet whose requests collect twice does not change
 * @param founders each with its pages at the start
 * @param leaves how many members are asked to leave
 */
record PoolDraw(
        PoolRules rules,
        ImmutableSet<FaultKind> faults,
        ImmutableSortedMap<String, ImmutableList<Long>> founders,
        int leaves) {
    private static final ImmutableSet<FaultKind> CHANGES =
            Sets.immutableEnumSet(FaultKind.CRASH, FaultKind.JOIN, FaultKind.LEAVE);
    private static final double COLLECTS_TWICE = 0.25;

    static PoolDraw of(RunSettings settings) {
        RandomStream draw = new RandomStream(settings.seed()).stream("pool");
        ImmutableList<String> names = Names.of("m", settings.members());
        PoolRules rules = rules(settings, names.getFirst(), draw);
        ImmutableSet<FaultKind> faults = faults(settings, rules, draw);
        return new PoolDraw(
                rules,
                faults,
                start(settings, names, rules, draw),
                leaves(settings.members(), faults, draw));
    }

    /** Where members crash, too, one is always left: a fleet that is gone cannot be joined. */
    private static int leaves(int members, ImmutableSet<FaultKind> faults, RandomStream draw) {
        int most = faults.contains(FaultKind.CRASH) ? members - 2 : members;
        return faults.contains(FaultKind.LEAVE) && most > 0 ? 1 + (int) draw.below(most) : 0;
    }

    private static PoolRules rules(RunSettings settings, String home, RandomStream draw) {
        Scheme drawn = Scheme.values()[(int) draw.below(Scheme.values().length)];
        Scheme scheme =
                Arrays.stream(Scheme.values())
                        .filter(s -> s.specName().equals(settings.word(PoolScenario.SCHEME)))
                        .findFirst()
                        .orElse(drawn);
        boolean twice = draw.chance(COLLECTS_TWICE) && comesToRest(scheme);
        if (!settings.word(PoolScenario.COLLECTS).equals(PoolScenario.ANY)) {
            twice = settings.number(PoolScenario.COLLECTS) == 2;
        }
        int collects = twice && scheme != Scheme.CENTRAL_STORAGE ? 2 : 1;
        int block = 1 + (int) draw.below(4);
        int low = 1 + (int) draw.below(3);
        int high = (int) draw.below(4);
        int gap = 1 + (int) draw.below(2);
        return new PoolRules(scheme, home, block, low, high, gap, collects);
    }

    /** Where elements never rest, a request that collects twice may last for ever. */
    private static boolean comesToRest(Scheme scheme) {
        return scheme != Scheme.BACKGROUND_PUSH && scheme != Scheme.BACKGROUND_PUSH_WITH_ESTIMATION;
    }

    private static ImmutableSet<FaultKind> faults(
            RunSettings settings, PoolRules rules, RandomStream draw) {
        boolean joins = !settings.swarm() || draw.chance(0.5);
        boolean leaves = !settings.swarm() || draw.chance(0.5);
        return settings.faults().stream()
                .filter(kind -> rules.collects() == 1 || !CHANGES.contains(kind))
                .filter(kind -> kind != FaultKind.JOIN || (joins && settings.joiners() > 0))
                .filter(kind -> kind != FaultKind.LEAVE || leaves)
                .collect(Sets.toImmutableEnumSet());
    }

    private static ImmutableSortedMap<String, ImmutableList<Long>> start(
            RunSettings settings, List<String> names, PoolRules rules, RandomStream draw) {
        boolean together = draw.chance(0.5) || rules.scheme() == Scheme.CENTRAL_STORAGE;
        Map<String, List<Long>> pages = new TreeMap<>();
        names.forEach(name -> pages.put(name, new ArrayList<>()));
        LongStream.range(0, settings.number(PoolScenario.ELEMENTS))
                .forEach(
                        page -> {
                            String drawn = names.get((int) draw.below(names.size()));
                            pages.getOrDefault(together ? rules.home() : drawn, List.of())
                                    .add(page);
                        });
        ImmutableSortedMap.Builder<String, ImmutableList<Long>> start =
                ImmutableSortedMap.naturalOrder();
        pages.forEach((name, some) -> start.put(name, ImmutableList.copyOf(some)));
        return start.buildOrThrow();
    }
}
