package org.fos.store;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Address;
import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.trace.record.TraceValue;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one member holds: the fields are the variables of {@code ReplicatedStore} at this member,
 * under their names. The handlers of all roles work on them, each segment atomically, and record
 * them.
 */
final class Replica {
    static final Entry UNWRITTEN = new Entry(0, null);

    final String me;
    final Dispatcher dispatcher;
    final ReplicatedStoreClient others;
    private final Journal journal;
    private final Optional<StoreBug> bug;

    Mode mode = Mode.OUT;
    final NavigableSet<String> view = new TreeSet<>();
    final SortedMap<String, Entry> table = new TreeMap<>();
    final Map<String, KeyLock> lock = new TreeMap<>();
    final Map<String, Update> update = new TreeMap<>();
    long serial;
    @Nullable TableLock tableLock;
    @Nullable JoinProgress join;

    /** Those that this member knows to have crashed, and has done with. */
    final NavigableSet<String> departed = new TreeSet<>();

    /** How many requests of each member sleep here until they can be answered. */
    final Map<String, Integer> waiting = new TreeMap<>();

    Replica(Dispatcher dispatcher, Journal journal, Optional<StoreBug> bug) {
        this.me = dispatcher.process().name();
        this.dispatcher = dispatcher;
        this.others = new ReplicatedStoreClient(dispatcher);
        this.journal = journal;
        this.bug = bug;
    }

    boolean has(StoreBug seeded) {
        return bug.isPresent() && bug.get() == seeded;
    }

    boolean serving() {
        return mode == Mode.IN;
    }

    boolean keyIsFree(String key) {
        return !lock.containsKey(key);
    }

    boolean tableIsFree() {
        return tableLock == null;
    }

    Entry entry(String key) {
        return table.getOrDefault(key, UNWRITTEN);
    }

    boolean holds(String key, Transaction t) {
        KeyLock held = lock.get(key);
        return held != null && held.txn().equals(t);
    }

    Address address(String member) {
        return dispatcher.lookup(member);
    }

    Transaction nextTransaction() {
        serial++;
        boolean anonymous = has(StoreBug.ID_WITHOUT_COORDINATOR);
        return new Transaction(anonymous ? "m1" : me, serial);
    }

    ImmutableSortedSet<String> othersInView() {
        return view.stream()
                .filter(member -> !member.equals(me))
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }

    /** Sleeps with a request of another member until it can be answered, or its asker is gone. */
    boolean sleepWith(String asker, java.util.function.BooleanSupplier answerable) {
        waiting.merge(asker, 1, Integer::sum);
        dispatcher.sleepUntil(() -> answerable.getAsBoolean() || departed.contains(asker));
        waiting.computeIfPresent(asker, (name, count) -> count == 1 ? null : count - 1);
        return !departed.contains(asker);
    }

    // Recording: what the fields hold, as values of the specification.

    Journal.Step step(String action, String source) {
        return journal.step(dispatcher, action, source).arg("m", me);
    }

    static Object value(Transaction t) {
        return TraceValue.tuple(t.coordinator(), t.serial());
    }

    static Object value(Entry entry) {
        String value = entry.value();
        return TraceValue.record(
                ImmutableMap.of(
                        "version", entry.version(), "value", value == null ? "Absent" : value));
    }

    static Object value(Collection<String> members) {
        return TraceValue.set(members);
    }

    Object tableValue(Collection<String> keys) {
        ImmutableMap.Builder<String, Object> rows = ImmutableMap.builder();
        keys.forEach(key -> rows.put(key, value(entry(key))));
        return TraceValue.map(rows.buildOrThrow());
    }

    Object lockValue(String key) {
        KeyLock held = lock.get(key);
        KeyLock shown = held == null ? FREE : held;
        return TraceValue.record(
                ImmutableMap.of(
                        "txn", value(shown.txn()),
                        "coordinator", shown.coordinator(),
                        "entry", value(shown.entry()),
                        "asking", shown.asking()));
    }

    Object updateValue(String key) {
        Update now = update.get(key);
        return TraceValue.record(
                ImmutableMap.of(
                        "phase",
                        now == null ? "idle" : now.phase().specName,
                        "txn",
                        value(now == null ? NONE : now.txn()),
                        "version",
                        now == null ? 0L : now.version(),
                        "awaited",
                        value(now == null ? ImmutableSortedSet.of() : now.awaited())));
    }

    Object tableLockValue() {
        TableLock held = tableLock;
        return TraceValue.record(
                ImmutableMap.of(
                        "ticket",
                        value(held == null ? NONE : held.ticket()),
                        "joiner",
                        held == null ? NOBODY : held.joiner(),
                        "granted",
                        held != null && held.granted()));
    }

    Object joinValue() {
        JoinProgress now = join;
        String asked = now == null ? null : now.asked();
        return TraceValue.record(
                ImmutableMap.of(
                        "phase",
                        now == null ? "none" : now.phase().specName,
                        "ticket",
                        value(now == null ? NONE : now.ticket()),
                        "asked",
                        asked == null ? NOBODY : asked,
                        "granted",
                        value(now == null ? ImmutableSortedSet.of() : now.granted())));
    }

    private static final String NOBODY = "Nobody";
    private static final Transaction NONE = new Transaction(NOBODY, 0);
    private static final KeyLock FREE = new KeyLock(NONE, NOBODY, UNWRITTEN, false);
}
