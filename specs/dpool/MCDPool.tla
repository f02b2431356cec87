------------------------------- MODULE MCDPool -------------------------------
(* Models of DPool: bounds on what the environment does, and what only a    *)
(* checker needs.  The bounds replace the environment and are no constraint *)
(* on states, so they never weaken a promise.  Most models need no bound on *)
(* clients: they take elements and give them back for ever.                 *)
EXTENDS DPoolProperties, TLC

CONSTANTS
  MaxLeaves,    \* how many members may leave
  MaxCrashes,   \* how many may crash
  MaxAdds       \* where requests collect twice: how often clients give back

AllAtHome == [m \in Member |-> IF m = Home THEN Element ELSE {}]

MayLeave ==
  Cardinality({m \in Member : mode[m] \in {"leaving", "closing", "left"}})
    < MaxLeaves

MayCrash == Cardinality({m \in Member : mode[m] = "crashed"}) < MaxCrashes

MayAdd == Collects = 2 => Total(ledger, Member, "added") < MaxAdds

BoundedEnvironment ==
  \/ \E c \in Client, m \in Member :
       \/ \E e \in shard[m] : Remove(c, m, e)
       \/ \E p \in Targets(m) : Seek(c, m, p)
       \/ MayAdd /\ \E e \in hand[c] : Add(c, m, e) \/ Store(c, m, e)
  \/ \E m \in Member, stale \in SUBSET Member : StartJoin(m, stale)
  \/ MayLeave /\ \E m \in Member : Leave(m)
  \/ MayCrash /\ \E m \in Member :
       \E dropped \in SUBSET {x \in messages : x.from = m} :
         Crash(m, dropped)

-----------------------------------------------------------------------------
(* Quiescence, wherever clients may have left the elements, and whatever    *)
(* members may think of one another.                                        *)

InitAnywhere ==
  /\ mode = [m \in Member |-> "in"]
  /\ view = [m \in Member |-> Member]
  /\ awaited = [m \in Member |-> {}]
  /\ parting = [m \in Member |-> {}]
  /\ \E where \in [Element -> Member] :
       shard = [m \in Member |-> {e \in Element : where[e] = m}]
  /\ estimate \in [Member -> [Member -> 0 .. Cardinality(Element)]]
  /\ \A m \in Member : estimate[m][m] = 0
  /\ ledger = [m \in Member |-> NoLedger]
  /\ background = [m \in Member |-> Nobody]
  /\ hand = [c \in Client |-> {}]
  /\ call = [c \in Client |-> Idle]
  /\ messages = {}
  /\ lost = {}

SpecAnywhere == InitAnywhere /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Witnesses: each is meant to be violated, and shows that something can    *)
(* happen.                                                                  *)

\* A request is refused while the pool has elements: they moved behind it.
WitnessRefusedThoughNotEmpty ==
  [][\A m \in Member, c \in Client : Refuse(m, c) => Pooled = {}]_vars

\* A request is served from a shard that was empty when it came.
WitnessServedAfterAll ==
  [][\A m \in Member, c \in Client, e \in Element :
       ~ServeAfterAll(m, c, e)]_vars

\* A block is handed to a member that is about to leave, and comes back.
WitnessDeclined == \A x \in messages : x.kind # "declined"

\* A member leaves while another's request asks it.
WitnessAskedWhileClosing ==
  \A x \in messages : x.kind = "ask" => mode[x.to] # "closing"

\* A member is asked before it is in.
WitnessAskedWhileJoining ==
  \A x \in messages : x.kind = "ask" => mode[x.to] # "joining"

\* A server that joins is told of a member that has crashed already.
WitnessStaleFleet ==
  [][\A m \in Member, stale \in SUBSET Member :
       StartJoin(m, stale) => stale = {}]_vars

\* Everybody else crashes while a member leaves.
WitnessStays ==
  \A m \in Member : mode[m] \in {"leaving", "closing"} => view[m] # {m}

\* Elements are lost that were in no shard when their member crashed.
WitnessLostOnTheWay ==
  [][\A e \in lost' \ lost : \E m \in Member : e \in shard[m]]_vars

\* A member pushes to one that has as much as itself: its estimate is old.
WitnessPushToTheRich ==
  [][\A m, p \in Member :
       \A block \in SUBSET shard[m] :
         Push(m, p, block) => Size(p) < Size(m)]_vars

\* Two members push to each other at once.
WitnessPushesCross ==
  \A x, y \in messages :
    x.kind = "push" /\ y.kind = "push" => x.from # y.to

\* A second collect finds that something has moved.
WitnessCollectsDiffer ==
  [][\A m, p \in Member, c \in Client :
       CollectAgain(m, c, p) => call[c].before = << >>]_vars

-----------------------------------------------------------------------------
\* Elements are alike.  As long as each is in one place, two states in which
\* as many are in each place differ by the elements' names only; and a state
\* in which one is not is like no other.  For invariants only.
Sizes(sets) == [x \in DOMAIN sets |-> Cardinality(sets[x])]

UpToElements ==
  <<fleetVars, Sizes(shard), estimate, ledger, background, Sizes(hand), call,
    {[x EXCEPT !.elements = Cardinality(@)] : x \in messages},
    Cardinality(messages), Cardinality(lost), EveryElementInExactlyOnePlace>>

\* Clients are alike, and so are all members but the first.  Sound for
\* invariants only.
Symmetry ==
  Permutations(Client) \cup Permutations(Founder \ {Home})
=============================================================================
