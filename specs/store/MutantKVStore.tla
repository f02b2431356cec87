--------------------------- MODULE MutantKVStore ---------------------------
(* Bugs of KVStore, each under its name.  A configuration puts one in the   *)
(* place of the sound operator, and says which property catches it.         *)
EXTENDS MCKVStore

\* For Update: the member writes to its own copy, and nobody hears of it.
UpdateTheCopyAlone(m, k, v) ==
  /\ m \in serving
  /\ copy[m][k] = latest[k]
  /\ copy' = [copy EXCEPT ![m][k] = [version |-> @.version + 1, value |-> v]]
  /\ UNCHANGED <<latest, serving>>

\* For Update: the member does not look whether its copy lags behind.
UpdateAnOldCopy(m, k, v) ==
  /\ m \in serving
  /\ latest' = [latest EXCEPT ![k] =
       [version |-> copy[m][k].version + 1, value |-> v]]
  /\ copy' = [copy EXCEPT ![m][k] = latest'[k]]
  /\ UNCHANGED serving

\* For Update: a delete takes the whole entry away, and its version with it.
DeleteTheEntry(m, k, v) ==
  /\ m \in serving
  /\ copy[m][k] = latest[k]
  /\ latest' = [latest EXCEPT ![k] =
       IF v = Absent THEN Absent
       ELSE [version |-> @.version + 1, value |-> v]]
  /\ copy' = [copy EXCEPT ![m][k] = latest'[k]]
  /\ UNCHANGED serving

\* For CatchUp: the copy follows any other member's, which may be older.
FollowAnybody(m, k) ==
  /\ m \in serving
  /\ \E p \in serving :
       /\ copy[p][k] # copy[m][k]
       /\ copy' = [copy EXCEPT ![m][k] = copy[p][k]]
  /\ UNCHANGED <<latest, serving>>

\* For CatchUp: deletes are not passed on.
KeepTheDeleted(m, k) ==
  /\ m \in serving
  /\ copy[m][k] # latest[k]
  /\ latest[k].value # Absent
  /\ copy' = [copy EXCEPT ![m][k] = latest[k]]
  /\ UNCHANGED <<latest, serving>>
=============================================================================
