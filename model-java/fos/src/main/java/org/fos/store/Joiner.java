package org.fos.store;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.lib.Call;
import org.fos.store.JoinProgress.Phase;
import org.fos.store.ReplicatedStoreMessages.LockTableReply;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A server's own join of a running fleet: it locks the table at every member, one after the other,
 * copies it, and is in (report §4.4). The joiner holds the lock itself, so that its own crash frees
 * it and leaves nobody in doubt.
 */
final class Joiner {
    private final Replica replica;
    private final Termination termination;
    private final Collection<String> keys;

    Joiner(Replica replica, Termination termination, Collection<String> keys) {
        this.replica = replica;
        this.termination = termination;
        this.keys = keys;
    }

    /**
     * Joins the fleet; sleeps until it is in, or must come again.
     *
     * @param contact a member, by name
     * @return whether this server is in
     */
    boolean join(String contact) {
        Call<LockTableReply> first = startJoin(contact);
        if (!lent(contact, first)) {
            return false;
        }
        while (!replica.view.isEmpty()) {
            Optional<String> next = notYetAsked();
            if (next.isPresent()) {
                if (!lent(next.get(), askLock(next.get()))) {
                    return false;
                }
            } else if (copied(replica.view.first())) {
                return true;
            }
        }
        giveUp();
        return false;
    }

    private Optional<String> notYetAsked() {
        JoinProgress now = progress();
        if (replica.has(StoreBug.COPY_WITHOUT_THE_LOCK)) {
            return Optional.empty();
        }
        return replica.view.stream().filter(member -> !now.granted().contains(member)).findFirst();
    }

    /** Returns false if this join has ended, true if it goes on, with or without that member. */
    private boolean lent(String member, Call<LockTableReply> call) {
        sleepForAnswer(member, call);
        if (!replica.view.contains(member)) {
            return goesOn();
        }
        LockTableReply reply = call.await();
        if (!reply.granted()) {
            withdraw(member);
            return false;
        }
        takeGrant(member, reply);
        return true;
    }

    private boolean goesOn() {
        if (progress().phase() == Phase.CONTACTING) {
            giveUp();
            return false;
        }
        return true;
    }

    private boolean copied(String member) {
        Call<SortedMap<String, Entry>> call = askCopy(member);
        sleepForAnswer(member, call);
        if (!replica.view.contains(member)) {
            return false;
        }
        enter(member, call.await());
        return true;
    }

    private void sleepForAnswer(String member, Call<?> call) {
        replica.dispatcher.sleepUntil(() -> call.answered() || !replica.view.contains(member));
    }

    private JoinProgress progress() {
        return Objects.requireNonNull(replica.join, "no join is under way");
    }

    /** {@code ReplicatedStore!StartJoin(m, s)}. */
    private Call<LockTableReply> startJoin(String contact) {
        Transaction ticket = replica.nextTransaction();
        replica.mode = Mode.JOINING;
        replica.view.add(contact);
        replica.join = new JoinProgress(Phase.CONTACTING, ticket, contact, ImmutableSortedSet.of());
        replica.step("StartJoin", "Joiner.startJoin")
                .arg("s", contact)
                .after(replica.mode.specName, "mode", replica.me)
                .after(replica.serial, "serial", replica.me)
                .after(replica.joinValue(), "join", replica.me)
                .done();
        return replica.others.lockTableCall(replica.address(contact), ticket);
    }

    /** {@code ReplicatedStore!TakeGrant(m, s)}. */
    private void takeGrant(String member, LockTableReply reply) {
        JoinProgress now = progress();
        replica.view.addAll(reply.view());
        ImmutableSortedSet<String> granted =
                ImmutableSortedSet.<String>naturalOrder().addAll(now.granted()).add(member).build();
        replica.join = now.with(granted).asking(Phase.LOCKING, null);
        record("TakeGrant", "Joiner.takeGrant", member);
        ImmutableList.copyOf(replica.view).stream()
                .filter(replica.departed::contains)
                .forEach(termination::detect);
    }

    /** {@code ReplicatedStore!AskLock(m, s)}. */
    private Call<LockTableReply> askLock(String member) {
        JoinProgress now = progress();
        replica.join = now.asking(Phase.LOCKING, member);
        record("AskLock", "Joiner.askLock", member);
        return replica.others.lockTableCall(replica.address(member), now.ticket());
    }

    /** {@code ReplicatedStore!Withdraw(m, s)}. */
    private void withdraw(String member) {
        JoinProgress now = progress();
        leave();
        record("Withdraw", "Joiner.withdraw", member);
        for (String lender : now.granted()) {
            replica.others.unlockTable(replica.address(lender), now.ticket());
        }
    }

    /** {@code ReplicatedStore!GiveUp(m)}. */
    private void giveUp() {
        leave();
        replica.step("GiveUp", "Joiner.giveUp")
                .after(replica.mode.specName, "mode", replica.me)
                .after(replica.joinValue(), "join", replica.me)
                .done();
    }

    private void leave() {
        replica.mode = Mode.OUT;
        replica.view.clear();
        replica.join = null;
    }

    /** {@code ReplicatedStore!AskCopy(m, s)}. */
    private Call<SortedMap<String, Entry>> askCopy(String member) {
        JoinProgress now = progress();
        replica.join = now.asking(Phase.COPYING, member);
        record("AskCopy", "Joiner.askCopy", member);
        return replica.others.copyTableCall(replica.address(member), now.ticket());
    }

    /** {@code ReplicatedStore!Enter(m, s)}. */
    private void enter(String member, SortedMap<String, Entry> copy) {
        JoinProgress now = progress();
        ImmutableSortedSet<String> others = ImmutableSortedSet.copyOf(replica.view);
        replica.table.putAll(copy);
        replica.mode = Mode.IN;
        replica.view.add(replica.me);
        replica.join = null;
        replica.step("Enter", "Joiner.enter")
                .arg("s", member)
                .after(replica.mode.specName, "mode", replica.me)
                .after(Replica.value(replica.view), "view", replica.me)
                .after(replica.tableValue(keys), "table", replica.me)
                .after(replica.joinValue(), "join", replica.me)
                .done();
        for (String other : others) {
            replica.others.joined(replica.address(other), now.ticket());
        }
    }

    private void record(String action, String source, String member) {
        replica.step(action, source)
                .arg("s", member)
                .after(replica.mode.specName, "mode", replica.me)
                .after(Replica.value(replica.view), "view", replica.me)
                .after(replica.joinValue(), "join", replica.me)
                .done();
    }
}
