----------------------- MODULE FlowHandoffProperties -----------------------
(* What holds of FlowHandoff, and what it refines.                           *)
EXTENDS FlowHandoff

-----------------------------------------------------------------------------
(* Invariants.                                                             *)

\* No flow is in two places: a server that passes it on forgets it.
AtMostOneOwner ==
  \A f \in Flow : Cardinality(Places(f)) <= 1

\* A flow that is open for its peer is in some place, or it was handed to a
\* member that has crashed, and will be reset.
NeverHalfOwned ==
  \A f \in Flow :
    Orphaned(f) =>
      LET s == slot[HashOf(f)]
      IN /\ s.phase = "handed" /\ s.flow = f /\ s.serial = peer[f].serial
         /\ mode[s.member] = "crashed"

\* The table points to the member that the coordinator has in mind.
TableFollowsSlots ==
  \A h \in Bucket : table[h] # Nobody => slot[h].member = table[h]

\* Once a bucket is free, none of its segments is with a member, on its way to
\* one or back: what is handed out next cannot be overtaken by it.
FreeBucketsAreSwept ==
  \A h \in Bucket : slot[h].phase = "free" =>
    \A c \in Link \ {<<Interface, Coordinator>>} :
      \A i \in DOMAIN channel[c] :
        LET x == channel[c][i]
        IN x.kind \in SegmentKind => HashOf(x.flow) # h

\* The interface's note is for the flow that has the bucket, and is awaited.
NotesAreAwaited ==
  \A i \in DOMAIN channel[<<Interface, Coordinator>>] :
    LET x == channel[<<Interface, Coordinator>>][i]
    IN x.kind = "routed" =>
         slot[HashOf(x.flow)].flow = x.flow /\ ~slot[HashOf(x.flow)].routed

\* No entry stands for a flow whose four-tuple is in use anew, unless it is
\* being taken out already.
NoStaleEntryForANewFlow ==
  \A f \in Flow :
    LET h == HashOf(f)
    IN flow[Coordinator][f].phase # "none" /\ slot[h].flow = f =>
         slot[h].phase \in {"ended", "clearing"}

\* A connection that has ended in order is not opened once more by a request
\* that comes late.
NoGhostIsOpened ==
  \A f \in Flow :
    LET r == flow[Coordinator][f]
    IN r.phase = "opening" /\ r.serial = peer[f].serial =>
         peer[f].phase \in {"open", "closing", "reset"}

\* Whoever has left owns nothing, and nothing is sent to him.
NothingIsLeftBehind ==
  \A m \in Others :
    mode[m] = "out" =>
      /\ \A f \in Flow : flow[m][f].phase = "none"
      /\ \A h \in Bucket : table[h] # m /\ slot[h].member # m
      /\ \A a \in Senders(m) : Empty(a, m)

-----------------------------------------------------------------------------
(* Properties of steps.                                                    *)

\* What member m holds of flow f's stream.
Has(m, f) == (1..flow[m][f].read) \cup flow[m][f].early

\* What a server takes into a connection is a segment of that connection,
\* which has just arrived.
NoSegmentToAStranger ==
  [][\A m \in Member, f \in Flow :
       /\ flow[m][f].phase # "none"
       /\ flow'[m][f].serial = flow[m][f].serial
       => \A n \in Has(m, f)' \ Has(m, f) :
            \E a \in Senders(m) :
              /\ channel'[<<a, m>>] # channel[<<a, m>>]
              /\ \E s \in NextSegment(a, m) :
                   s.flow = f /\ s.serial = flow[m][f].serial /\ s.number = n
    ]_vars

\* An accepted segment of an open flow is kept until it is given, unless the
\* flow is reset.  A crash may cost segments that pass through the crashed
\* member, until nobody sends to it any more.
NoSegmentLost ==
  [][\A f \in Flow :
       (/\ Pending(f) # {}
        /\ IsOpen(f)'
        /\ \A m \in Unnoticed' : slot'[HashOf(f)].member # m) =>
         \A n \in Pending(f) \ Pending(f)' : n <= Read(f)']_vars

\* A flow is reset by its peer, or when its owner has crashed; never because
\* one of its segments went astray.
OnlyOrphansAreReset ==
  [][\A f \in Flow :
       IsOpen(f) /\ peer'[f].phase = "reset" => Abort(f) \/ Orphaned(f)]_vars

-----------------------------------------------------------------------------
(* Promises.                                                               *)

\* Segment n has been accepted, together with all before it.
Ready(f, n) == n \in Pending(f) /\ (Read(f) + 1)..n \subseteq Pending(f)

\* What is ready does not stay so.  By NoSegmentLost it is given then, but for
\* a reset or a crash.
EveryAcceptedSegmentIsDelivered ==
  \A f \in Flow, n \in Number : Ready(f, n) ~> ~Ready(f, n)

EveryHandoffCompletes == \A f \in Flow : Forwards(f) ~> ~Forwards(f)

\* An established flow does not stay with the coordinator, unless its bucket
\* has been given to another flow, or there is no member to take it.
CoordinatorLeavesThePath ==
  \A f \in Flow :
    flow[Coordinator][f].phase = "open"
      ~> \/ flow[Coordinator][f].phase # "open"
         \/ slot[HashOf(f)].phase = "handed"
         \/ \A m \in Others : standing[m] # "in"

EveryOrphanIsReset == \A f \in Flow : Orphaned(f) ~> ~Orphaned(f)

EntriesAreCleared ==
  \A h \in Bucket :
    slot[h].phase \in {"ended", "clearing"} ~> slot[h].phase = "free"

TimeWaitIsNotForEver ==
  \A m \in Member, f \in Flow :
    flow[m][f].phase = "timewait" ~> flow[m][f].phase # "timewait"

EveryLeaverDeparts ==
  \A m \in Others : mode[m] = "leaving" ~> mode[m] \in {"out", "crashed"}

-----------------------------------------------------------------------------
(* What it refines.                                                        *)

Abstract == INSTANCE Delivery WITH
  Server <- Member,
  alive <- {m \in Member : ~Gone(m)}
             \ {m \in Others : standing[m] = "out"},
  unnoticed <- Unnoticed,
  stage <- [f \in Flow |->
    IF ~IsOpen(f) THEN "closed"
    ELSE IF Orphaned(f) THEN "orphaned" ELSE "open"],
  owner <- [f \in Flow |->
    LET at == {place[1] : place \in PlacesOfOpen(f)} \cap Member
    IN IF Orphaned(f) THEN slot[HashOf(f)].member
       ELSE IF at = {} THEN Nobody ELSE CHOOSE m \in at : TRUE],
  read <- [f \in Flow |-> Read(f)],
  accepted <- [f \in Flow |-> Pending(f)],
  end <- [f \in Flow |->
    IF PlacesOfOpen(f) # {} /\ peer[f].phase = "closing"
    THEN peer[f].sent ELSE 0]

ImplementsDelivery == Abstract!Init /\ [][Abstract!Next]_(Abstract!vars)

\* What can be given is given, and orphans are reset.
ImplementsGiving == Abstract!Fairness

THEOREM Spec => [](TypeOK /\ AtMostOneOwner /\ NeverHalfOwned)
THEOREM Spec => [](FreeBucketsAreSwept /\ TableFollowsSlots /\ NotesAreAwaited)
THEOREM Spec => [](NoGhostIsOpened /\ NoStaleEntryForANewFlow)
THEOREM Spec => Abstract!LiveSpec
=============================================================================
The checked sizes stand in ../manifest.json.
