package org.fos.fleet;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;

import org.fos.trace.record.TraceValue;

import java.util.Collection;

/**
 * The next view as a driver proposes it.
 *
 * @param ballot under which; 0 if nothing is proposed
 * @param state of the clients, which the view begins with
 */
record Proposal(long ballot, View view, ImmutableSortedMap<String, Long> state) {
    /** Returns that nothing has been accepted. */
    static Proposal nothing(Collection<String> clients) {
        ImmutableSortedMap.Builder<String, Long> state = ImmutableSortedMap.naturalOrder();
        clients.forEach(client -> state.put(client, 0L));
        return new Proposal(0, View.none(clients), state.buildOrThrow());
    }

    boolean isNothing() {
        return ballot == 0;
    }

    Object value() {
        return TraceValue.record(
                ImmutableMap.of(
                        "ballot", ballot, "view", view.value(), "state", TraceValue.map(state)));
    }
}
