----------------------- MODULE MutantReplicatedStore -----------------------
(* Bugs of ReplicatedStore, each under its name.  A configuration puts one  *)
(* in the place of the sound operator, and says which property catches it.  *)
EXTENDS MCReplicatedStore

-----------------------------------------------------------------------------
(* Voting.                                                                  *)

\* For CanVoteFor: the member does not look whether the key is locked.
VoteYesThoughLocked(m, x) ==
  /\ TableIsFree(m)
  /\ x.entry.version = table[m][x.key].version + 1

\* For CanVoteFor: the member does not look whether its table is kept for a
\* join.
VoteYesThoughTableIsKept(m, x) ==
  /\ KeyIsFree(m, x.key)
  /\ x.entry.version = table[m][x.key].version + 1

\* For CanVoteFor: the member does not look whether the update is too late.
VoteYesForAnOldEntry(m, x) == KeyIsFree(m, x.key) /\ TableIsFree(m)

\* For VoteYes: the member applies what it only votes for.
ApplyBeforeDecision(m, t, k) ==
  /\ \E x \in Inbox(m, "prepare") :
       /\ x.txn = t /\ x.key = k
       /\ CanVoteFor(m, x)
       /\ lock' = [lock EXCEPT ![m][k] =
            [txn |-> t, coordinator |-> x.from, entry |-> x.entry,
             asking |-> FALSE]]
       /\ table' = [table EXCEPT ![m][k] = x.entry]
       /\ Exchange({x}, {Note("yes", m, x.from, t, k)})
  /\ UNCHANGED <<update, serial, fleetVars>>

\* For TransactionId: coordinators number their transactions, but leave their
\* name out.
IdWithoutCoordinator(m, n) == <<CHOOSE p \in Member : TRUE, n>>

\* For TransactionId: the first serial is one that stands for "none".
SerialsFromZero(m, n) == <<m, n - 1>>

-----------------------------------------------------------------------------
(* Deciding.                                                                *)

\* For Commit: more than half of all will do.
CommitOnMajority(m, k) ==
  LET t == update[m][k].txn
      others == update[m][k].awaited \cap view[m]
      yes == {x \in Votes(m, t) : x.kind = "yes"}
  IN
  /\ update[m][k].phase = "voting"
  /\ 2 * (Cardinality(yes) + 1) > Cardinality(others) + 1
  /\ table' = [table EXCEPT ![m][k] = lock[m][k].entry]
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ update' = [update EXCEPT ![m][k].phase = "committing",
                              ![m][k].awaited = others]
  /\ Exchange(Votes(m, t), {Note("commit", m, p, t, k) : p \in others})
  /\ UNCHANGED <<serial, fleetVars>>

\* For AllHaveVoted: members that have crashed are waited for.
WaitForCrashedVoters(m, k) ==
  \A p \in update[m][k].awaited :
    \E x \in Votes(m, update[m][k].txn) : x.from = p

\* For Commit: the coordinator keeps the good news to itself.
CommitSilently(m, k) ==
  LET t == update[m][k].txn
  IN
  /\ update[m][k].phase = "voting"
  /\ AllHaveVoted(m, k)
  /\ ~SomeVotedNo(m, k)
  /\ table' = [table EXCEPT ![m][k] = lock[m][k].entry]
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ update' = [update EXCEPT ![m][k].phase = "committing",
                              ![m][k].awaited = {}]
  /\ Exchange(Votes(m, t), {})
  /\ UNCHANGED <<serial, fleetVars>>

\* For Finish: the client is answered before the participants are done.
FinishWithoutAcks(m, k) ==
  /\ update[m][k].phase \in {"committing", "aborting"}
  /\ update' = [update EXCEPT ![m][k] = Idle]
  /\ UNCHANGED <<storeVars, serial, fleetVars, messages>>

\* For Finish: members that have crashed are waited for.
FinishWaitsForTheCrashed(m, k) ==
  LET t == update[m][k].txn
  IN
  /\ update[m][k].phase \in {"committing", "aborting"}
  /\ \A p \in update[m][k].awaited : Note("ack", p, m, t, k) \in messages
  /\ update' = [update EXCEPT ![m][k] = Idle]
  /\ Exchange({x \in Inbox(m, "ack") : x.txn = t}, {})
  /\ UNCHANGED <<storeVars, serial, fleetVars>>

-----------------------------------------------------------------------------
(* Applying.                                                                *)

\* For ApplyCommit: unlock first, apply at the next occasion.
ReleaseBeforeApply(m, t, k) ==
  LET c == t[1]
  IN
  /\ Note("commit", c, m, t, k) \in messages
  /\ \/ /\ lock[m][k].txn = t
        /\ lock' = [lock EXCEPT ![m][k].txn = NoTransaction]
        /\ UNCHANGED <<table, messages>>
     \/ /\ lock[m][k].txn # t
        /\ table' = [table EXCEPT ![m][k] = lock[m][k].entry]
        /\ lock' = [lock EXCEPT ![m][k] = Free]
        /\ Exchange({Note("commit", c, m, t, k)}, {Note("ack", m, c, t, k)})
  /\ UNCHANGED <<update, serial, fleetVars>>

\* For ApplyCommit: decisions are left lying.
NeverApply(m, t, k) == FALSE

\* For ApplyAbort: the member takes back what it has never applied.
UndoOnAbort(m, t, k) ==
  LET c == lock[m][k].coordinator
  IN
  /\ lock[m][k].txn = t
  /\ Note("abort", c, m, t, k) \in messages
  /\ table' = [table EXCEPT ![m][k] = Unwritten]
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ Exchange({Note("abort", c, m, t, k)}, {Note("ack", m, c, t, k)})
  /\ UNCHANGED <<update, serial, fleetVars>>

