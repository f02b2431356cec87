------------------------------ MODULE KVStore ------------------------------
(***************************************************************************)
(* What a client of fos's replicated key-value store is promised           *)
(* (report sections 3.2.4, 4.7.1, 4.8.2).                                  *)
(*                                                                         *)
(* Every key has one current entry, which updates replace one after the    *)
(* other.  Every serving member answers reads from a copy of its own; a    *)
(* copy may lag behind, and it only ever moves to the current entry.  So a *)
(* reader at one member sees committed entries only, and never an older    *)
(* one than it saw there before.                                           *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  Member,    \* the servers that may ever belong to the fleet
  Key,       \* the names under which something can be stored
  Value,     \* what can be stored
  Absent,    \* what a key holds before its first update, and after a delete
  Founder    \* the members that serve from the start

ASSUME FoundersAreMembers == Founder \subseteq Member
ASSUME AbsentIsNoValue == Absent \notin Value

VARIABLES
  latest,    \* latest[k]: the entry that the last update of key k left
  copy,      \* copy[m][k]: the entry with which member m answers reads of k
  serving    \* the members that answer clients

vars == <<latest, copy, serving>>

Entry == [version : Nat, value : Value \cup {Absent}]

Unwritten  == [version |-> 0, value |-> Absent]
EmptyTable == [k \in Key |-> Unwritten]

TypeOK ==
  /\ latest \in [Key -> Entry]
  /\ copy \in [Member -> [Key -> Entry]]
  /\ serving \subseteq Member

Init ==
  /\ latest = EmptyTable
  /\ copy = [m \in Member |-> EmptyTable]
  /\ serving = Founder

-----------------------------------------------------------------------------
\* A client's update (or its delete, where v is Absent) takes effect at once
\* for all later updates.  The member that serves it has the entry before it:
\* no update is made in ignorance of another one, so none is lost.
Update(m, k, v) ==
  /\ m \in serving
  /\ copy[m][k] = latest[k]
  /\ latest' = [latest EXCEPT ![k] = [version |-> @.version + 1, value |-> v]]
  /\ copy' = [copy EXCEPT ![m][k] = latest'[k]]
  /\ UNCHANGED serving

\* Another member's copy follows.
CatchUp(m, k) ==
  /\ m \in serving
  /\ copy[m][k] # latest[k]
  /\ copy' = [copy EXCEPT ![m][k] = latest[k]]
  /\ UNCHANGED <<latest, serving>>

\* A member joins, with the whole table.
Enter(m) ==
  /\ m \notin serving
  /\ copy' = [copy EXCEPT ![m] = latest]
  /\ serving' = serving \cup {m}
  /\ UNCHANGED latest

\* A member stops for good.
Stop(m) ==
  /\ m \in serving
  /\ copy' = [copy EXCEPT ![m] = EmptyTable]
  /\ serving' = serving \ {m}
  /\ UNCHANGED latest

-----------------------------------------------------------------------------
\* Clients ask for updates; machines join and stop.
Environment ==
  \E m \in Member :
    \/ Enter(m)
    \/ Stop(m)
    \/ \E k \in Key, v \in Value \cup {Absent} : Update(m, k, v)

System == \E m \in Member, k \in Key : CatchUp(m, k)

Next == Environment \/ System

Spec == Init /\ [][Next]_vars

\* Kept as long as no member stops: copies that lag do catch up.
Fairness == \A m \in Member, k \in Key : WF_vars(CatchUp(m, k))

LiveSpec == Spec /\ Fairness

-----------------------------------------------------------------------------
\* No copy is ahead of the current entry, and equal versions are equal.
CopiesAreCommitted ==
  \A m \in serving, k \in Key :
    /\ copy[m][k].version <= latest[k].version
    /\ copy[m][k].version = latest[k].version => copy[m][k] = latest[k]

\* What one reader sees at one member never gets older.
ReadsNeverGoBack ==
  [][\A m \in Member, k \in Key :
       m \in serving \cap serving' =>
         copy'[m][k].version >= copy[m][k].version]_vars

\* Updates are totally ordered: each takes the next version.
UpdatesAreOrdered ==
  [][\A k \in Key :
       latest'[k] # latest[k] =>
         latest'[k].version = latest[k].version + 1]_vars

\* A copy that lags does not lag for ever, unless it stops.
EveryCopyCatchesUp ==
  \A m \in Member, k \in Key :
    (m \in serving /\ copy[m][k] # latest[k])
      ~> (m \notin serving \/ copy[m][k] = latest[k])

THEOREM Spec => [](TypeOK /\ CopiesAreCommitted)
THEOREM Spec => ReadsNeverGoBack /\ UpdatesAreOrdered
=============================================================================
