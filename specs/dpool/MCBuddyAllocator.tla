-------------------------- MODULE MCBuddyAllocator --------------------------
(* Models of BuddyAllocator.  They need no bound: memory is finite.         *)
EXTENDS BuddyAllocator, FiniteSets

-----------------------------------------------------------------------------
(* Witnesses.                                                               *)

\* All memory is free and at rest, but cannot be made whole: buddies lie in
\* different shards.
WitnessFragmented ==
  ~ /\ transit = {}
    /\ \A c \in Client : hand[c] = {} /\ request[c] = NoRequest
    /\ \A m \in Member : \A b \in free[m] : b[1] < MaxOrder

\* Memory that was split is whole again.
WitnessWholeAgain ==
  [][\A m \in Member : \A b \in free[m] :
       Coalesce(m, b) => b[1] + 1 < MaxOrder]_vars

\* A request waits for a block while its buddy is on its way.
WitnessBuddyOnItsWay ==
  \A m \in Member : \A b \in free[m] : \A x \in transit : x[2] # Buddy(b)

\* A large request is refused although enough pages are free at the member.
WitnessRefusedForFragments ==
  [][\A c \in Client, m \in Member :
       Refuse(c, m) =>
         Cardinality(UNION {Pages(b) : b \in free[m]})
           < 2^request[c].order]_vars
=============================================================================
