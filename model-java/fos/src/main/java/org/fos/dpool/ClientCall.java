package org.fos.dpool;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;

import org.fos.trace.record.TraceValue;

import java.util.Map;

/**
 * How far a member has come with the call of a client: the variable {@code call} of {@code DPool}.
 *
 * @param phase what the client wants
 * @param asked the member whose answer is awaited
 * @param heard the members that have answered that they are empty, with their ledgers
 * @param before the same of the collect before
 */
record ClientCall(
        Phase phase,
        String asked,
        ImmutableSortedMap<String, Ledger> heard,
        ImmutableSortedMap<String, Ledger> before) {
    /** What a call wants, named as in the specification. */
    enum Phase {
        REMOVE("remove"),
        ADD("add");

        final String specName;

        Phase(String specName) {
            this.specName = specName;
        }
    }

    static ClientCall to(Phase phase, String member) {
        return new ClientCall(phase, member, ImmutableSortedMap.of(), ImmutableSortedMap.of());
    }

    ClientCall asking(String member, Map<String, Ledger> answers) {
        return new ClientCall(phase, member, ImmutableSortedMap.copyOf(answers), before);
    }

    ClientCall again(String member, Map<String, Ledger> collected) {
        return new ClientCall(
                phase, member, ImmutableSortedMap.of(), ImmutableSortedMap.copyOf(collected));
    }

    Object value(String servedAt) {
        return TraceValue.record(
                ImmutableMap.of(
                        "phase",
                        phase.specName,
                        "at",
                        servedAt,
                        "asked",
                        asked,
                        "heard",
                        ledgers(heard),
                        "before",
                        ledgers(before)));
    }

    static Object idle() {
        return TraceValue.record(
                ImmutableMap.of(
                        "phase",
                        "idle",
                        "at",
                        PoolState.NOBODY,
                        "asked",
                        PoolState.NOBODY,
                        "heard",
                        ledgers(ImmutableSortedMap.of()),
                        "before",
                        ledgers(ImmutableSortedMap.of())));
    }

    private static Object ledgers(ImmutableSortedMap<String, Ledger> ledgers) {
        ImmutableMap.Builder<String, Object> values = ImmutableMap.builder();
        ledgers.forEach((member, ledger) -> values.put(member, PoolState.value(ledger)));
        return TraceValue.map(values.buildOrThrow());
    }
}
