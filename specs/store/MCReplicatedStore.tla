------------------------- MODULE MCReplicatedStore -------------------------
(* Models of ReplicatedStore: bounds on what the environment does, and what *)
(* only a checker needs.  The bounds replace the environment and are no     *)
(* constraint on states, so they never weaken a promise.                    *)
EXTENDS ReplicatedStore, FiniteSets, TLC

CONSTANTS
  MaxUpdates,   \* how many updates clients ask for, in all
  MaxJoins,     \* how often a server may try to join
  MaxCrashes    \* how many members may crash

RECURSIVE SumOf(_)
SumOf(members) ==
  IF members = {} THEN 0
  ELSE LET m == CHOOSE m \in members : TRUE
       IN serial[m] + SumOf(members \ {m})

\* Founders are alike: it does not matter which of them is asked first.  (No
\* property names a member, so that this is sound for all of them.)
AskedFirst == CHOOSE m \in Founder : TRUE

\* Founders never join, so that their serials count updates; a server that
\* has joined makes at most one update more than it may try to join.
MayBegin(m) ==
  IF m \in Founder
  THEN /\ SumOf(Founder) < MaxUpdates
       /\ SumOf(Founder) = 0 => m = AskedFirst
  ELSE serial[m] <= MaxJoins /\ MaxUpdates > 0

MayCrash == Cardinality({m \in Member : mode[m] = "crashed"}) < MaxCrashes

BoundedEnvironment ==
  \/ \E m \in Member, k \in Key, v \in Value \cup {Absent} :
       MayBegin(m) /\ Begin(m, k, v)
  \/ \E m, s \in Member : serial[m] < MaxJoins /\ StartJoin(m, s)
  \/ MayCrash /\ \E m \in Member :
       \E lost \in SUBSET {x \in messages : x.from = m} : Crash(m, lost)

\* What is written is told by who writes it: the least choice that tells two
\* coordinators' entries apart.
OneValueEach ==
  \/ \E m \in Member, k \in Key : MayBegin(m) /\ Begin(m, k, m)
  \/ \E m, s \in Member : serial[m] < MaxJoins /\ StartJoin(m, s)
  \/ MayCrash /\ \E m \in Member :
       \E lost \in SUBSET {x \in messages : x.from = m} : Crash(m, lost)

\* For Observation: it changes nothing, and costs a checker two steps in three.
Unobserved == FALSE

-----------------------------------------------------------------------------
(* Witnesses: each is meant to be violated, and shows that something can     *)
(* happen.                                                                   *)

\* Two-phase commit blocks.
WitnessBlocked == \A k \in Key : ~Blocked(k)

\* Two updates of one key are in each other's way.
WitnessConflict == \A x \in messages : x.kind # "no"

\* A member learns from another member that an update was committed ...
WitnessTerminationCommits == \A x \in messages : x.kind # "committed"

\* ... or that it was aborted.
WitnessTerminationAborts == \A x \in messages : x.kind # "aborted"

\* Two servers join at once, and one is asked to come again.
WitnessJoinsCollide == \A x \in messages : x.kind # "refused"

\* A join waits for an update that is half-way.
WitnessJoinWaitsForUpdate ==
  \A m \in Member, k \in Key :
    ~TableIsFree(m) => KeyIsFree(m, k)

\* A read gets the old entry while another member already gives the new one.
WitnessOldRead ==
  \A m \in Member, k \in Key : Serving(m) => table[m][k] = Newest(k)

\* A member that joined coordinates an update.
WitnessJoinerCoordinates ==
  \A m \in Member \ Founder, k \in Key : update[m][k].phase # "committing"

\* Everybody a joiner knew has crashed.
WitnessJoinerIsAlone ==
  \A m \in Member : mode[m] = "joining" => view[m] # {}

\* A joiner hears of a member that the first grant did not tell it about.
WitnessGrantTellsMore ==
  \A x \in messages :
    x.kind = "granted" /\ join[x.to].phase = "locking" =>
      {p \in x.view : mode[p] # "crashed"} \subseteq view[x.to]

\* A member that asked two others gets a second answer.
WitnessSecondAnswer ==
  \A x \in messages :
    x.kind \in {"committed", "aborted"} => lock[x.to][x.key].txn = x.txn

-----------------------------------------------------------------------------
\* All founders but that one are alike, and so are those that join later, and
\* keys.  Sound for invariants only.
Symmetry ==
  Permutations(Founder \ {AskedFirst}) \cup Permutations(Member \ Founder)
    \cup Permutations(Key)
=============================================================================
