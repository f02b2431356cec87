---------------------- MODULE MCReplicatedStoreHistory ----------------------
(* How each transaction ended, at whoever ended it.  Live members need no   *)
(* such record; only Agreement does.  Mutants are held to it too.           *)
EXTENDS MutantReplicatedStore

VARIABLE ended    \* pairs of a transaction and "committed" or "aborted"

historyVars == <<vars, ended>>

EndedNow ==
  {<<lock[m][k].txn,
     IF table'[m][k] # table[m][k] THEN "committed" ELSE "aborted">> :
       <<m, k>> \in {<<p, i>> \in Member \X Key :
         /\ ~KeyIsFree(p, i)
         /\ lock'[p][i].txn # lock[p][i].txn
         /\ mode'[p] # "crashed"}}

HistorySpec ==
  /\ Init /\ ended = {}
  /\ [][Next /\ ended' = ended \cup EndedNow]_historyVars

\* No two members apply different decisions for one transaction.
Agreement ==
  \A a, b \in ended : a[1] = b[1] => a[2] = b[2]
=============================================================================
