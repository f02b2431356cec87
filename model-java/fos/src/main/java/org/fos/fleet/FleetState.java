package org.fos.fleet;

import com.google.common.collect.ImmutableSortedMap;

import org.fos.fleet.FleetMessages.LeaveRequest;
import org.fos.fleet.FleetMessages.ViewRequest;
import org.fos.lib.Journal;
import org.fos.trace.record.TraceValue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one member holds: the fields are the variables of {@code Fleet} at this member, under their
 * names. The handlers of all roles work on them, each segment atomically, and record them.
 */
final class FleetState {
    final Party party;
    final String me;

    FleetMode mode = FleetMode.OUT;
    View view;
    ImmutableSortedMap<String, Long> state;
    long promised;
    ChangePhase phase = ChangePhase.NONE;
    Proposal accepted;

    FleetState(Party party) {
        this.party = party;
        this.me = party.me;
        this.view = View.none(party.fleet.clients());
        this.accepted = nothing();
        this.state = accepted.state();
    }

    private Proposal nothing() {
        return Proposal.nothing(party.fleet.clients());
    }

    boolean inFleet() {
        return mode == FleetMode.IN || mode == FleetMode.LEAVING;
    }

    boolean coordinates() {
        return inFleet() && view.coordinator().equals(me);
    }

    /** Returns whom this member expects to bring about the next view. */
    String driver() {
        return promised == 0 ? view.coordinator() : view.ownerOf(promised);
    }

    /** Returns whom this member needs: the others of its view, or whom it asks to join. */
    Collection<String> needed() {
        if (mode == FleetMode.JOINING) {
            return List.of(party.asked);
        }
        return inFleet()
                ? view.members().stream().filter(member -> !member.equals(me)).toList()
                : List.of();
    }

    /** Comes to a view. */
    void come(View next, ImmutableSortedMap<String, Long> with) {
        view = next;
        state = with;
        promised = 0;
        phase = ChangePhase.NONE;
        accepted = nothing();
        party.asked = View.NOBODY;
    }

    /** Tells members of a decided view. */
    void tell(Collection<String> members, View decided, ImmutableSortedMap<String, Long> with) {
        for (String member : new LinkedHashSet<>(members)) {
            if (!member.equals(me)) {
                party.send(member, new ViewRequest(decided, with));
            }
        }
    }

    /** Asks again to leave, if this member is to leave and is in the view that it has come to. */
    void leaveAgain() {
        if (mode == FleetMode.LEAVING && view.has(me)) {
            party.send(view.coordinator(), new LeaveRequest(view.number()));
        }
    }

    /** Returns the members of a list and another one, those of the first one first. */
    static Set<String> both(Collection<String> some, Collection<String> others) {
        Set<String> both = new LinkedHashSet<>(some);
        both.addAll(others);
        return both;
    }

    Journal.Step step(String action, String source) {
        return party.step(action, source).arg("m", me);
    }

    /** States all that changes when a member comes to a view. */
    Journal.Step withView(Journal.Step step) {
        return withChange(step)
                .after(mode.word(), "mode", me)
                .after(view.value(), "view", me)
                .after(TraceValue.map(state), "state", me)
                .after(party.asked, "asked", me);
    }

    /** States how far a change has come. */
    Journal.Step withChange(Journal.Step step) {
        return step.after(promised, "promised", me)
                .after(phase.word(), "phase", me)
                .after(accepted.value(), "accepted", me);
    }
}
