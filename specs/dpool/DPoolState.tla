----------------------------- MODULE DPoolState -----------------------------
(***************************************************************************)
(* What the members of fos's distributed pool remember, and what they tell *)
(* one another (report sections 4.3, 4.7.2, 4.8.1).  DPool says how they   *)
(* act on it.                                                              *)
(***************************************************************************)
EXTENDS Naturals, FiniteSets

CONSTANTS
  Element,   \* what the pool holds: pages, process identifiers
  Client,    \* threads that call the pool
  Member,    \* the servers that may ever belong to the fleet
  Founder,   \* the members that form the fleet at the start
  Nobody,    \* stands where no member and no client does
  Start,     \* Start[m]: the shard of member m at the start
  Scheme,    \* one of the six
  Home,      \* CentralStorage: the member that holds everything
  Block,     \* the most elements that one transfer moves
  Low,       \* BackgroundPull: a shard with fewer elements pulls
  High,      \* both pushes: a shard with more elements has a surplus
  Gap,       \* with estimation: a push goes to who has this many fewer
  Collects   \* how often a request asks everybody before it is refused:
             \* once, or twice, with counters, for the stronger promise

Schemes == {"CentralStorage", "DistributedStorage", "BulkTransfer",
            "BackgroundPull", "BackgroundPush",
            "BackgroundPushWithEstimation"}

ASSUME FoundersAreMembers == Founder \subseteq Member /\ Home \in Founder
ASSUME NobodyIsNobody == Nobody \notin Member \cup Client
ASSUME StartIsAPartition ==
  /\ Start \in [Member -> SUBSET Element]
  /\ UNION {Start[m] : m \in Founder} = Element
  /\ \A m, p \in Member : m # p => Start[m] \cap Start[p] = {}
ASSUME SchemeIsKnown ==
  /\ Scheme \in Schemes
  /\ Scheme = "CentralStorage" => Start[Home] = Element
ASSUME SizesMakeSense ==
  Block >= 1 /\ Gap >= 1 /\ Low \in Nat /\ High \in Nat

\* Two collects say something about a fleet that does not change, if they look
\* at all of it.  Where one member holds everything, one is enough.
ASSUME CollectsMakeSense ==
  /\ Collects \in {1, 2}
  /\ Collects = 2 => Founder = Member /\ Scheme # "CentralStorage"

VARIABLES
  mode,        \* mode[m]: "out", "joining", "in", "leaving" (hands over its
               \* shard), "closing" (takes its leave), "left", "crashed"
  view,        \* view[m]: whom m takes for the fleet, itself included
  awaited,     \* awaited[m]: whose welcome or farewell m awaits
  parting,     \* parting[m]: who awaits m's farewell
  shard,       \* shard[m]: the elements at m
  estimate,    \* estimate[m][p]: how many elements m thinks p has
  ledger,      \* ledger[m]: what has entered and left the shard of m
  background,  \* whom m's background thread has called, or Nobody
  hand,        \* hand[c]: the elements that client c has been given
  call,        \* call[c]: how far the call of client c has come
  messages,    \* the messages under way
  lost         \* the elements that went with crashed members

fleetVars  == <<mode, view, awaited, parting>>
shardVars  == <<shard, ledger>>
clientVars == <<hand, call>>
vars == <<mode, view, awaited, parting, shard, estimate, ledger, background,
          hand, call, messages, lost>>

-----------------------------------------------------------------------------
(* Records.                                                                *)

\* How many transfers a member has sent and received, and how many elements
\* clients have added there.  Nobody counts unless requests collect twice.
NoLedger == [sent |-> 0, received |-> 0, added |-> 0]

\* A client's call: the member that serves it, whom that asks just now, the
\* members that have answered that they are empty with their ledgers, and
\* the same of the collect before.
Idle == [phase |-> "idle", at |-> Nobody, asked |-> Nobody,
         heard |-> << >>, before |-> << >>]

\* A call or a reply, on behalf of a client or of the background thread
\* (Nobody), with elements in flight.  Every message tells how many elements
\* its sender has: estimates cost no message of their own.
Message(kind, from, to, c, elements, count) ==
  [kind |-> kind, from |-> from, to |-> to, client |-> c,
   elements |-> elements, count |-> count]

\* The reply of a member that has nothing.
None(from, to, c, entries) ==
  [kind |-> "none", from |-> from, to |-> to, client |-> c,
   elements |-> {}, count |-> 0, ledger |-> entries]

\* Calls that need no answer once the caller has crashed.
Requests == {"ask", "pull", "hello", "leave"}

Inbox(m, kind) == {x \in messages : x.to = m /\ x.kind = kind}

Carried(sent) == UNION {x.elements : x \in sent}

\* Messages leave when their handler's step is over.  What is sent to a
\* member that has crashed is lost with it.
Exchange(taken, sent) ==
  LET astray == {x \in sent : mode[x.to] = "crashed"}
  IN
  /\ messages' = (messages \ taken) \cup (sent \ astray)
  /\ lost' = lost \cup Carried(astray)

Alive(m) == mode[m] \in {"joining", "in", "leaving", "closing"}

Central    == Scheme = "CentralStorage"
Estimating == Scheme = "BackgroundPushWithEstimation"

\* Whom m asks, and to whom it pushes.  Who takes its leave is empty, and
\* stays so.
Targets(m) ==
  (IF Central THEN view[m] \cap {Home} ELSE view[m]) \ ({m} \cup parting[m])

Size(m) == Cardinality(shard[m])

AtLeastOne(n) == IF n < 1 THEN 1 ELSE n
Smaller(a, b) == IF a < b THEN a ELSE b
Minus(a, b)   == IF a > b THEN a - b ELSE 0

\* Blocks of n elements of m's shard.
Blocks(m, n) == {b \in SUBSET shard[m] : n > 0 /\ Cardinality(b) = n}

\* What a message tells of its sender's shard; nothing if nobody listens.
Told(n) == IF Estimating THEN n ELSE 0

\* From now on m thinks that p has n elements.
Learn(m, p, n) ==
  estimate' = IF Estimating THEN [estimate EXCEPT ![m][p] = n] ELSE estimate

\* Member m listens to what message x tells.
Listen(m, x) == Learn(m, x.from, x.count)

\* Ledgers with one more transfer sent or received by m, or element added.
Counted(entries, m, field) ==
  IF Collects = 2 THEN [entries EXCEPT ![m][field] = @ + 1] ELSE entries

Book(m, field) == ledger' = Counted(ledger, m, field)

-----------------------------------------------------------------------------
TypeOK ==
  /\ mode \in [Member -> {"out", "joining", "in", "leaving", "closing",
                          "left", "crashed"}]
  /\ view \in [Member -> SUBSET Member]
  /\ awaited \in [Member -> SUBSET Member]
  /\ parting \in [Member -> SUBSET Member]
  /\ shard \in [Member -> SUBSET Element]
  /\ estimate \in [Member -> [Member -> Nat]]
  /\ ledger \in [Member -> [sent : Nat, received : Nat, added : Nat]]
  /\ background \in [Member -> Member \cup {Nobody}]
  /\ hand \in [Client -> SUBSET Element]
  /\ \A c \in Client :
       \/ call[c] = Idle
       \/ /\ call[c].phase \in {"remove", "add"}
          /\ call[c].at \in Member /\ call[c].asked \in Member
          /\ DOMAIN call[c].heard \subseteq Member
          /\ DOMAIN call[c].before \subseteq Member
  /\ \A x \in messages :
       /\ x.from \in Member /\ x.to \in Member \ {x.from}
       /\ x.client \in Client \cup {Nobody}
       /\ x.elements \subseteq Element /\ x.count \in Nat
  /\ lost \subseteq Element

Init ==
  /\ mode = [m \in Member |-> IF m \in Founder THEN "in" ELSE "out"]
  /\ view = [m \in Member |-> IF m \in Founder THEN Founder ELSE {}]
  /\ awaited = [m \in Member |-> {}]
  /\ parting = [m \in Member |-> {}]
  /\ shard = Start
  /\ estimate = [m \in Member |-> [p \in Member |-> 0]]
  /\ ledger = [m \in Member |-> NoLedger]
  /\ background = [m \in Member |-> Nobody]
  /\ hand = [c \in Client |-> {}]
  /\ call = [c \in Client |-> Idle]
  /\ messages = {}
  /\ lost = {}
=============================================================================
