------------------------- MODULE MCSuspectingStore -------------------------
(* Models of SuspectingStore.  Clients, joins and crashes are bounded as in *)
(* MCReplicatedStore; suspicions in number, and to those that matter.       *)
EXTENDS SuspectingStore, MCReplicatedStore

CONSTANT MaxSuspicions    \* how many pairs may be wrong at once

MaySuspect ==
  Cardinality({x \in Member \X Member : x[2] \in suspected[x[1]]})
    < MaxSuspicions

\* Member m is bound by an update that c coordinates.  No other suspicion
\* enables anything.
IsInDoubt(m, c) ==
  \E k \in Key : ~KeyIsFree(m, k) /\ lock[m][k].coordinator = c /\ m # c

BoundedSuspicion ==
  \E m, c \in Member :
    \/ MaySuspect /\ IsInDoubt(m, c) /\ Suspect(m, c)
    \/ SuspectTheCrashed(m)
    \/ Trust(m, c)

-----------------------------------------------------------------------------
(* Witnesses.                                                               *)

\* A member learns of a commit from another one, though its coordinator lives
\* and will tell it.
WitnessLateCommit ==
  \A x \in messages : x.kind = "commit" => lock[x.to][x.key].txn = x.txn

\* Who is asked does not know yet, and will: it votes later.
WitnessUnknownThenCommitted ==
  \A x \in messages :
    x.kind = "unknown" => table[x.from][x.key].version = 0
=============================================================================