-----------------------------------------------------------------------------
(* Crashes.                                                                 *)

\* For Inquire: the member takes it that its coordinator would have committed.
PresumeCommit(m, k) ==
  /\ ~KeyIsFree(m, k)
  /\ lock[m][k].coordinator \notin view[m]
  /\ table' = [table EXCEPT ![m][k] = lock[m][k].entry]
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ UNCHANGED <<update, serial, fleetVars, messages>>

\* For Inquire: the crashed coordinator's lock is kept.
NeverInquire(m, k) == FALSE

\* For Detect: who is silent is taken for dead.
TakeSilenceForCrash(m, c) ==
  /\ Alive(m)
  /\ c \in view[m] \ {m}
  /\ \A x \in messages :
       x.from = c /\ x.to = m => x.kind \notin MustArriveFirst
  /\ view' = [view EXCEPT ![m] = @ \ {c}]
  /\ UNCHANGED <<mode, tableLock, join, storeVars, update, serial, messages>>

\* For Detect: a table that the crashed one held for its join stays kept.
KeepTheTableForTheCrashed(m, c) ==
  /\ Alive(m)
  /\ mode[c] = "crashed"
  /\ c \in view[m]
  /\ \A x \in messages :
       x.from = c /\ x.to = m => x.kind \notin MustArriveFirst
  /\ view' = [view EXCEPT ![m] = @ \ {c}]
  /\ join' = [join EXCEPT
       ![m].granted = @ \ {c},
       ![m].asked = IF @ = c THEN Nobody ELSE @,
       ![m].phase = IF @ = "copying" /\ join[m].asked = c
                    THEN "locking" ELSE @]
  /\ messages' = {x \in messages :
       ~(x.from = c /\ x.to = m
           /\ x.kind \in Requests \cup {"granted", "refused", "table"})}
  /\ UNCHANGED <<mode, tableLock, storeVars, update, serial>>

\* For Detect: a joiner goes on waiting for the answer of who has crashed.
WaitForACrashedLender(m, c) ==
  /\ Alive(m)
  /\ mode[c] = "crashed"
  /\ Concerns(m, c)
  /\ \A x \in messages :
       x.from = c /\ x.to = m => x.kind \notin MustArriveFirst
  /\ view' = [view EXCEPT ![m] = @ \ {c}]
  /\ tableLock' = [tableLock EXCEPT ![m] =
       IF @.joiner = c THEN Unlocked ELSE @]
  /\ join' = [join EXCEPT ![m].granted = @ \ {c}]
  /\ messages' = {x \in messages :
       ~(x.from = c /\ x.to = m
           /\ x.kind \in Requests \cup {"granted", "refused", "table"})}
  /\ UNCHANGED <<mode, storeVars, update, serial>>

-----------------------------------------------------------------------------
(* Joining.                                                                 *)

\* For TakeGrant: the first grant says who the fleet is, for good.  If its
\* sender crashes, its lock is gone, and another server may have joined.
TrustTheFirstGrant(m, s) ==
  \E x \in Inbox(m, "granted") :
    /\ x.from = s
    /\ x.ticket = join[m].ticket
    /\ view' = [view EXCEPT ![m] =
         IF join[m].phase = "contacting" THEN x.view ELSE @]
    /\ join' = [join EXCEPT ![m].phase = "locking", ![m].asked = Nobody,
                            ![m].granted = @ \cup {s}]
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, tableLock, storeVars, update, serial>>

\* For GrantTable: updates under way are not waited for.
GrantDuringUpdate(m, ticket) ==
  /\ ~TableIsFree(m)
  /\ tableLock[m].ticket = ticket
  /\ ~tableLock[m].granted
  /\ tableLock' = [tableLock EXCEPT ![m].granted = TRUE]
  /\ Exchange({}, {Grant(m, tableLock[m].joiner, ticket, view[m])})
  /\ UNCHANGED <<mode, view, join, storeVars, update, serial>>

\* For AskCopy: the table is copied before it is locked everywhere.
CopyWithoutTheLock(m, s) ==
  /\ join[m].phase = "locking"
  /\ join[m].asked = Nobody
  /\ s \in view[m]
  /\ join' = [join EXCEPT ![m].phase = "copying", ![m].asked = s]
  /\ Exchange({}, {JoinNote("copy", m, s, join[m].ticket)})
  /\ UNCHANGED <<mode, view, tableLock, storeVars, update, serial>>

\* For ReserveTable: the last who asks gets it.
ReserveOverOthers(m, ticket) ==
  /\ Serving(m)
  /\ \E x \in Inbox(m, "lock") :
       /\ x.ticket = ticket
       /\ tableLock' = [tableLock EXCEPT ![m] =
            [ticket |-> ticket, joiner |-> x.from, granted |-> FALSE]]
       /\ Exchange({x}, {})
  /\ UNCHANGED <<mode, view, join, storeVars, update, serial>>

\* For RefuseTable: whoever comes second waits.
KeepTheSecondWaiting(m, ticket) == FALSE

\* For Admit: the lock goes, but the new member is not taken into view.
UnlockWithoutAdmitting(m, ticket) ==
  \E x \in Inbox(m, "joined") :
    /\ x.ticket = ticket
    /\ tableLock' = [tableLock EXCEPT ![m] = Unlocked]
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, join, storeVars, update, serial>>
=============================================================================
