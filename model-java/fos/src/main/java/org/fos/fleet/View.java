package org.fos.fleet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;

import org.fos.trace.record.TraceValue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is in the fleet for a while: {@code Views} of the specification.
 *
 * @param number 0 for no view, 1 for the founders', and so on
 * @param members by seniority; the first is the coordinator
 * @param home which member has the state of each client
 * @param anew for each client, in the view of which number its state was last begun anew; 0: never
 */
public record View(
        long number,
        ImmutableList<String> members,
        ImmutableSortedMap<String, String> home,
        ImmutableSortedMap<String, Long> anew) {
    static final String NOBODY = "Nobody";

    /** Returns the view of a server that has been in none. */
    static View none(Collection<String> clients) {
        return of(0, ImmutableList.of(), clients, NOBODY);
    }

    /** Returns the first view, in which the first founder is the home of all clients. */
    static View first(List<String> founders, Collection<String> clients) {
        return of(1, ImmutableList.copyOf(founders), clients, founders.getFirst());
    }

    private static View of(
            long number, ImmutableList<String> members, Collection<String> clients, String home) {
        ImmutableSortedMap.Builder<String, String> homes = ImmutableSortedMap.naturalOrder();
        ImmutableSortedMap.Builder<String, Long> anew = ImmutableSortedMap.naturalOrder();
        clients.forEach(client -> homes.put(client, home));
        clients.forEach(client -> anew.put(client, 0L));
        return new View(number, members, homes.buildOrThrow(), anew.buildOrThrow());
    }

    boolean has(String member) {
        return members.contains(member);
    }

    String coordinator() {
        return members.getFirst();
    }

    String homeOf(String client) {
        return home.getOrDefault(client, NOBODY);
    }

    /**
     * Returns the next view.
     *
     * @param stay members who go on, in their order
     * @param joiner who comes last, and becomes the home of the clients in {@code given}
     * @param given clients; none if nobody joins
     * @param heard members whose clients' state is known
     * @param first whether the joiner comes first instead
     */
    View successor(
            Collection<String> stay,
            Optional<String> joiner,
            Collection<String> given,
            Collection<String> heard,
            boolean first) {
        ImmutableList.Builder<String> next = ImmutableList.builder();
        if (first) {
            joiner.ifPresent(next::add);
        }
        members.stream().filter(stay::contains).forEach(next::add);
        if (!first) {
            joiner.ifPresent(next::add);
        }
        ImmutableList<String> list = next.build();
        Map<String, String> homes = new TreeMap<>(home);
        homes.replaceAll(
                (client, old) ->
                        given.contains(client)
                                ? joiner.orElseThrow()
                                : stay.contains(old) ? old : list.getFirst());
        Map<String, Long> begun = new TreeMap<>(anew);
        begun.replaceAll((client, old) -> heard.contains(homeOf(client)) ? old : number + 1);
        return new View(
                number + 1,
                list,
                ImmutableSortedMap.copyOf(homes),
                ImmutableSortedMap.copyOf(begun));
    }

    /** Returns whose ballot this is, from 1. */
    String ownerOf(long ballot) {
        return members.get((int) ((ballot - 1) % members.size()));
    }

    /** Returns the first ballot of a member above another one. */
    long nextBallot(String member, long above) {
        long first = members.indexOf(member) + 1L;
        return above < first
                ? first
                : first + members.size() * ((above - first) / members.size() + 1);
    }

    Object value() {
        return TraceValue.record(
                ImmutableMap.of(
                        "number",
                        number,
                        "members",
                        TraceValue.sequence(members),
                        "home",
                        TraceValue.map(home),
                        "anew",
                        TraceValue.map(anew)));
    }
}
