----------------------------- MODULE FlowState -----------------------------
(* What FlowHandoff speaks of: the servers, what each remembers, and the     *)
(* messages between them.                                                    *)
EXTENDS Reassembly, Sequences

CONSTANTS
  Flow,         \* the four-tuples that connections may have
  Number,       \* the numbers that the segments of one connection carry
  Member,       \* the servers of the fleet
  Coordinator,  \* netstack 0
  Interface,    \* the network interface server
  Nobody,       \* stands where no member or no flow does
  Bucket,       \* the keys of the interface's table
  HashOf(_),    \* HashOf(f): the bucket of flow f
  Port,         \* the ports at which applications may listen
  PortOf(_)     \* PortOf(f): the port for which flow f is meant

ASSUME CoordinatorIsAMember == Coordinator \in Member
ASSUME NumbersCountFromOne == Number \subseteq Nat \ {0}
ASSUME NamesDiffer ==
  /\ Interface \notin Member
  /\ Nobody \notin Member \cup Flow
ASSUME FlowsHaveBucketAndPort ==
  \A f \in Flow : HashOf(f) \in Bucket /\ PortOf(f) \in Port

VARIABLES
  peer,       \* peer[f]: the client's end of f, as far as it is known here
  listening,  \* the ports at which an application listens
  table,      \* table[h]: to whom the interface passes segments of bucket h
  flow,       \* flow[m][f]: what member m remembers of flow f
  slot,       \* slot[h]: the flow of bucket h that the coordinator handed out
  mode,       \* mode[m]: "in", "leaving", "out" or "crashed"
  standing,   \* standing[m]: for the coordinator "in", "leaving" or "out"
  channel     \* channel[a, b]: what a has sent to b, not yet taken in

memberVars == <<flow, mode>>
coordinatorVars == <<listening, slot, standing>>
vars == <<peer, listening, table, flow, slot, mode, standing, channel>>

-----------------------------------------------------------------------------
(* Records and messages.                                                   *)

Node   == Member \cup {Interface}
Others == Member \ {Coordinator}

\* Who sends to whom.  Members say nothing to each other.
Link ==
  (Others \X {Coordinator, Interface})
    \cup ({Coordinator, Interface} \X Others)
    \cup {<<Interface, Coordinator>>}

Senders(b) == {a \in Node : <<a, b>> \in Link}

Phase == {"none", "opening", "open", "timewait"}

\* The peer's end: which connection this is, how far it has come, and the
\* highest number it has sent.  "closed" is an orderly end, "reset" any other.
PeerPhase == {"closed", "connecting", "open", "closing", "reset"}

\* A bucket's slot: "handed" while its flow is out, "ended" when the flow has
\* ended or come back, "clearing" while its entry is being taken out of the
\* table.  It is routed once nothing of the flow can come the old way.
FreeSlot == [phase |-> "free", flow |-> Nobody, serial |-> 0,
             member |-> Nobody, routed |-> FALSE]

\* A segment, from the peer of connection i of flow f.
Segment(kind, f, i, n) ==
  [kind |-> kind, flow |-> f, serial |-> i, number |-> n]

SegmentKind == {"syn", "data", "fin", "rst"}

\* A flow on its way: "handoff" to a member, "return" to the coordinator.
Carry(kind, f, r) == [kind |-> kind, flow |-> f, state |-> r]

\* About flow f: "redirect", "routed", "ended".
FlowNote(kind, f) == [kind |-> kind, flow |-> f]

\* About the table entry of bucket h: "clear", "cleared".
EntryNote(kind, h) == [kind |-> kind, bucket |-> h]

\* About member m: "leave", "goodbye", "crashed", "purged".
MemberNote(kind, m) == [kind |-> kind, member |-> m]

Gone(a) == a \in Member /\ mode[a] \in {"out", "crashed"}

\* The next message from a to b is taken in.
Take(a, b) == [channel EXCEPT ![<<a, b>>] = Tail(@)]

\* Messages are sent from a to b; to a member that is gone they are lost.
Put(channels, a, b, sent) ==
  IF Gone(b) THEN channels
  ELSE [channels EXCEPT ![<<a, b>>] = @ \o sent]

Empty(a, b) == channel[<<a, b>>] = <<>>

\* The next message from a to b, if it is of this kind: a set of one or none.
NextOf(a, b, kinds) ==
  IF Empty(a, b) THEN {}
  ELSE {x \in {Head(channel[<<a, b>>])} : x.kind \in kinds}

NextSegment(a, b) == NextOf(a, b, SegmentKind)

\* Member m knows flow f as this connection.
Knows(m, f, i) == flow[m][f].phase # "none" /\ flow[m][f].serial = i

