package org.fos.process;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.dpool.ElementType;
import org.fos.dpool.PoolFleet;
import org.fos.dpool.PoolRules;
import org.fos.dpool.Scheme;
import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.fos.store.StoreFleet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What the servers of process management have in common: the process table, which is a replicated
 * store, and the free process identification numbers, which are a distributed pool.
 *
 * @param table where each process is, under its {@link #key}; all servers are members
 * @param pids the numbers of no process; all servers are members
 * @param cores the mailbox of each core's {@link CoreServer}, by the core's place in the list
 */
public record ProcessFleet(StoreFleet table, PoolFleet<Long> pids, ImmutableList<String> cores) {
    /**
     * Makes a fleet; one capability guards all its mailboxes.
     *
     * @param microkernel of the machine that it runs on
     * @param founders the servers at the start, by name
     * @param rules how the pool of numbers is run
     * @param numbers how many processes there can be at a time, numbered from 1; dealt out to the
     *     founders, or all at home under central storage
     * @param cores how many cores run processes
     * @param tableJournal where servers record what they do as members of the store
     * @param poolJournal where they record what they do as members of the pool
     */
    public static ProcessFleet of(
            Microkernel microkernel,
            Collection<String> founders,
            PoolRules rules,
            int numbers,
            int cores,
            Journal tableJournal,
            Journal poolJournal) {
        ImmutableSortedSet<String> names = ImmutableSortedSet.copyOf(founders);
        List<Long> all = LongStream.rangeClosed(1, numbers).boxed().toList();
        ImmutableSet<String> keys =
                all.stream().map(ProcessFleet::key).collect(ImmutableSet.toImmutableSet());
        StoreFleet table = StoreFleet.of(microkernel, names, keys, tableJournal);
        Map<String, List<Long>> dealt = new TreeMap<>();
        names.forEach(name -> dealt.put(name, new ArrayList<>()));
        boolean central = rules.scheme() == Scheme.CENTRAL_STORAGE;
        for (int i = 0; i < numbers; i++) {
            String keeper = central ? rules.home() : names.asList().get(i % names.size());
            dealt.computeIfAbsent(keeper, _ -> new ArrayList<>()).add(all.get(i));
        }
        ImmutableSortedMap.Builder<String, ImmutableList<Long>> start =
                ImmutableSortedMap.naturalOrder();
        dealt.forEach((name, some) -> start.put(name, ImmutableList.copyOf(some)));
        PoolFleet<Long> pids =
                new PoolFleet<>(
                        microkernel,
                        table.capability(),
                        rules,
                        ElementType.numbers(),
                        start.buildOrThrow(),
                        poolJournal,
                        null);
        return new ProcessFleet(
                table,
                pids,
                IntStream.range(0, cores)
                        .mapToObj(core -> "core" + core)
                        .collect(ImmutableList.toImmutableList()));
    }

    /** Returns what guards the mailboxes of servers and cores, and is held by their clients. */
    public Capability capability() {
        return table.capability();
    }

    /** Returns the key of a process in the process table. */
    public static String key(long pid) {
        return "pid" + pid;
    }

    /** Starts what runs processes on each core; core i of the list is the machine's core i. */
    public ImmutableList<CoreServer> startCores() {
        ImmutableList.Builder<CoreServer> servers = ImmutableList.builder();
        for (int core = 0; core < cores.size(); core++) {
            servers.add(CoreServer.start(table.microkernel(), cores.get(core), core, capability()));
        }
        return servers.build();
    }
}
