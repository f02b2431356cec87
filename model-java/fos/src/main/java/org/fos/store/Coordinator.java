package org.fos.store;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.lib.Call;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * A member's own updates, by two-phase commit over all members in its view (report §4.8.2). Each
 * update is one straight line on a thread of its own.
 */
final class Coordinator {
    private final Replica replica;

    Coordinator(Replica replica) {
        this.replica = replica;
    }

    /**
     * Stores a value, or deletes it; sleeps until every live member has it, or it is aborted.
     *
     * @param value null to delete
     */
    UpdateResult update(String key, @Nullable String value) {
        if (!replica.serving()) {
            return UpdateResult.NOT_SERVING;
        }
        if (!replica.keyIsFree(key) || !replica.tableIsFree() || replica.update.containsKey(key)) {
            refuseUpdate(key);
            return UpdateResult.REFUSED;
        }
        ImmutableMap<String, Call<Boolean>> votes = begin(key, value);
        replica.dispatcher.sleepUntil(() -> allHaveVoted(votes));
        boolean committed = votes.values().stream().noneMatch(Coordinator::votedNo);
        ImmutableMap<String, ? extends Call<?>> told =
                committed ? commit(key, votes) : abort(key, votes);
        replica.dispatcher.sleepUntil(
                () -> replica.has(StoreBug.FINISH_WITHOUT_ACKS) || allAnswered(told));
        finish(key, told);
        return committed ? UpdateResult.COMMITTED : UpdateResult.ABORTED;
    }

    /** {@code ReplicatedStore!RefuseUpdate(m, k)}. */
    private void refuseUpdate(String key) {
        replica.step("RefuseUpdate", "Coordinator.refuseUpdate")
                .arg("k", key)
                .after(replica.lockValue(key), "lock", replica.me, key)
                .after(replica.tableLockValue(), "tableLock", replica.me)
                .done();
    }

    /** {@code ReplicatedStore!Begin(m, k, v)}. */
    private ImmutableMap<String, Call<Boolean>> begin(String key, @Nullable String value) {
        Transaction t = replica.nextTransaction();
        Entry proposed = new Entry(replica.entry(key).version() + 1, value);
        ImmutableSortedSet<String> others = replica.othersInView();
        replica.lock.put(key, new KeyLock(t, replica.me, proposed, false));
        replica.update.put(key, new Update(Update.Phase.VOTING, t, proposed.version(), others));
        replica.step("Begin", "Coordinator.begin")
                .arg("k", key)
                .arg("v", value == null ? "Absent" : value)
                .after(replica.lockValue(key), "lock", replica.me, key)
                .after(replica.updateValue(key), "update", replica.me, key)
                .after(replica.serial, "serial", replica.me)
                .done();
        return ask(
                others,
                member -> replica.others.prepareCall(replica.address(member), t, key, proposed));
    }

    /** {@code ReplicatedStore!Commit(m, k)}. */
    private ImmutableMap<String, ? extends Call<?>> commit(
            String key, ImmutableMap<String, Call<Boolean>> votes) {
        take(votes);
        Update now = Objects.requireNonNull(replica.update.get(key));
        KeyLock held = Objects.requireNonNull(replica.lock.remove(key));
        replica.table.put(key, held.entry());
        ImmutableSortedSet<String> others = members(now, replica.view::contains);
        replica.update.put(key, now.in(Update.Phase.COMMITTING, others));
        recordDecision("Commit", "Coordinator.commit", key);
        return ask(
                others,
                member -> replica.others.commitCall(replica.address(member), now.txn(), key));
    }

    /** {@code ReplicatedStore!Abort(m, k)}. */
    private ImmutableMap<String, ? extends Call<?>> abort(
            String key, ImmutableMap<String, Call<Boolean>> votes) {
        take(votes);
        Update now = Objects.requireNonNull(replica.update.get(key));
        replica.lock.remove(key);
        ImmutableSortedSet<String> bound =
                members(
                        now,
                        member -> replica.view.contains(member) && votedYes(votes.get(member)));
        replica.update.put(key, now.in(Update.Phase.ABORTING, bound));
        recordDecision("Abort", "Coordinator.abort", key);
        return ask(
                bound,
                member -> replica.others.abortUpdateCall(replica.address(member), now.txn(), key));
    }

    private void recordDecision(String action, String source, String key) {
        replica.step(action, source)
                .arg("k", key)
                .after(Replica.value(replica.entry(key)), "table", replica.me, key)
                .after(replica.lockValue(key), "lock", replica.me, key)
                .after(replica.updateValue(key), "update", replica.me, key)
                .done();
    }

    /** {@code ReplicatedStore!Finish(m, k)}. */
    private void finish(String key, ImmutableMap<String, ? extends Call<?>> told) {
        take(told);
        replica.update.remove(key);
        replica.step("Finish", "Coordinator.finish")
                .arg("k", key)
                .after(replica.updateValue(key), "update", replica.me, key)
                .done();
    }

    private boolean allHaveVoted(ImmutableMap<String, Call<Boolean>> votes) {
        if (replica.has(StoreBug.COMMIT_ON_MAJORITY)) {
            long answered = votes.values().stream().filter(Call::answered).count();
            return 2 * (answered + 1) > votes.size() + 1 || allAnswered(votes);
        }
        return allAnswered(votes);
    }

    private boolean allAnswered(ImmutableMap<String, ? extends Call<?>> calls) {
        for (var call : calls.entrySet()) {
            if (!call.getValue().answered() && replica.view.contains(call.getKey())) {
                return false;
            }
        }
        return true;
    }

    private static boolean votedYes(@Nullable Call<Boolean> vote) {
        return vote != null && vote.answered() && vote.await();
    }

    private static boolean votedNo(Call<Boolean> vote) {
        return vote.answered() && !vote.await();
    }

    /** This segment takes the answers that are there. */
    private static void take(ImmutableMap<String, ? extends Call<?>> calls) {
        calls.values().stream().filter(Call::answered).forEach(Call::outcome);
    }

    private static ImmutableSortedSet<String> members(Update update, Predicate<String> which) {
        return update.awaited().stream()
                .filter(which)
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }

    private static <R> ImmutableMap<String, Call<R>> ask(
            ImmutableSortedSet<String> members,
            java.util.function.Function<String, Call<R>> request) {
        ImmutableMap.Builder<String, Call<R>> calls = ImmutableMap.builder();
        members.forEach(member -> calls.put(member, request.apply(member)));
        return calls.buildOrThrow();
    }
}
