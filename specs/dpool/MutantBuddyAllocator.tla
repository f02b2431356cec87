------------------------ MODULE MutantBuddyAllocator ------------------------
(* Bugs of BuddyAllocator, each under its name.                             *)
EXTENDS MCBuddyAllocator

\* For Split: the whole block stays on the list as well.
SplitAndKeep(m, b) ==
  /\ \E k \in Wanted(m) : Smallest(m, k, b)
  /\ free' = [free EXCEPT ![m] = @ \cup Halves(b)]
  /\ UNCHANGED <<transit, request, hand>>

\* For Split: the second half is dropped.
SplitAndForget(m, b) ==
  /\ \E k \in Wanted(m) : Smallest(m, k, b)
  /\ free' = [free EXCEPT ![m] = (@ \ {b}) \cup {<<b[1] - 1, 2 * b[2]>>}]
  /\ UNCHANGED <<transit, request, hand>>

\* For Split: in advance, before anybody asks.
SplitInAdvance(m, b) ==
  /\ b[1] > 0
  /\ free' = [free EXCEPT ![m] = (@ \ {b}) \cup Halves(b)]
  /\ UNCHANGED <<transit, request, hand>>

\* For Buddy: the neighbour above, aligned or not.
NeighbourAsBuddy(b) == <<b[1], b[2] + 1>>

\* For Coalesce: the buddy may be free in any shard, which is told too late.
CoalesceAcrossShards(m, b) ==
  /\ b[1] < MaxOrder
  /\ \E p \in Member : Buddy(b) \in free[p]
  /\ Wanted(m) = {}
  /\ free' = [p \in Member |->
       IF p = m THEN (free[p] \ {b, Buddy(b)}) \cup {Whole(b)}
       ELSE free[p] \ {Buddy(b)}]
  /\ UNCHANGED <<transit, request, hand>>

\* For Coalesce: a buddy that has been sent away still counts as free here.
CoalesceWithABlockInFlight(m, b) ==
  /\ b[1] < MaxOrder
  /\ Buddy(b) \in free[m] \cup {x[2] : x \in transit}
  /\ Wanted(m) = {}
  /\ free' = [free EXCEPT ![m] = (@ \ {b, Buddy(b)}) \cup {Whole(b)}]
  /\ UNCHANGED <<transit, request, hand>>

\* For CanCoalesce: even while somebody waits for a half.
CoalesceWhileWanted(m, b) ==
  /\ b[1] < MaxOrder
  /\ {b, Buddy(b)} \subseteq free[m]

\* For Coalesce: never.
NeverCoalesce(m, b) == FALSE

\* For Allocate: any block that is large enough, whatever was asked for.
AllocateLarger(c, m, b) ==
  /\ request[c].at = m
  /\ b \in free[m]
  /\ b[1] >= request[c].order
  /\ hand' = [hand EXCEPT ![c] = @ \cup {<<request[c].order, b[2]>>}]
  /\ free' = [free EXCEPT ![m] = @ \ {b}]
  /\ request' = [request EXCEPT ![c] = NoRequest]
  /\ UNCHANGED transit

\* For Receive: the block stays on its way, to be received again.
ReceiveTwice(m, b) ==
  /\ <<m, b>> \in transit
  /\ free' = [free EXCEPT ![m] = @ \cup {b}]
  /\ UNCHANGED <<transit, request, hand>>

\* For Request: the order is not looked at.
RequestAnyOrder(c, m, k) ==
  /\ request[c] = NoRequest
  /\ request' = [request EXCEPT ![c] = [at |-> m, order |-> k + 1]]
  /\ UNCHANGED <<free, transit, hand>>
=============================================================================