\* The coordinator forwards the segments of flow f.
Forwards(f) ==
  LET slotOfF == slot[HashOf(f)]
  IN slotOfF.phase = "handed" /\ slotOfF.flow = f /\ ~slotOfF.routed

\* To whom the interface passes a segment of flow f.
RouteOf(f) ==
  IF table[HashOf(f)] = Nobody THEN Coordinator ELSE table[HashOf(f)]

\* Connection i of flow f is refused with a reset; if it is not the peer's
\* own any more, the peer takes no notice.
Reset(f, i) ==
  [peer EXCEPT ![f].phase =
     IF peer[f].serial = i /\ @ \in {"connecting", "open", "closing"}
     THEN "reset" ELSE @]

\* All of the stream has been read: the peer gets the last acknowledgement.
AcknowledgeEnd(f, r) ==
  [peer EXCEPT ![f].phase =
     IF peer[f].serial = r.serial /\ r.phase = "timewait" /\ @ = "closing"
     THEN "closed" ELSE @]

-----------------------------------------------------------------------------
FlowState ==
  [phase : Phase, serial : Nat, read : Number \cup {0},
   early : SUBSET Number, last : Number \cup {0}]

Message ==
  [kind : SegmentKind, flow : Flow, serial : Nat, number : Number \cup {0}]
    \cup [kind : {"handoff", "return"}, flow : Flow, state : FlowState]
    \cup [kind : {"redirect", "routed", "ended"}, flow : Flow]
    \cup [kind : {"clear", "cleared"}, bucket : Bucket]
    \cup [kind : {"leave", "goodbye", "crashed", "purged"}, member : Member]

TypeOK ==
  /\ peer \in [Flow ->
       [phase : PeerPhase, serial : Nat, sent : Number \cup {0}]]
  /\ listening \subseteq Port
  /\ table \in [Bucket -> Member \cup {Nobody}]
  /\ flow \in [Member -> [Flow -> FlowState]]
  /\ slot \in [Bucket ->
       [phase : {"free", "handed", "ended", "clearing"},
        flow : Flow \cup {Nobody}, serial : Nat,
        member : Member \cup {Nobody}, routed : BOOLEAN]]
  /\ mode \in [Member -> {"in", "leaving", "out", "crashed"}]
  /\ standing \in [Others -> {"in", "leaving", "out"}]
  /\ DOMAIN channel = Link
  /\ \A c \in Link : \A i \in DOMAIN channel[c] :
       channel[c][i] \in Message

Init ==
  /\ peer = [f \in Flow |-> [phase |-> "closed", serial |-> 0, sent |-> 0]]
  /\ listening = {}
  /\ table = [h \in Bucket |-> Nobody]
  /\ flow = [m \in Member |-> [f \in Flow |-> Unknown]]
  /\ slot = [h \in Bucket |-> FreeSlot]
  /\ mode = [m \in Member |-> "in"]
  /\ standing = [m \in Others |-> "in"]
  /\ channel = [c \in Link |-> <<>>]

-----------------------------------------------------------------------------
(* Where a flow is.                                                        *)

\* What is under way.
UnderWay ==
  UNION {{channel[c][i] : i \in DOMAIN channel[c]} : c \in Link}

\* Where flow f is, and in which state: at the servers that own it, and in
\* messages that carry it.
Places(f) ==
  {<<m, flow[m][f]>> : m \in {p \in Member : flow[p][f].phase # "none"}}
    \cup {<<x.kind, x.state>> : x \in
            {y \in UnderWay : y.kind \in {"handoff", "return"} /\ y.flow = f}}

\* For its peer the connection is open.
IsOpen(f) == peer[f].phase \in {"open", "closing"}

\* Where the connection is that the peer has open.
PlacesOfOpen(f) ==
  IF IsOpen(f)
  THEN {place \in Places(f) : place[2].serial = peer[f].serial}
  ELSE {}

Orphaned(f) == IsOpen(f) /\ PlacesOfOpen(f) = {}

\* How much of the open connection's stream the application has been given,
\* and which segments have been accepted and are not yet given.
Read(f) ==
  LET here == PlacesOfOpen(f)
  IN IF here = {} THEN 0 ELSE (CHOOSE place \in here : TRUE)[2].read

Pending(f) ==
  LET here == PlacesOfOpen(f)
      state == (CHOOSE place \in here : TRUE)[2]
      arriving == {x \in UnderWay :
        /\ x.kind \in {"data", "fin"}
        /\ x.flow = f
        /\ x.serial = peer[f].serial}
  IN IF here = {} THEN {}
     ELSE state.early \cup {n \in {x.number : x \in arriving} : n > state.read}

\* Members that have crashed, while somebody may still send to them.
Unnoticed == {m \in Others : mode[m] = "crashed" /\ standing[m] # "out"}
=============================================================================
