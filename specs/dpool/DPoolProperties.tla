--------------------------- MODULE DPoolProperties ---------------------------
(***************************************************************************)
(* What DPool keeps, and what it refines.                                  *)
(***************************************************************************)
EXTENDS DPool

-----------------------------------------------------------------------------
(* Where the elements are.                                                 *)

\* On the way between shards.
InFlight == Carried({x \in messages : x.kind # "store"})

\* On the way from a client into the pool: still the client's.
Storing(c) == Carried({x \in messages : x.kind = "store" /\ x.client = c})

Pooled == UNION {shard[m] : m \in Member} \cup InFlight

HowOften(e) ==
  Cardinality({m \in Member : e \in shard[m]})
  + Cardinality({x \in messages : e \in x.elements})
  + Cardinality({c \in Client : e \in hand[c]})
  + (IF e \in lost THEN 1 ELSE 0)

-----------------------------------------------------------------------------
(* Invariants.                                                             *)

EveryElementInExactlyOnePlace == \A e \in Element : HowOften(e) = 1

NothingHandedOutTwice ==
  \A c, d \in Client : c # d => hand[c] \cap hand[d] = {}

\* Whoever serves clients knows all members that hold something.
NobodyUnknownHoldsElements ==
  \A m, p \in Member :
    mode[m] \in {"in", "leaving"} /\ p \notin view[m] => shard[p] = {}

\* A member that has left has nothing left behind, and nothing comes to it.
WhoHasLeftIsForgotten ==
  \A m \in Member : mode[m] = "left" =>
    shard[m] = {} /\ \A x \in messages : x.to # m /\ x.from # m

CentralStorageIsCentral ==
  Central => \A m \in Member \ {Home} : shard[m] = {}

-----------------------------------------------------------------------------
(* Properties of steps.                                                    *)

\* What is given back is in the pool, or on its way into it, or its keeper
\* has crashed.
FreeReturnsToThePool ==
  [][\A c \in Client :
       hand[c] \ hand'[c] \subseteq (Pooled \cup Storing(c) \cup lost)']_vars

\* Lost is what a member had when it crashed, what was on its way to or from
\* it, and what is sent to it by those that do not know yet.
OnlyACrashLosesElements ==
  [][\A e \in lost' \ lost :
       \E m \in Member :
         /\ mode'[m] = "crashed"
         /\ \/ e \in shard[m]
            \/ \E x \in messages : e \in x.elements /\ m \in {x.from, x.to}
            \/ \E p \in Member :
                 /\ e \in shard[p]
                 /\ \/ background[p] = Nobody /\ background'[p] = m
                    \/ \E x \in messages \ messages' : x.from = m /\ x.to = p
            \/ \E c \in Client : e \in hand[c] /\ Central /\ m = Home]_vars

\* A donor does not prefetch away what its own requests wait for.
NoPrefetchFromTheNeedy ==
  [][\A x \in messages' \ messages :
       x.kind = "give" /\ Cardinality(x.elements) > 1 =>
         Cardinality(shard'[x.from]) >= Cardinality(Waiting(x.from))]_vars

-----------------------------------------------------------------------------
(* Promises.                                                               *)

EveryRequestIsAnswered == \A c \in Client : call[c] # Idle ~> call[c] = Idle

EveryTransferArrives ==
  \A e \in Element : e \in InFlight ~> e \notin InFlight

EveryJoinEnds ==
  \A m \in Member : mode[m] = "joining" ~> mode[m] # "joining"

EveryLeaveEnds ==
  \A m \in Member :
    mode[m] \in {"leaving", "closing"} ~>
      mode[m] \notin {"leaving", "closing"}

\* Quiescence: once clients have stopped, elements come to rest.
TransfersRest == <>[][hand' = hand]_hand => <>[](InFlight = {})

-----------------------------------------------------------------------------
(* What it refines.                                                        *)

\* Members that the request of c has not found empty yet.
Unheard(c) ==
  LET m == call[c].at
  IN (Targets(m) \cup {m}) \ (DOMAIN call[c].heard
                                \cup {x.from : x \in Nones(m, c)})

Requesting == {c \in Client : call[c].phase = "remove"}

\* Elements in flight are in no shard, and no request sees them: Nobody is
\* the place where they are.
Abstract == INSTANCE Pool WITH
  Place <- Member \cup {Nobody},
  Watched <- Member,
  Start <- [p \in Member \cup {Nobody} |->
              IF p = Nobody THEN {} ELSE Start[p]],
  part <- [p \in Member \cup {Nobody} |->
             IF p = Nobody THEN InFlight ELSE shard[p]],
  hand <- [c \in Client |-> hand[c] \cup Storing(c)],
  calling <- Requesting,
  seen <- [c \in Client |->
             IF c \in Requesting THEN Member \ Unheard(c) ELSE {}]

ImplementsPool == Abstract!Init /\ [][Abstract!Next]_(Abstract!vars)

\* As long as nobody crashes.
ImplementsReliablePool ==
  Abstract!Init /\ [][Abstract!ReliableNext]_(Abstract!vars)

ImplementsAnswers == Abstract!EveryRequestIsAnswered

THEOREM Spec => [](TypeOK /\ EveryElementInExactlyOnePlace)
THEOREM Spec => []NobodyUnknownHoldsElements
THEOREM Spec => ImplementsPool
=============================================================================
The checked sizes stand in ../manifest.json.
