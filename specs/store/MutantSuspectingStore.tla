----------------------- MODULE MutantSuspectingStore -----------------------
(* Bugs of SuspectingStore, each under its name: what a member must not do  *)
(* on a suspicion, and what it must not leave out.                          *)
EXTENDS MCSuspectingStore

\* For Suspicion, with AskOthers and others: all suspicions matter.
AnySuspicion ==
  \E m, c \in Member : (MaySuspect /\ Suspect(m, c)) \/ Trust(m, c)

-----------------------------------------------------------------------------
(* Two-phase commit.                                                        *)

\* For AskOthers: the silent coordinator will not have committed.
PresumeAbort(m, k) ==
  /\ ~KeyIsFree(m, k)
  /\ lock[m][k].coordinator \in suspected[m]
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ UNCHANGED <<table, update, serial, fleetVars, messages, suspected>>

\* For AskAgain: who is not bound by the update never will be.
TakeUnknownForAborted(m, p, t, k) ==
  /\ Note("unknown", p, m, t, k) \in messages
  /\ lock[m][k].txn = t
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ Exchange({Note("unknown", p, m, t, k)}, {})
  /\ UNCHANGED <<table, update, serial, fleetVars, suspected>>

\* For AllHaveVoted: the vote of the suspected is not waited for.
DoWithoutTheSuspected(m, k) ==
  \A p \in update[m][k].awaited :
    \/ p \in suspected[m]
    \/ \E x \in Votes(m, update[m][k].txn) : x.from = p

\* For Finish: the client is answered without word from the suspected.
FinishWithoutTheSuspected(m, k) ==
  LET t == update[m][k].txn
  IN
  /\ update[m][k].phase \in {"committing", "aborting"}
  /\ \A p \in update[m][k].awaited :
       p \in suspected[m] \/ Note("ack", p, m, t, k) \in messages
  /\ update' = [update EXCEPT ![m][k] = Idle]
  /\ Exchange({x \in Inbox(m, "ack") : x.txn = t}, {})
  /\ UNCHANGED <<storeVars, serial, fleetVars>>

\* For AcknowledgeLate: what is known already is not acknowledged.
LeaveTheLateCommit(m, t, k) == FALSE

\* For AskAgain: one answer is enough.
NeverAskAgain(m, p, t, k) ==
  /\ Note("unknown", p, m, t, k) \in messages
  /\ lock[m][k].txn = t
  /\ Exchange({Note("unknown", p, m, t, k)}, {})
  /\ UNCHANGED <<storeVars, update, serial, fleetVars, suspected>>

-----------------------------------------------------------------------------
(* Joins, and the detector.                                                 *)

\* For GrantTable: a joiner that is silent loses the table.
TakeBackTheTable(m, ticket) ==
  /\ ~TableIsFree(m)
  /\ tableLock[m].ticket = ticket
  /\ \/ /\ ~tableLock[m].granted
        /\ \A k \in Key : KeyIsFree(m, k)
        /\ tableLock' = [tableLock EXCEPT ![m].granted = TRUE]
        /\ Exchange({}, {Grant(m, tableLock[m].joiner, ticket, view[m])})
     \/ /\ tableLock[m].joiner \in suspected[m]
        /\ tableLock' = [tableLock EXCEPT ![m] = Unlocked]
        /\ UNCHANGED messages
  /\ UNCHANGED <<mode, view, join, storeVars, update, serial>>

\* For Suspect: whoever coordinates, even where the key is free.
SuspectWhoeverCoordinates(m, c) ==
  /\ Alive(m)
  /\ suspected' = [suspected EXCEPT
       ![m] = @ \cup {lock[m][k].coordinator : k \in Key}]
  /\ suspected' # suspected
  /\ UNCHANGED vars
=============================================================================
