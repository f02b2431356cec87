--------------------------- MODULE BuddyAllocator ---------------------------
(***************************************************************************)
(* fos's page allocator: a distributed buddy allocator on the pool (report *)
(* sections 4.3, 4.7.2).                                                   *)
(*                                                                         *)
(* A block of order k is 2^k pages, and starts at a multiple of its size.  *)
(* The free blocks of each order are a pool of their own, whose shards are *)
(* at the same members: so a block moves between shards as DPool moves it, *)
(* and what is here is what a member adds.  It splits a block if a request *)
(* waits for a smaller one, and coalesces two buddies if both are free in  *)
(* its own shard.  A buddy that is elsewhere, or on its way, is not waited *)
(* for: no member ever reasons about a block that is not in its hands.     *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  Member,    \* the servers of the fleet
  Client,    \* processes that ask for pages
  Nobody,    \* stands where no member does
  Home,      \* the member that has all memory at the start
  MaxOrder,  \* memory is Memory blocks of this order
  Memory

ASSUME HomeIsAMember == Home \in Member /\ Nobody \notin Member \cup Client
ASSUME MaxOrder \in Nat /\ Memory \in Nat

VARIABLES
  free,      \* free[m]: the free blocks in m's shards, of all orders
  transit,   \* pairs of a member and a block on its way there
  request,   \* request[c]: the member that c asked, and for which order
  hand       \* hand[c]: the blocks that client c has been given

vars == <<free, transit, request, hand>>

-----------------------------------------------------------------------------
(* Blocks.                                                                 *)

Order == 0 .. MaxOrder

Blocks(k) == {<<k, i>> : i \in 0 .. Memory * 2^(MaxOrder - k) - 1}
Block     == UNION {Blocks(k) : k \in Order}

Pages(b) == b[2] * 2^b[1] .. (b[2] + 1) * 2^b[1] - 1

\* The other half of the block of which b is a half.
Buddy(b) == <<b[1], IF b[2] % 2 = 0 THEN b[2] + 1 ELSE b[2] - 1>>

Whole(b)  == <<b[1] + 1, b[2] \div 2>>
Halves(b) == {<<b[1] - 1, 2 * b[2]>>, <<b[1] - 1, 2 * b[2] + 1>>}

NoRequest == [at |-> Nobody, order |-> 0]

\* The orders for which requests wait at m.
Wanted(m) == {request[c].order : c \in {d \in Client : request[d].at = m}}

TypeOK ==
  /\ free \in [Member -> SUBSET Block]
  /\ transit \subseteq Member \X Block
  /\ request \in [Client -> [at : Member, order : Order] \cup {NoRequest}]
  /\ hand \in [Client -> SUBSET Block]

Init ==
  /\ free = [m \in Member |-> IF m = Home THEN Blocks(MaxOrder) ELSE {}]
  /\ transit = {}
  /\ request = [c \in Client |-> NoRequest]
  /\ hand = [c \in Client |-> {}]

-----------------------------------------------------------------------------
(* Environment.                                                            *)

\* Client c asks m for a block of order k.
Request(c, m, k) ==
  /\ request[c] = NoRequest
  /\ request' = [request EXCEPT ![c] = [at |-> m, order |-> k]]
  /\ UNCHANGED <<free, transit, hand>>

\* Client c gives a block back, to any member.
Free(c, m, b) ==
  /\ b \in hand[c]
  /\ request[c] = NoRequest
  /\ hand' = [hand EXCEPT ![c] = @ \ {b}]
  /\ free' = [free EXCEPT ![m] = @ \cup {b}]
  /\ UNCHANGED <<transit, request>>

\* DPool takes a block out of m's shard, for p: see there why and when.
Send(m, p, b) ==
  /\ m # p
  /\ b \in free[m]
  /\ free' = [free EXCEPT ![m] = @ \ {b}]
  /\ transit' = transit \cup {<<p, b>>}
  /\ UNCHANGED <<request, hand>>

-----------------------------------------------------------------------------
(* System.                                                                 *)

\* DPool puts a block that was on its way into m's shard.
Receive(m, b) ==
  /\ <<m, b>> \in transit
  /\ transit' = transit \ {<<m, b>>}
  /\ free' = [free EXCEPT ![m] = @ \cup {b}]
  /\ UNCHANGED <<request, hand>>

\* Member m has a block of the order that c asked for.
Allocate(c, m, b) ==
  /\ request[c].at = m
  /\ b \in free[m]
  /\ b[1] = request[c].order
  /\ free' = [free EXCEPT ![m] = @ \ {b}]
  /\ hand' = [hand EXCEPT ![c] = @ \cup {b}]
  /\ request' = [request EXCEPT ![c] = NoRequest]
  /\ UNCHANGED transit

\* Block b is the smallest at m in which a block of order k can be found, and
\* is larger than that.
Smallest(m, k, b) ==
  /\ b \in free[m]
  /\ b[1] > k
  /\ \A d \in free[m] : d[1] >= k => d[1] >= b[1]

\* Somebody waits for a smaller block: the smallest that will do is halved.
Split(m, b) ==
  /\ \E k \in Wanted(m) : Smallest(m, k, b)
  /\ free' = [free EXCEPT ![m] = (@ \ {b}) \cup Halves(b)]
  /\ UNCHANGED <<transit, request, hand>>

\* A block and its buddy are free in the same shard, and nobody waits who
\* might have to split them again.
CanCoalesce(m, b) ==
  /\ b[1] < MaxOrder
  /\ {b, Buddy(b)} \subseteq free[m]
  /\ Wanted(m) = {}

Coalesce(m, b) ==
  /\ CanCoalesce(m, b)
  /\ free' = [free EXCEPT ![m] = (@ \ {b, Buddy(b)}) \cup {Whole(b)}]
  /\ UNCHANGED <<transit, request, hand>>

\* No block at m is large enough, and the pools of those orders have refused.
Refuse(c, m) ==
  /\ request[c].at = m
  /\ \A b \in free[m] : b[1] < request[c].order
  /\ request' = [request EXCEPT ![c] = NoRequest]
  /\ UNCHANGED <<free, transit, hand>>

-----------------------------------------------------------------------------
Environment ==
  \/ \E c \in Client, m \in Member :
       \/ \E k \in Order : Request(c, m, k)
       \/ \E b \in hand[c] : Free(c, m, b)
  \/ \E m, p \in Member : \E b \in free[m] : Send(m, p, b)

Serving(c) ==
  \E m \in Member : Refuse(c, m) \/ \E b \in free[m] : Allocate(c, m, b)

Arranging(m) == \E b \in free[m] : Split(m, b) \/ Coalesce(m, b)

\* The blocks on their way to m.
Coming(m) == {x[2] : x \in {y \in transit : y[1] = m}}

System ==
  \/ \E c \in Client : Serving(c)
  \/ \E m \in Member :
       Arranging(m) \/ \E b \in Coming(m) : Receive(m, b)

Next == Environment \/ System

\* Strong where the environment may take away what a step needs, and bring it
\* back: blocks move while a request waits.
Fairness ==
  /\ \A c \in Client : SF_vars(Serving(c))
  /\ \A m \in Member :
       WF_vars(Arranging(m)) /\ WF_vars(\E b \in Coming(m) : Receive(m, b))

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Invariants.                                                             *)

