package org.fos.store;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Address;
import org.fos.lib.Call;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a member does when another has crashed: it stops waiting for it, and finds out how the
 * updates ended that it was coordinating, by asking everybody else (report §3.2.4). If nobody
 * knows, the key stays locked: two-phase commit blocks.
 */
final class Termination {
    private final Replica replica;

    Termination(Replica replica) {
        this.replica = replica;
    }

    /** Runs when {@code crashed} is known to have crashed, after all that came from it. */
    void onCrash(String crashed) {
        boolean concerns = concerns(crashed);
        replica.departed.add(crashed);
        if (concerns) {
            detect(crashed);
        }
        inquireAboutOrphans();
    }

    private boolean concerns(String crashed) {
        TableLock held = replica.tableLock;
        return replica.view.contains(crashed)
                || (held != null && held.joiner().equals(crashed))
                || replica.waiting.containsKey(crashed);
    }

    /** {@code ReplicatedStore!Detect(m, c)}. */
    void detect(String crashed) {
        replica.view.remove(crashed);
        TableLock held = replica.tableLock;
        if (held != null && held.joiner().equals(crashed)) {
            replica.tableLock = null;
        }
        JoinProgress join = replica.join;
        if (join != null) {
            replica.join = without(join, crashed);
        }
        replica.step("Detect", "Termination.detect")
                .arg("c", crashed)
                .after(Replica.value(replica.view), "view", replica.me)
                .after(replica.tableLockValue(), "tableLock", replica.me)
                .after(replica.joinValue(), "join", replica.me)
                .done();
    }

    private static JoinProgress without(JoinProgress join, String crashed) {
        ImmutableSortedSet<String> granted =
                join.granted().stream()
                        .filter(member -> !member.equals(crashed))
                        .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
        JoinProgress left = join.with(granted);
        if (!crashed.equals(join.asked())) {
            return left;
        }
        boolean copying = join.phase() == JoinProgress.Phase.COPYING;
        return left.asking(copying ? JoinProgress.Phase.LOCKING : join.phase(), null);
    }

    /** Starts to ask about each key that is locked for an update of a crashed coordinator. */
    private void inquireAboutOrphans() {
        if (replica.has(StoreBug.NEVER_INQUIRE)) {
            return;
        }
        ImmutableList.copyOf(replica.lock.entrySet())
                .forEach(
                        held -> {
                            if (!replica.view.contains(held.getValue().coordinator())
                                    && !held.getValue().asking()) {
                                String key = held.getKey();
                                replica.dispatcher.spawn(() -> resolve(key, held.getValue()));
                            }
                        });
    }

    private void resolve(String key, KeyLock doubt) {
        if (!replica.holds(key, doubt.txn())) {
            return;
        }
        Transaction t = doubt.txn();
        if (replica.has(StoreBug.PRESUME_COMMIT)) {
            replica.lock.remove(key);
            replica.table.put(key, doubt.entry());
            recordInquiry(key);
            return;
        }
        List<Call<Boolean>> asked = inquire(key, doubt);
        while (!asked.isEmpty()) {
            replica.dispatcher.sleepUntil(() -> asked.stream().anyMatch(this::settled));
            Call<Boolean> first = asked.stream().filter(this::settled).findFirst().orElseThrow();
            asked.remove(first);
            if (first.answered()) {
                learn(first.destination().process().name(), t, key, first.await());
            }
        }
    }

    private boolean settled(Call<Boolean> call) {
        return call.answered() || !replica.view.contains(call.destination().process().name());
    }

    private void learn(String from, Transaction t, String key, boolean committed) {
        if (!replica.holds(key, t)) {
            ignoreAnswer(from, t, key);
        } else if (committed) {
            learnCommitted(from, t, key);
        } else {
            learnAborted(from, t, key);
        }
    }

    /** {@code ReplicatedStore!Inquire(m, k)}. */
    private List<Call<Boolean>> inquire(String key, KeyLock doubt) {
        replica.lock.put(key, doubt.asked());
        recordInquiry(key);
        List<Call<Boolean>> asked = new ArrayList<>();
        for (String member : replica.othersInView()) {
            asked.add(
                    replica.others.inquireCall(
                            replica.address(member), doubt.txn(), key, doubt.entry().version()));
        }
        return asked;
    }

    private void recordInquiry(String key) {
        replica.step("Inquire", "Termination.inquire")
                .arg("k", key)
                .after(replica.lockValue(key), "lock", replica.me, key)
                .after(Replica.value(replica.entry(key)), "table", replica.me, key)
                .done();
    }

    /**
     * Serves another member's inquiry: tells it whether the update to this version was committed.
     * Sleeps while this member is in doubt itself.
     */
    boolean answer(Address from, Transaction t, String key, long version) {
        String asker = from.process().name();
        boolean there =
                replica.sleepWith(
                        asker, () -> knowsCommitted(key, version) || knowsAborted(t, key));
        boolean committed = knowsCommitted(key, version);
        if (there && committed) {
            answerCommitted(asker, t, key);
        } else if (there) {
            answerAborted(asker, t, key);
        }
        return committed;
    }

    /** {@code ReplicatedStore!AnswerCommitted(m, p, t, k)}. */
    private void answerCommitted(String asker, Transaction t, String key) {
        recordAboutPeer("AnswerCommitted", "Termination.answerCommitted", asker, t, key);
    }

    /** {@code ReplicatedStore!AnswerAborted(m, p, t, k)}. */
    private void answerAborted(String asker, Transaction t, String key) {
        recordAboutPeer("AnswerAborted", "Termination.answerAborted", asker, t, key);
    }

    private boolean knowsCommitted(String key, long version) {
        return replica.entry(key).version() >= version;
    }

    private boolean knowsAborted(Transaction t, String key) {
        return !replica.holds(key, t) && !replica.view.contains(t.coordinator());
    }

    /** {@code ReplicatedStore!LearnCommitted(m, p, t, k)}. */
    private void learnCommitted(String from, Transaction t, String key) {
        KeyLock held = Objects.requireNonNull(replica.lock.remove(key));
        replica.table.put(key, held.entry());
        recordAboutPeer("LearnCommitted", "Termination.learnCommitted", from, t, key);
    }

    /** {@code ReplicatedStore!LearnAborted(m, p, t, k)}. */
    private void learnAborted(String from, Transaction t, String key) {
        replica.lock.remove(key);
        recordAboutPeer("LearnAborted", "Termination.learnAborted", from, t, key);
    }

    /** {@code ReplicatedStore!IgnoreAnswer(m, p, t, k)}. */
    private void ignoreAnswer(String from, Transaction t, String key) {
        recordAboutPeer("IgnoreAnswer", "Termination.ignoreAnswer", from, t, key);
    }

    private void recordAboutPeer(
            String action, String source, String peer, Transaction t, String key) {
        replica.step(action, source)
                .arg("p", peer)
                .arg("t", Replica.value(t))
                .arg("k", key)
                .after(Replica.value(replica.entry(key)), "table", replica.me, key)
                .after(replica.lockValue(key), "lock", replica.me, key)
                .done();
    }
}
