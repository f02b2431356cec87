-------------------------------- MODULE Pool --------------------------------
(***************************************************************************)
(* What a caller of fos's distributed pool is promised (report section     *)
(* 4.8.1).                                                                 *)
(*                                                                         *)
(* A pool is an unordered collection.  A caller puts elements in, and asks *)
(* for some element, it does not matter which.  No element is lost or in   *)
(* two hands.                                                              *)
(*                                                                         *)
(* The pool lies in several places, between which its elements move        *)
(* unseen.  A request is refused only if each of the watched places was    *)
(* seen empty at some moment since the request.  This is all that can be   *)
(* promised without stopping the pool: an element may move from a place    *)
(* that has not been looked at to one that has.  The stronger promise,     *)
(* refused only if the whole pool was empty at one moment, is this module  *)
(* with one place, which is watched.                                       *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  Element,   \* what the pool holds: pages, process identifiers
  Client,    \* who calls
  Place,     \* where elements of the pool can lie
  Watched,   \* the places that must have been seen empty for a refusal
  Start      \* Start[p]: the elements that lie in place p at the start

ASSUME WatchedArePlaces == Watched \subseteq Place
ASSUME StartIsAPartition ==
  /\ UNION {Start[p] : p \in Place} = Element
  /\ \A p, q \in Place : p # q => Start[p] \cap Start[q] = {}

VARIABLES
  part,      \* part[p]: the elements of the pool that lie in place p
  hand,      \* hand[c]: the elements that caller c has been given
  calling,   \* the callers whose request for an element is unanswered
  seen       \* seen[c]: places that were empty since caller c asked

vars == <<part, hand, calling, seen>>

TypeOK ==
  /\ part \in [Place -> SUBSET Element]
  /\ hand \in [Client -> SUBSET Element]
  /\ calling \subseteq Client
  /\ seen \in [Client -> SUBSET Watched]

Init ==
  /\ part = Start
  /\ hand = [c \in Client |-> {}]
  /\ calling = {}
  /\ seen = [c \in Client |-> {}]

-----------------------------------------------------------------------------
Pooled == UNION {part[p] : p \in Place}

EmptyPlaces == {p \in Watched : part[p] = {}}

\* Afterwards the pool holds these elements, wherever they lie.
Arranged(elements) ==
  /\ part' \in [Place -> SUBSET elements]
  /\ Pooled' = elements
  /\ \A p, q \in Place : p # q => part'[p] \cap part'[q] = {}

\* Requests look at some of the empty places, whatever else happens; they may
\* forget what they saw.
LookAround(callers) ==
  /\ seen' \in [Client -> SUBSET Watched]
  /\ \A c \in Client :
       seen'[c] \subseteq
         (IF c \in callers THEN seen[c] \cup EmptyPlaces ELSE {})

-----------------------------------------------------------------------------
(* Callers.                                                                *)

\* Caller c puts elements in.
Add(c, elements) ==
  /\ elements # {}
  /\ elements \subseteq hand[c]
  /\ hand' = [hand EXCEPT ![c] = @ \ elements]
  /\ \E p \in Place : part' = [part EXCEPT ![p] = @ \cup elements]
  /\ LookAround(calling)
  /\ UNCHANGED calling

\* Caller c asks, and is not answered at once.
Request(c) ==
  /\ c \notin calling
  /\ calling' = calling \cup {c}
  /\ LookAround(calling \cup {c})
  /\ UNCHANGED <<part, hand>>

-----------------------------------------------------------------------------
(* The pool.                                                               *)

\* Caller c is given some element, at once or after a while.  (Several, where
\* the caller is the page allocator and merges blocks.)
Remove(c, elements) ==
  /\ elements # {}
  /\ elements \subseteq Pooled
  /\ hand' = [hand EXCEPT ![c] = @ \cup elements]
  /\ Arranged(Pooled \ elements)
  /\ calling' = calling \ {c}
  /\ LookAround(calling \ {c})

\* Caller c is told that there is nothing left.
Refuse(c) ==
  /\ c \in calling
  /\ Watched \subseteq seen[c] \cup EmptyPlaces
  /\ calling' = calling \ {c}
  /\ LookAround(calling \ {c})
  /\ UNCHANGED <<part, hand>>

\* Elements move, or requests just look around.
Move ==
  /\ Arranged(Pooled)
  /\ LookAround(calling)
  /\ UNCHANGED <<hand, calling>>

\* A server crashes: some elements are lost, some callers never answered.
Lose ==
  /\ part' \in [Place -> SUBSET Element]
  /\ \A p \in Place : part'[p] \subseteq part[p]
  /\ hand' \in [Client -> SUBSET Element]
  /\ \A c \in Client : hand'[c] \subseteq hand[c]
  /\ calling' \in SUBSET calling
  /\ LookAround(calling')

-----------------------------------------------------------------------------
Caller ==
  \E c \in Client :
    \/ Request(c)
    \/ \E elements \in SUBSET hand[c] : Add(c, elements)

Answer(c) ==
  \/ c \in calling /\ \E e \in Pooled : Remove(c, {e})
  \/ Refuse(c)

Inside ==
  \/ \E c \in Client :
       Refuse(c) \/ \E elements \in SUBSET Pooled : Remove(c, elements)
  \/ Move

\* As long as no server crashes.
ReliableNext == Caller \/ Inside

Next == ReliableNext \/ Lose

Fairness == \A c \in Client : WF_vars(Answer(c))

ReliableSpec == Init /\ [][ReliableNext]_vars /\ Fairness

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
NothingHandedOutTwice ==
  \A c, d \in Client : c # d => hand[c] \cap hand[d] = {}

NoElementInTwoPlaces ==
  \A p, q \in Place : p # q => part[p] \cap part[q] = {}

NothingIsPooledAndHandedOut ==
  \A c \in Client : hand[c] \cap Pooled = {}

\* Kept as long as no server crashes.
NothingIsLost == Pooled \cup UNION {hand[c] : c \in Client} = Element

\* What is given back can be handed out again.
FreeReturnsToThePool ==
  [][\A c \in Client : hand[c] \ hand'[c] \subseteq Pooled']_vars

EveryRequestIsAnswered == \A c \in Client : c \in calling ~> c \notin calling

THEOREM Spec => [](TypeOK /\ NothingHandedOutTwice /\ NoElementInTwoPlaces)
THEOREM Spec => [](NothingIsPooledAndHandedOut) /\ EveryRequestIsAnswered
THEOREM ReliableSpec => []NothingIsLost /\ FreeReturnsToThePool
=============================================================================
The checked sizes stand in ../manifest.json.
