----------------------------- MODULE MCKVStore -----------------------------
(* Models of KVStore: a bound on what clients do.                           *)
EXTENDS KVStore

CONSTANT MaxVersion    \* how often each key may be updated

BoundedEnvironment ==
  \E m \in Member :
    \/ Enter(m)
    \/ Stop(m)
    \/ \E k \in Key, v \in Value \cup {Absent} :
         latest[k].version < MaxVersion /\ Update(m, k, v)

-----------------------------------------------------------------------------
(* Witnesses: each is meant to be violated, and shows that something can     *)
(* happen.                                                                   *)

\* Two readers see two entries of one key, neither of them the current one.
WitnessTwoOldReads ==
  \A m, p \in serving, k \in Key :
    copy[m][k] = copy[p][k] \/ latest[k] \in {copy[m][k], copy[p][k]}

\* All members have stopped, and the last update is at none of them.
WitnessNobodyServes == serving # {}
=============================================================================