\* Everything that is a block at present, with where it is.
Placed ==
  UNION {{<<<<"at", m>>, b>> : b \in free[m]} : m \in Member}
    \cup {<<<<"to", x[1]>>, x[2]>> : x \in transit}
    \cup UNION {{<<<<"of", c>>, b>> : b \in hand[c]} : c \in Client}

\* No page is in two blocks, free, on their way or handed out.
NoOverlap ==
  \A x, y \in Placed : x # y => Pages(x[2]) \cap Pages(y[2]) = {}

NoPageIsLost ==
  UNION {Pages(x[2]) : x \in Placed} = 0 .. Memory * 2^MaxOrder - 1

-----------------------------------------------------------------------------
(* Properties of steps.                                                    *)

\* A block comes into being from two halves that were both in the shard where
\* it is then: neither on its way nor in another shard.
CoalescingNeverCrossesAShardInFlight ==
  [][\A m \in Member : \A b \in free'[m] \ free[m] :
       Halves(b) \cap (UNION {free[p] \ free'[p] : p \in Member}
                         \cup {x[2] : x \in transit \ transit'}) # {} =>
         Halves(b) \subseteq free[m]]_vars

\* Only what somebody waits for is split.
SplitOnlyOnDemand ==
  [][\A m \in Member : \A b \in free[m] \ free'[m] :
       b[1] > 0 /\ Halves(b) \subseteq free'[m] => Wanted(m) # {}]_vars

-----------------------------------------------------------------------------
(* Promises.                                                               *)

EveryRequestIsAnswered ==
  \A c \in Client : request[c] # NoRequest ~> request[c] = NoRequest

\* Buddies do not lie side by side for ever, unless somebody comes and goes.
BuddiesCoalesce ==
  \A m \in Member, b \in Block :
    <>[](b[1] < MaxOrder /\ {b, Buddy(b)} \subseteq free[m]) =>
      []<>(Wanted(m) # {})

-----------------------------------------------------------------------------
(* What it is made of: the free blocks of each order are a pool, whose      *)
(* callers are the clients, and Nobody for the allocator itself: it holds   *)
(* what does not exist as a block of this order at present.                 *)

Of(k, blocks) == {b \in blocks : b[1] = k}

Existing(k) == Of(k, {x[2] : x \in Placed})

OfOrder(k) == INSTANCE Pool WITH
  Element <- Blocks(k),
  Client <- Client \cup {Nobody},
  Place <- Member \cup {Nobody},
  Watched <- {},
  Start <- [p \in Member \cup {Nobody} |->
              IF p = Home THEN Blocks(k) ELSE {}],
  part <- [p \in Member \cup {Nobody} |->
             IF p = Nobody THEN Of(k, {x[2] : x \in transit})
             ELSE Of(k, free[p])],
  hand <- [c \in Client \cup {Nobody} |->
             IF c = Nobody THEN Blocks(k) \ Existing(k) ELSE Of(k, hand[c])],
  calling <- {},
  seen <- [c \in Client \cup {Nobody} |-> {}]

\* (At the start the allocator holds all blocks but those of the largest
\* order.)
EachOrderIsAPool ==
  [][\A k \in Order :
       [OfOrder(k)!ReliableNext]_(OfOrder(k)!vars)]_vars

THEOREM Spec => [](TypeOK /\ NoOverlap /\ NoPageIsLost)
THEOREM Spec => CoalescingNeverCrossesAShardInFlight /\ EachOrderIsAPool
=============================================================================
The checked sizes stand in ../manifest.json.
