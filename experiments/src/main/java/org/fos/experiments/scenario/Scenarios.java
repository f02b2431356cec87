package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;

/** The scenarios that there are. */
public final class Scenarios {
    private static final ImmutableList<Scenario> ALL =
            ImmutableList.of(
                    new StoreScenario(),
                    new PoolScenario(),
                    new BuddyScenario(),
                    new MessagingScenario(),
                    new ProxyScenario(),
                    new FleetScenario());

    private Scenarios() {}

    /** Returns all scenarios. */
    public static ImmutableList<Scenario> all() {
        return ALL;
    }

    /** Returns the names of all scenarios. */
    public static ImmutableList<String> names() {
        return ALL.stream().map(Scenario::name).collect(ImmutableList.toImmutableList());
    }

    /**
     * Returns the scenario of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Scenario named(String name) {
        return ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no scenario '%s'; there are %s".formatted(name, names())));
    }
}
