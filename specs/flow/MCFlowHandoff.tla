--------------------------- MODULE MCFlowHandoff ---------------------------
(* Models of FlowHandoff: bounds on what the environment does, and what only *)
(* a checker needs.  The bounds replace the environment and are no           *)
(* constraint on states, so they never weaken a promise.                     *)
EXTENDS FlowHandoffProperties, TLC

CONSTANTS
  MaxSerial,    \* how many connections each flow may have, one after another
  MaxReuses,    \* how often that may happen, in all
  Sent,         \* how many segments each peer sends before it may finish
  MayAbort,     \* whether peers reset connections
  MayRepeat,    \* whether segments come again, or out of order
  MaxLeaves,    \* how many members may leave
  MaxCrashes    \* how many members may crash

\* Hashes: all flows in one bucket, or each in a bucket of its own.
OneBucket(f) == CHOOSE h \in Bucket : TRUE
OwnBucket(f) == f

\* All flows but one collide.
Lone == CHOOSE f \in Flow : TRUE
OneApart(f) == IF f = Lone THEN "apart" ELSE "shared"

OnePort(f) == CHOOSE p \in Port : TRUE



Count(phases) == Cardinality({m \in Member : mode[m] \in phases})

\* Repeated segments come one at a time.
SeveralUnderWay ==
  \E b, c \in Link :
    \E i \in DOMAIN channel[b], j \in DOMAIN channel[c] :
      /\ <<b, i>> # <<c, j>>
      /\ channel[b][i].kind \in SegmentKind
      /\ channel[c][j].kind \in SegmentKind

MayArrive(f, n) ==
  \/ n = peer[f].sent + 1
  \/ MayRepeat /\ n <= peer[f].sent + 2 /\ ~SeveralUnderWay

Reused == Cardinality({f \in Flow : peer[f].serial > 1})

MayConnect(f) ==
  /\ peer[f].serial < MaxSerial
  /\ peer[f].serial = 0 \/ Reused < MaxReuses

\* Applications begin to listen while the fleet is whole.
BoundedEnvironment ==
  \/ Count({"in"}) = Cardinality(Member) /\ \E p \in Port : Listen(p)
  \/ \E f \in Flow :
       \/ MayConnect(f) /\ Connect(f)
       \/ MayRepeat /\ ~SeveralUnderWay /\ ConnectAgain(f)
       \/ MayAbort /\ Abort(f)
       \/ \E n \in 1..Sent : MayArrive(f, n) /\ Arrive(f, n)
       \/ \E n \in Number : n = peer[f].sent + 1 /\ Finish(f, n)
  \/ \E m \in Others : Count({"leaving", "out"}) < MaxLeaves /\ Leave(m)
  \/ Count({"crashed"}) < MaxCrashes /\ \E m \in Others :
       \E c \in 0..Len(channel[<<m, Coordinator>>]),
          i \in 0..Len(channel[<<m, Interface>>]) : Crash(m, c, i)

-----------------------------------------------------------------------------
(* Witnesses: each is meant to be violated, and shows that something can     *)
(* happen.                                                                   *)

SegmentsUnderWay(a, b) ==
  {i \in DOMAIN channel[<<a, b>>] : channel[<<a, b>>][i].kind \in SegmentKind}

\* Segments that were in the coordinator's queue follow their flow.
WitnessForwarded == \A m \in Others : SegmentsUnderWay(Coordinator, m) = {}

\* A member gets segments that are not for it.
WitnessPassedBack == \A m \in Others : SegmentsUnderWay(m, Coordinator) = {}

\* One segment overtakes another between the two ways.
WitnessOvertaken ==
  \A m \in Others, f \in Flow : flow[m][f].early = {}

\* The coordinator is off the path, and the member has read further.
WitnessDirect ==
  \A m \in Others, f \in Flow :
    ~(slot[HashOf(f)].routed /\ flow[m][f].phase = "open")

\* Two flows of one bucket are open, one with a member, one with the
\* coordinator.
WitnessCollision ==
  \A m \in Others, f, g \in Flow :
    ~(/\ f # g /\ HashOf(f) = HashOf(g)
      /\ flow[m][f].phase = "open" /\ flow[Coordinator][g].phase = "open")

\* The four-tuple is used anew while a member still holds the old connection.
WitnessSuperseded ==
  \A m \in Others :
    \A i \in 1..(Len(channel[<<m, Coordinator>>]) - 1) :
      ~(/\ channel[<<m, Coordinator>>][i].kind = "ended"
        /\ channel[<<m, Coordinator>>][i + 1].kind = "syn")

\* The second connection of a four-tuple is handed out, too.
WitnessSecondConnection ==
  \A m \in Others, f \in Flow : flow[m][f].serial < 2

\* A flow moves from a member that leaves to another one.
WitnessMovedOn ==
  \A m, p \in Others, f \in Flow :
    ~(mode[m] = "leaving" /\ flow[p][f].phase = "open")

\* A flow whose owner has crashed.
WitnessOrphan == \A f \in Flow : ~Orphaned(f)

\* A leaver crashes when it has given its flow back: what the coordinator
\* goes on forwarding to it is lost, though the flow lives.
WitnessLostWithALeaver ==
  \A f \in Flow :
    IsOpen(f) /\ PlacesOfOpen(f) # {} =>
      \A n \in 1..peer[f].sent : n <= Read(f) \/ n \in Pending(f)

\* Nobody listens.
WitnessRefused == \A f \in Flow : peer[f].phase # "reset"

\* A segment comes again when its stream has been read to the end.
WitnessLateDuplicate ==
  \A m \in Member, a \in Node, f \in Flow :
    <<a, m>> \in Link /\ flow[m][f].phase = "timewait" =>
      \A s \in NextSegment(a, m) : ~(s.flow = f /\ s.kind = "data")

\* The coordinator gets a segment that belongs to nobody: its peer has given up.
WitnessUseless ==
  \A a \in Senders(Coordinator), f \in Flow :
    \A s \in NextSegment(a, Coordinator) :
      ~(/\ s.flow = f /\ s.kind = "data"
        /\ flow[Coordinator][f].phase = "none" /\ ~Forwards(f))

-----------------------------------------------------------------------------
\* Members other than the coordinator are alike.  Sound for invariants only.
Symmetry == Permutations(Others)
=============================================================================
