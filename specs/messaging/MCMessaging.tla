---------------------------- MODULE MCMessaging ----------------------------
(* Models of Messaging: bounds on the environment, which replace it, and    *)
(* witnesses.                                                               *)
EXTENDS Messaging, FiniteSets, TLC

CONSTANTS
  Near,             \* the processes and places on one of the two machines
  FirstNear,        \* whether mailboxes are near at first, or far
  MaxSends,         \* how many messages each process may send
  MaxCapabilities,  \* how many capabilities are made
  MaxMoves,         \* how often mailboxes may move
  MaxEnds,          \* how many mailboxes may end
  Crashing          \* whether processes may crash

TwoMachines == [x \in Process \cup Place |->
  IF x \in Near THEN "near" ELSE "far"]

NearPlaces == Place \cap Near

\* Mailboxes lie side by side at first.
RECURSIVE Assign(_, _)
Assign(boxes, places) ==
  IF boxes = {} THEN [b \in {} |-> Nowhere]
  ELSE LET b == CHOOSE b \in boxes : TRUE
           a == CHOOSE a \in places : TRUE
       IN (b :> a) @@ Assign(boxes \ {b}, places \ {a})

SideBySide == Assign(Mailbox, IF FirstNear THEN NearPlaces ELSE Place \ Near)

RECURSIVE SumOver(_, _)
SumOver(boxes, count) ==
  IF boxes = {} THEN 0
  ELSE LET b == CHOOSE b \in boxes : TRUE
       IN count[b] + SumOver(boxes \ {b}, count)

Moves == [b \in Mailbox |-> home[b].moves]

BoundedEnvironment ==
  \/ \E p \in Process, b \in Mailbox :
       /\ SumOver(Mailbox, serial[p]) < MaxSends
       /\ SendByKernel(p, b) \/ SendByChannel(p, b) \/ SendByProxy(p, b)
  \/ \E p, q \in Process, b \in Mailbox :
       /\ SumOver(Mailbox, issued) < MaxCapabilities
       /\ Grant(p, b) \/ Delegate(p, q, b)
  \/ \E p \in Process, b \in Mailbox :
       Revoke(p, b) \/ Establish(p, b) \/ Close(p, b) \/ Evict(p, b)
  \/ \E b \in Mailbox, place \in Place :
       SumOver(Mailbox, Moves) < MaxMoves /\ Migrate(b, place)
  \/ Crashing /\ \E p \in Process : Crash(p)
  \/ /\ Cardinality({b \in Mailbox : home[b] = NoAddress}) < MaxEnds
     /\ \E b \in Mailbox : Destroy(b)

-----------------------------------------------------------------------------
(* Witnesses: each is meant to be violated, and shows that something can    *)
(* happen.                                                                  *)

\* Several messages come back, since the mailbox has moved.
WitnessAllComeBack ==
  \A p \in Process, b \in Mailbox : Len(returned[p][b]) < 2

\* The name service gives an address that is stale itself.
WitnessStaleLookup ==
  \A p \in Process, b \in Mailbox :
    returned[p][b] # <<>> /\ IsKnown(cache[p][b]) => IsAt(b, cache[p][b])

\* A message is on its way when its capability is revoked.
WitnessRefusedOnArrival ==
  \A p \in Process, b \in Mailbox : \A i \in DOMAIN answers[p][b] :
    answers[p][b][i] # "refused"

\* A message has reached its mailbox when its capability is revoked, and is
\* received all the same.
WitnessReadThoughRevoked ==
  \A p \in Process, b \in Mailbox : Unread(p, b) # <<>> => Holds(p, b)

\* Something comes back whose capability is good no more, and its sender has
\* another one by now.
WitnessOldCapabilityComesBack ==
  \A p \in Process, b \in Mailbox : \A i \in DOMAIN returned[p][b] :
    Holds(p, b) => returned[p][b][i].key = capability[p][b].number

\* A channel is closed with something in it.
WitnessDrains ==
  \A p \in Process, b \in Mailbox :
    channel[p][b].phase = "closing" => channel[p][b].ring = <<>>

\* Messages by the kernel are unread in a mailbox that has moved, and others
\* follow by proxy.
WitnessTwoTransports ==
  \A p \in Process, b \in Mailbox :
    InQueue(p, b) # <<>> => wire[p][b] = <<>>

\* Two senders' messages are in one mailbox.
WitnessTwoSenders ==
  \A b \in Mailbox : \A i, j \in DOMAIN queue[b] :
    queue[b][i].from = queue[b][j].from

-----------------------------------------------------------------------------
\* One mailbox on one machine, and one on the other.
OneFar ==
  LET first == CHOOSE b \in Mailbox : TRUE
  IN [b \in Mailbox |-> IF b = first THEN CHOOSE a \in Place \ Near : TRUE
                       ELSE CHOOSE a \in NearPlaces : TRUE]

\* Senders on one machine are alike.  Sound for invariants only.
Symmetry == Permutations(Process)
=============================================================================
