------------------------------ MODULE Delivery ------------------------------
(***************************************************************************)
(* What fos's network stack promises to the two ends of a TCP flow         *)
(* (report sections 3.2.2, 4.7.3).                                         *)
(*                                                                         *)
(* A flow is named by its four-tuple (source address and port, destination *)
(* address and port).  While it is open one server at most owns it.  Each  *)
(* segment that the network interface accepts for it is given to the       *)
(* application once, in the order of the stream, by the owner, unless the  *)
(* peer resets the flow or its owner crashes: then it is reset, and never  *)
(* goes on half-owned.  A crash may also lose segments of other flows that *)
(* were passing through the crashed server; a peer repeats those.          *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  Flow,      \* the four-tuples that connections may have, one after another
  Number,    \* the numbers that the segments of one connection carry
  Server,    \* the servers that may own flows
  Nobody     \* stands where no server does

ASSUME NumbersCountFromOne == Number \subseteq Nat \ {0}
ASSUME NobodyIsNoServer == Nobody \notin Server

VARIABLES
  alive,     \* the servers that have neither left nor crashed
  unnoticed, \* those that have, while others may still send to them
  stage,     \* stage[f]: "closed", "open", or "orphaned" by a crash
  owner,     \* owner[f]: who owns f, or whose crash has orphaned it;
             \*   Nobody while it is on its way
  read,      \* read[f]: how many segments the application has been given
  accepted,  \* accepted[f]: the segments taken in, and not yet given
  end        \* end[f]: the number of the last segment, or 0 if not yet known

vars == <<alive, unnoticed, stage, owner, read, accepted, end>>

TypeOK ==
  /\ alive \subseteq Server
  /\ unnoticed \subseteq Server \ alive
  /\ stage \in [Flow -> {"closed", "open", "orphaned"}]
  /\ owner \in [Flow -> Server \cup {Nobody}]
  /\ read \in [Flow -> Number \cup {0}]
  /\ accepted \in [Flow -> SUBSET Number]
  /\ end \in [Flow -> Number \cup {0}]

\* The flows fs are not open any more: nothing is left of their streams.
Blank(s, fs, m) ==
  /\ stage' = [f \in Flow |-> IF f \in fs THEN s ELSE stage[f]]
  /\ owner' = [f \in Flow |-> IF f \in fs THEN m ELSE owner[f]]
  /\ read' = [f \in Flow |-> IF f \in fs THEN 0 ELSE read[f]]
  /\ end' = [f \in Flow |-> IF f \in fs THEN 0 ELSE end[f]]

NoneAccepted(fs) ==
  accepted' = [f \in Flow |-> IF f \in fs THEN {} ELSE accepted[f]]

Close(fs) == Blank("closed", fs, Nobody) /\ NoneAccepted(fs)

Orphan(fs, m) == Blank("orphaned", fs, m) /\ NoneAccepted(fs)

Init ==
  /\ alive = Server
  /\ unnoticed = {}
  /\ stage = [f \in Flow |-> "closed"]
  /\ owner = [f \in Flow |-> Nobody]
  /\ read = [f \in Flow |-> 0]
  /\ accepted = [f \in Flow |-> {}]
  /\ end = [f \in Flow |-> 0]

-----------------------------------------------------------------------------
\* A connection is opened under a four-tuple that is free.
Open(f, m) ==
  /\ stage[f] = "closed"
  /\ m \in alive
  /\ stage' = [stage EXCEPT ![f] = "open"]
  /\ owner' = [owner EXCEPT ![f] = m]
  /\ UNCHANGED <<alive, unnoticed, read, accepted, end>>

\* The network interface accepts segment n; one that is there already or has
\* been given is a duplicate, which changes nothing.
Accept(f, n) ==
  /\ stage[f] = "open"
  /\ n > read[f]
  /\ end[f] = 0 \/ n <= end[f]
  /\ accepted' = [accepted EXCEPT ![f] = @ \cup {n}]
  /\ UNCHANGED <<alive, unnoticed, stage, owner, read, end>>

\* The peer's last segment arrives: it is accepted, or lost at the door of a
\* server that has crashed.
AcceptEnd(f, n) ==
  /\ stage[f] = "open"
  /\ end[f] = 0
  /\ \A k \in accepted[f] \cup {read[f]} : n > k
  /\ end' = [end EXCEPT ![f] = n]
  /\ \/ accepted' = [accepted EXCEPT ![f] = @ \cup {n}]
     \/ unnoticed # {} /\ UNCHANGED accepted
  /\ UNCHANGED <<alive, unnoticed, stage, owner, read>>

\* The owner gives the application all up to segment k, in order.  With the
\* last one the flow is closed.
Give(f, k) ==
  /\ stage[f] = "open"
  /\ owner[f] # Nobody
  /\ k > read[f]
  /\ (read[f] + 1)..k \subseteq accepted[f]
  /\ IF k = end[f] THEN Close({f})
     ELSE /\ read' = [read EXCEPT ![f] = k]
          /\ accepted' = [accepted EXCEPT ![f] = {n \in @ : n > k}]
          /\ UNCHANGED <<stage, owner, end>>
  /\ UNCHANGED <<alive, unnoticed>>

\* The flow moves: from its owner to nobody, and on to its next owner.
Move(f, m) ==
  /\ stage[f] = "open"
  /\ m \in alive \cup {Nobody}
  /\ owner' = [owner EXCEPT ![f] = m]
  /\ UNCHANGED <<alive, unnoticed, stage, read, accepted, end>>

\* The flow is passed to a server that has crashed.
Strand(f, m) ==
  /\ stage[f] = "open"
  /\ m \in unnoticed
  /\ Orphan({f}, m)
  /\ UNCHANGED <<alive, unnoticed>>

\* The peer resets the flow.
Abort(f) ==
  /\ stage[f] # "closed"
  /\ Close({f})
  /\ UNCHANGED <<alive, unnoticed>>

\* Server m crashes.  It takes along its flows, those of `gone` that were on
\* their way to or from it, and segments of others that were passing through.
Stop(m, gone) ==
  LET lost == gone \cup {f \in Flow : stage[f] = "open" /\ owner[f] = m}
  IN
  /\ m \in alive
  /\ \A f \in gone : stage[f] = "open" /\ owner[f] = Nobody
  /\ alive' = alive \ {m}
  /\ unnoticed' = unnoticed \cup {m}
  /\ Blank("orphaned", lost, m)
  /\ accepted' \in [Flow -> SUBSET Number]
  /\ \A f \in Flow :
       accepted'[f] \subseteq (IF f \in lost THEN {} ELSE accepted[f])

\* A server that owns nothing leaves.
Retire(m) ==
  /\ m \in alive
  /\ \A f \in Flow : owner[f] # m
  /\ alive' = alive \ {m}
  /\ UNCHANGED <<unnoticed, stage, owner, read, accepted, end>>

\* A segment is sent to a server that has crashed; the peer will repeat it.
Lose(f, n) ==
  /\ unnoticed # {}
  /\ accepted' = [accepted EXCEPT ![f] = @ \ {n}]
  /\ UNCHANGED <<alive, unnoticed, stage, owner, read, end>>

\* The crash of m is noticed: its flows are reset, and nobody sends to it.
Notice(m) ==
  /\ m \in unnoticed
  /\ unnoticed' = unnoticed \ {m}
  /\ Close({f \in Flow : stage[f] = "orphaned" /\ owner[f] = m})
  /\ UNCHANGED alive

-----------------------------------------------------------------------------
Next ==
  \/ \E f \in Flow :
       \/ \E m \in Server : Open(f, m)
       \/ \E n \in Number : Accept(f, n) \/ AcceptEnd(f, n) \/ Give(f, n)
       \/ \E m \in Server \cup {Nobody} : Move(f, m)
       \/ \E m \in Server : Strand(f, m)
       \/ \E n \in Number : Lose(f, n)
       \/ Abort(f)
  \/ \E m \in Server : Retire(m) \/ Notice(m)
  \/ \E m \in Server, gone \in SUBSET Flow : Stop(m, gone)

Spec == Init /\ [][Next]_vars

\* What can be given is given, and every crash is noticed.
Fairness ==
  /\ \A f \in Flow : WF_vars(\E n \in Number : Give(f, n))
  /\ \A m \in Server : WF_vars(Notice(m))

LiveSpec == Spec /\ Fairness

-----------------------------------------------------------------------------
\* Whoever owns an open flow lives; an orphan's owner does not, and that is
\* not yet known.  A closed flow has no owner.
OwnersLive ==
  \A f \in Flow :
    CASE stage[f] = "open"     -> owner[f] \in alive \cup {Nobody}
      [] stage[f] = "orphaned" -> owner[f] \in unnoticed
      [] stage[f] = "closed"   -> owner[f] = Nobody

\* What has been given is not waiting to be given again.
NothingIsGivenTwice ==
  \A f \in Flow : \A n \in accepted[f] : n > read[f]

\* The application has the stream's beginning, as far as it has come: what it
\* is given next was accepted, and nothing before it is left out.
StreamIsGivenInOrder ==
  [][\A f \in Flow :
       read'[f] > read[f] =>
         (read[f] + 1)..read'[f] \subseteq accepted[f]]_vars

\* An accepted segment of an open flow stays until it is given, unless the
\* flow is reset or a crash has not yet been noticed.
NothingIsLost ==
  [][\A f \in Flow :
       stage[f] = "open" /\ stage'[f] = "open" /\ unnoticed' = {} =>
         \A n \in accepted[f] : n \in accepted'[f] \/ n <= read'[f]]_vars

EveryOrphanIsReset ==
  \A f \in Flow : stage[f] = "orphaned" ~> stage[f] # "orphaned"

\* Segment n can be given: it is there, with all before it.
Ready(f, n) ==
  n \in accepted[f] /\ (read[f] + 1)..n \subseteq accepted[f]

\* What is ready does not stay so, unless the flow is on its way for ever.  By
\* NothingIsLost it is given then, but for a reset or a crash.
EverySegmentIsGiven ==
  \A f \in Flow, n \in Number :
    Ready(f, n) ~> ~Ready(f, n) \/ owner[f] = Nobody

THEOREM Spec => [](TypeOK /\ OwnersLive /\ NothingIsGivenTwice)
THEOREM Spec => StreamIsGivenInOrder /\ NothingIsLost
THEOREM LiveSpec => EveryOrphanIsReset /\ EverySegmentIsGiven
=============================================================================
The checked sizes stand in ../manifest.json.
