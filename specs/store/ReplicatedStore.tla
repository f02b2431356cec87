-------------------------- MODULE ReplicatedStore --------------------------
(***************************************************************************)
(* fos's replicated key-value store (report sections 3.2.4, 4.3, 4.4,      *)
(* 4.7.1, 4.8.2).                                                          *)
(*                                                                         *)
(* Every member of the fleet holds the whole table and answers reads from  *)
(* it.  Any member coordinates an update, by two-phase commit over all     *)
(* members it has in view; there is no central coordinator.  A new member  *)
(* joins under a distributed lock of the whole table, which it takes       *)
(* itself, member by member.  Members stop and never come back (a          *)
(* restarted machine joins under a new name).                              *)
(*                                                                         *)
(* What the messages need: each arrives at most once.  No order is         *)
(* assumed, except that the notice of a crash is the last thing that       *)
(* arrives of the crashed member's requests and decisions.                 *)
(*                                                                         *)
(* Nobody keeps a log of old transactions.  Since no transaction can       *)
(* commit version n+1 of a key while a live member is in doubt about       *)
(* version n, the table's version numbers tell how a transaction ended.    *)
(***************************************************************************)
EXTENDS Naturals

CONSTANTS
  Member,    \* the servers that may ever belong to the fleet
  Key,       \* the names under which something can be stored
  Value,     \* what can be stored
  Absent,    \* what a key holds before its first update, and after a delete
  Founder,   \* the members that form the fleet at the start
  Nobody     \* stands where no member does

ASSUME FoundersAreMembers == Founder \subseteq Member /\ Founder # {}
ASSUME AbsentIsNoValue == Absent \notin Value
ASSUME NobodyIsNoMember == Nobody \notin Member

VARIABLES
  mode,      \* mode[m]: "out", "joining", "in" or "crashed"
  view,      \* view[m]: whom m takes for the fleet, itself included once in
  table,     \* table[m][k]: the committed entry of k at m; all reads see it
  lock,      \* lock[m][k]: the transaction that m has voted for, if any
  update,    \* update[m][k]: the update of k that m coordinates, if any
  serial,    \* serial[m]: how many transactions and joins m has begun
  tableLock, \* tableLock[m]: the join for which m holds its whole table
  join,      \* join[m]: how far m's own join has come
  messages   \* the messages under way

storeVars == <<table, lock>>
fleetVars == <<mode, view, tableLock, join>>
vars == <<mode, view, table, lock, update, serial, tableLock, join, messages>>

-----------------------------------------------------------------------------
(* Transactions, entries and records.                                      *)

\* Two coordinators never choose the same identifier.
TransactionId(m, n) == <<m, n>>

NoTransaction == <<Nobody, 0>>
Transaction   == Member \X (Nat \ {0})

Entry      == [version : Nat, value : Value \cup {Absent}]
Unwritten  == [version |-> 0, value |-> Absent]
EmptyTable == [k \in Key |-> Unwritten]

\* A key's lock at a member: who holds it, what it would write, and whether
\* the member is asking the others how its transaction ended.
Free == [txn |-> NoTransaction, coordinator |-> Nobody, entry |-> Unwritten,
         asking |-> FALSE]

\* What a coordinator remembers of an update: which phase it is in, and whose
\* answers it awaits.
Idle == [phase |-> "idle", txn |-> NoTransaction, version |-> 0,
         awaited |-> {}]

\* A member's table lock: for which join, and whether it has been granted.
Unlocked == [ticket |-> NoTransaction, joiner |-> Nobody, granted |-> FALSE]

\* A joiner's record: its ticket, whom it has just asked, who has granted.
NotJoining == [phase |-> "none", ticket |-> NoTransaction, asked |-> Nobody,
               granted |-> {}]

\* A message about transaction t on key k.
Note(kind, from, to, t, k) ==
  [kind |-> kind, from |-> from, to |-> to, txn |-> t, key |-> k]

\* A message about the join that holds this ticket.
JoinNote(kind, from, to, ticket) ==
  [kind |-> kind, from |-> from, to |-> to, ticket |-> ticket]

Prepare(from, to, t, k, e) ==
  [kind |-> "prepare", from |-> from, to |-> to, txn |-> t, key |-> k,
   entry |-> e]

Inquiry(from, to, t, k, n) ==
  [kind |-> "inquire", from |-> from, to |-> to, txn |-> t, key |-> k,
   version |-> n]

Grant(from, to, ticket, members) ==
  [kind |-> "granted", from |-> from, to |-> to, ticket |-> ticket,
   view |-> members]

Copy(from, to, ticket, entries) ==
  [kind |-> "table", from |-> from, to |-> to, ticket |-> ticket,
   table |-> entries]

\* The kinds that a member must have taken in before it may learn that their
\* sender has crashed: they carry decisions, or change who is in the fleet.
MustArriveFirst == {"prepare", "commit", "abort", "unlock", "joined"}

\* Requests that may still be waiting for their answer when the asker crashes.
Requests == {"inquire", "lock", "copy"}

\* What has been sent to m, and not yet been taken in.
Inbox(m, kind) == {x \in messages : x.to = m /\ x.kind = kind}

\* Messages leave when their handler's step is over; one to a member that has
\* crashed goes nowhere, and its sender is not told.
Exchange(taken, sent) ==
  messages' = (messages \ taken) \cup {x \in sent : mode[x.to] # "crashed"}

KeyIsFree(m, k) == lock[m][k].txn = NoTransaction

TableIsFree(m) == tableLock[m].ticket = NoTransaction

Serving(m) == mode[m] = "in"

Alive(m) == mode[m] \in {"in", "joining"}

-----------------------------------------------------------------------------
TypeOK ==
  /\ mode \in [Member -> {"out", "joining", "in", "crashed"}]
  /\ view \in [Member -> SUBSET Member]
  /\ table \in [Member -> [Key -> Entry]]
  /\ lock \in [Member -> [Key ->
       [txn : Transaction, coordinator : Member, entry : Entry,
        asking : BOOLEAN] \cup {Free}]]
  /\ update \in [Member -> [Key ->
       [phase : {"voting", "committing", "aborting"}, txn : Transaction,
        version : Nat, awaited : SUBSET Member] \cup {Idle}]]
  /\ serial \in [Member -> Nat]
  /\ tableLock \in [Member ->
       [ticket : Transaction, joiner : Member, granted : BOOLEAN]
         \cup {Unlocked}]
  /\ join \in [Member ->
       [phase : {"contacting", "locking", "copying"}, ticket : Transaction,
        asked : Member \cup {Nobody}, granted : SUBSET Member]
         \cup {NotJoining}]
  /\ \A x \in messages : x.from \in Member /\ x.to \in Member

Init ==
  /\ mode = [m \in Member |-> IF m \in Founder THEN "in" ELSE "out"]
  /\ view = [m \in Member |-> IF m \in Founder THEN Founder ELSE {}]
  /\ table = [m \in Member |-> EmptyTable]
  /\ lock = [m \in Member |-> [k \in Key |-> Free]]
  /\ update = [m \in Member |-> [k \in Key |-> Idle]]
  /\ serial = [m \in Member |-> 0]
  /\ tableLock = [m \in Member |-> Unlocked]
  /\ join = [m \in Member |-> NotJoining]
  /\ messages = {}

-----------------------------------------------------------------------------
(* Environment: clients ask, machines join, machines crash.                *)

\* A client asks m to store v under k (Absent: to delete it), and m can: it
\* locks the key for itself and asks everybody else in its view to vote.
Begin(m, k, v) ==
  LET t == TransactionId(m, serial[m] + 1)
      e == [version |-> table[m][k].version + 1, value |-> v]
      others == view[m] \ {m}
  IN
  /\ Serving(m)
  /\ KeyIsFree(m, k)
  /\ TableIsFree(m)
  /\ update[m][k] = Idle
  /\ serial' = [serial EXCEPT ![m] = @ + 1]
  /\ lock' = [lock EXCEPT ![m][k] =
       [txn |-> t, coordinator |-> m, entry |-> e, asking |-> FALSE]]
  /\ update' = [update EXCEPT ![m][k] =
       [phase |-> "voting", txn |-> t, version |-> e.version,
        awaited |-> others]]
  /\ Exchange({}, {Prepare(m, p, t, k, e) : p \in others})
  /\ UNCHANGED <<table, fleetVars>>

\* Server m asks s to let it join, which it takes for a member; if that has
\* crashed, it will be told.
StartJoin(m, s) ==
  LET ticket == TransactionId(m, serial[m] + 1)
  IN
  /\ mode[m] = "out"
  /\ mode[s] \in {"in", "crashed"}
  /\ mode' = [mode EXCEPT ![m] = "joining"]
  /\ view' = [view EXCEPT ![m] = {s}]
  /\ serial' = [serial EXCEPT ![m] = @ + 1]
  /\ join' = [join EXCEPT ![m] =
       [phase |-> "contacting", ticket |-> ticket, asked |-> s,
        granted |-> {}]]
  /\ Exchange({}, {JoinNote("lock", m, s, ticket)})
  /\ UNCHANGED <<storeVars, update, tableLock>>

\* Member m stops for good.  Of what it has sent, some may be lost with it.
Crash(m, lost) ==
  /\ Alive(m)
  /\ mode' = [mode EXCEPT ![m] = "crashed"]
  /\ view' = [view EXCEPT ![m] = {}]
  /\ lock' = [lock EXCEPT ![m] = [k \in Key |-> Free]]
  /\ update' = [update EXCEPT ![m] = [k \in Key |-> Idle]]
  /\ tableLock' = [tableLock EXCEPT ![m] = Unlocked]
  /\ join' = [join EXCEPT ![m] = NotJoining]
  /\ messages' = {x \in messages : x.to # m /\ x \notin lost}
  /\ UNCHANGED <<table, serial>>

-----------------------------------------------------------------------------
(* Observations: they change nothing, and say what is seen.                *)

\* A client reads k at m, and gets table[m][k].  Never blocked: between vote
\* and decision it gets the entry before the update, which is safe since the
\* update's own client has not been answered yet.
Read(m, k) ==
  /\ Serving(m)
  /\ UNCHANGED vars

\* A client asks m to update k, and is told at once to come again.
RefuseUpdate(m, k) ==
  /\ Serving(m)
  /\ ~KeyIsFree(m, k) \/ ~TableIsFree(m) \/ update[m][k] # Idle
  /\ UNCHANGED vars

\* Nothing is under way between members.
Quiet ==
  /\ messages = {}
  /\ UNCHANGED vars

-----------------------------------------------------------------------------
(* System: two-phase commit, the participants.                             *)

\* Member m can be bound by the update that message x proposes.  It is not if
\* its own entry is not the one before: the coordinator has crashed since, and
\* the fleet has gone on without it.
CanVoteFor(m, x) ==
  /\ KeyIsFree(m, x.key)
  /\ TableIsFree(m)
  /\ x.entry.version = table[m][x.key].version + 1

\* A member votes for an update and is bound: the key is locked until the
\* transaction's end is known.
VoteYes(m, t, k) ==
  /\ \E x \in Inbox(m, "prepare") :
       /\ x.txn = t /\ x.key = k
       /\ CanVoteFor(m, x)
       /\ lock' = [lock EXCEPT ![m][k] =
            [txn |-> t, coordinator |-> x.from, entry |-> x.entry,
             asking |-> FALSE]]
       /\ Exchange({x}, {Note("yes", m, x.from, t, k)})
  /\ UNCHANGED <<table, update, serial, fleetVars>>

\* The key is locked for another update, the table for a join, or the update
\* comes too late.
VoteNo(m, t, k) ==
  /\ \E x \in Inbox(m, "prepare") :
       /\ x.txn = t /\ x.key = k
       /\ ~CanVoteFor(m, x)
       /\ Exchange({x}, {Note("no", m, x.from, t, k)})
  /\ UNCHANGED <<storeVars, update, serial, fleetVars>>

\* A participant learns that the update is committed: applies it, unlocks.
ApplyCommit(m, t, k) ==
  LET c == lock[m][k].coordinator
  IN
  /\ lock[m][k].txn = t
  /\ Note("commit", c, m, t, k) \in messages
  /\ table' = [table EXCEPT ![m][k] = lock[m][k].entry]
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ Exchange({Note("commit", c, m, t, k)}, {Note("ack", m, c, t, k)})
  /\ UNCHANGED <<update, serial, fleetVars>>

\* A participant learns that the update is aborted: unlocks.
ApplyAbort(m, t, k) ==
  LET c == lock[m][k].coordinator
  IN
  /\ lock[m][k].txn = t
  /\ Note("abort", c, m, t, k) \in messages
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ Exchange({Note("abort", c, m, t, k)}, {Note("ack", m, c, t, k)})
  /\ UNCHANGED <<table, update, serial, fleetVars>>

-----------------------------------------------------------------------------
(* System: two-phase commit, the coordinator.                              *)

Votes(m, t) == {x \in messages : x.kind \in {"yes", "no"} /\ x.to = m
                                   /\ x.txn = t}

\* Everybody who was asked has voted, or is known to have crashed.
AllHaveVoted(m, k) ==
  \A p \in update[m][k].awaited :
    \/ p \notin view[m]
    \/ \E x \in Votes(m, update[m][k].txn) : x.from = p

SomeVotedNo(m, k) == \E x \in Votes(m, update[m][k].txn) : x.kind = "no"

\* All voted yes: this is the moment at which the update takes effect.
Commit(m, k) ==
  LET t == update[m][k].txn
      others == update[m][k].awaited \cap view[m]
  IN
  /\ update[m][k].phase = "voting"
  /\ AllHaveVoted(m, k)
  /\ ~SomeVotedNo(m, k)
  /\ table' = [table EXCEPT ![m][k] = lock[m][k].entry]
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ update' = [update EXCEPT ![m][k].phase = "committing",
                              ![m][k].awaited = others]
  /\ Exchange(Votes(m, t), {Note("commit", m, p, t, k) : p \in others})
  /\ UNCHANGED <<serial, fleetVars>>

\* Somebody voted no.  Those who voted yes are told; the others hold nothing.
Abort(m, k) ==
  LET t == update[m][k].txn
      bound == {p \in update[m][k].awaited \cap view[m] :
                  Note("yes", p, m, t, k) \in messages}
  IN
  /\ update[m][k].phase = "voting"
  /\ AllHaveVoted(m, k)
  /\ SomeVotedNo(m, k)
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ update' = [update EXCEPT ![m][k].phase = "aborting",
                              ![m][k].awaited = bound]
  /\ Exchange(Votes(m, t), {Note("abort", m, p, t, k) : p \in bound})
  /\ UNCHANGED <<table, serial, fleetVars>>

\* Everybody who was told has said so, or is known to have crashed.  Only now
\* is the client answered: a committed update is then at every live member.
Finish(m, k) ==
  LET t == update[m][k].txn
  IN
  /\ update[m][k].phase \in {"committing", "aborting"}
  /\ \A p \in update[m][k].awaited :
       p \notin view[m] \/ Note("ack", p, m, t, k) \in messages
  /\ update' = [update EXCEPT ![m][k] = Idle]
  /\ Exchange({x \in Inbox(m, "ack") : x.txn = t}, {})
  /\ UNCHANGED <<storeVars, serial, fleetVars>>

-----------------------------------------------------------------------------
(* System: a member has crashed.                                           *)

\* What m still has to do with c.
Concerns(m, c) ==
  \/ c \in view[m]
  \/ tableLock[m].joiner = c
  \/ \E x \in messages : x.from = c /\ x.to = m /\ x.kind \in Requests

\* Member m learns that c has crashed.  It was told the truth, and it has
\* taken in what c had decided.  It stops waiting for c, frees its table if c
\* held it for a join, and drops what c had asked.
Detect(m, c) ==
  /\ Alive(m)
  /\ mode[c] = "crashed"
  /\ Concerns(m, c)
  /\ \A x \in messages :
       x.from = c /\ x.to = m => x.kind \notin MustArriveFirst
  /\ view' = [view EXCEPT ![m] = @ \ {c}]
  /\ tableLock' = [tableLock EXCEPT ![m] =
       IF @.joiner = c THEN Unlocked ELSE @]
  /\ join' = [join EXCEPT
       ![m].granted = @ \ {c},
       ![m].asked = IF @ = c THEN Nobody ELSE @,
       ![m].phase = IF @ = "copying" /\ join[m].asked = c
                    THEN "locking" ELSE @]
  /\ messages' = {x \in messages :
       ~(x.from = c /\ x.to = m
           /\ x.kind \in Requests \cup {"granted", "refused", "table"})}
  /\ UNCHANGED <<mode, storeVars, update, serial>>

\* Cooperative termination: a member that voted yes and whose coordinator has
\* crashed asks everybody else how the transaction ended.
Inquire(m, k) ==
  LET t == lock[m][k].txn
      c == lock[m][k].coordinator
  IN
  /\ ~KeyIsFree(m, k)
  /\ c \notin view[m]
  /\ ~lock[m][k].asking
  /\ lock' = [lock EXCEPT ![m][k].asking = TRUE]
  /\ Exchange({}, {Inquiry(m, p, t, k, lock[m][k].entry.version) :
                     p \in view[m] \ {m}})
  /\ UNCHANGED <<table, update, serial, fleetVars>>

\* Member m has applied the update.
AnswerCommitted(m, p, t, k) ==
  \E x \in Inbox(m, "inquire") :
    /\ x.from = p /\ x.txn = t /\ x.key = k
    /\ table[m][k].version >= x.version
    /\ Exchange({x}, {Note("committed", m, p, t, k)})
    /\ UNCHANGED <<storeVars, update, serial, fleetVars>>

\* Member m has not applied the update and is not bound by it: it never voted
\* for it, or was told of its abort; and its coordinator, whom its identifier
\* names, cannot ask it any more.  (Member p may have learned how it ended from
\* somebody else, and be bound by another update since.  A member in doubt
\* itself does not answer until it knows.  If nobody ever does, the key stays
\* locked: that is where two-phase commit blocks.)
AnswerAborted(m, p, t, k) ==
  \E x \in Inbox(m, "inquire") :
    /\ x.from = p /\ x.txn = t /\ x.key = k
    /\ table[m][k].version < x.version
    /\ lock[m][k].txn # t
    /\ t[1] \notin view[m]
    /\ Exchange({x}, {Note("aborted", m, p, t, k)})
    /\ UNCHANGED <<storeVars, update, serial, fleetVars>>

\* The member that asked p learns that the update was committed.
LearnCommitted(m, p, t, k) ==
  /\ Note("committed", p, m, t, k) \in messages
  /\ lock[m][k].txn = t
  /\ table' = [table EXCEPT ![m][k] = lock[m][k].entry]
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ Exchange({Note("committed", p, m, t, k)}, {})
  /\ UNCHANGED <<update, serial, fleetVars>>

\* The member that asked p learns that the update was aborted.
LearnAborted(m, p, t, k) ==
  /\ Note("aborted", p, m, t, k) \in messages
  /\ lock[m][k].txn = t
  /\ lock' = [lock EXCEPT ![m][k] = Free]
  /\ Exchange({Note("aborted", p, m, t, k)}, {})
  /\ UNCHANGED <<table, update, serial, fleetVars>>

\* Another answer came first.
IgnoreAnswer(m, p, t, k) ==
  /\ lock[m][k].txn # t
  /\ \E x \in {Note("committed", p, m, t, k), Note("aborted", p, m, t, k)} :
       x \in messages /\ Exchange({x}, {})
  /\ UNCHANGED <<storeVars, update, serial, fleetVars>>

-----------------------------------------------------------------------------
(* System: joining, the members' side.                                     *)

\* The table is kept for this join from now on: no update begins here and no
\* vote for one is given; those under way come to their end.
ReserveTable(m, ticket) ==
  /\ Serving(m)
  /\ TableIsFree(m)
  /\ \E x \in Inbox(m, "lock") :
       /\ x.ticket = ticket
       /\ tableLock' = [tableLock EXCEPT ![m] =
            [ticket |-> ticket, joiner |-> x.from, granted |-> FALSE]]
       /\ Exchange({x}, {})
  /\ UNCHANGED <<mode, view, join, storeVars, update, serial>>

\* No update is under way here any more.
GrantTable(m, ticket) ==
  /\ ~TableIsFree(m)
  /\ tableLock[m].ticket = ticket
  /\ ~tableLock[m].granted
  /\ \A k \in Key : KeyIsFree(m, k)
  /\ tableLock' = [tableLock EXCEPT ![m].granted = TRUE]
  /\ Exchange({}, {Grant(m, tableLock[m].joiner, ticket, view[m])})
  /\ UNCHANGED <<mode, view, join, storeVars, update, serial>>

\* Another server is joining: one at a time.
RefuseTable(m, ticket) ==
  \E x \in Inbox(m, "lock") :
    /\ x.ticket = ticket
    /\ ~TableIsFree(m)
    /\ tableLock[m].joiner # x.from
    /\ Exchange({x}, {JoinNote("refused", m, x.from, ticket)})
    /\ UNCHANGED <<storeVars, update, serial, fleetVars>>

\* The table goes to the server that holds it locked everywhere.
SendTable(m, ticket) ==
  \E x \in Inbox(m, "copy") :
    /\ x.ticket = ticket
    /\ Exchange({x}, {Copy(m, x.from, ticket, table[m])})
    /\ UNCHANGED <<storeVars, update, serial, fleetVars>>

\* The join has been given up.
UnlockTable(m, ticket) ==
  \E x \in Inbox(m, "unlock") :
    /\ x.ticket = ticket
    /\ tableLock[m].ticket = ticket
    /\ tableLock' = [tableLock EXCEPT ![m] = Unlocked]
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, join, storeVars, update, serial>>

\* The join is complete: its table lock goes, and the fleet has a member more.
Admit(m, ticket) ==
  \E x \in Inbox(m, "joined") :
    /\ x.ticket = ticket
    /\ view' = [view EXCEPT ![m] = @ \cup {x.from}]
    /\ tableLock' = [tableLock EXCEPT ![m] = Unlocked]
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, join, storeVars, update, serial>>

-----------------------------------------------------------------------------
(* System: joining, the joiner's side.                                     *)

\* A grant tells whom its sender takes for the fleet, and nobody else can join
\* while it holds.  It ends with its sender's crash; others may have joined
\* then before the next member is locked, which knows them: every grant adds
\* to the view.
TakeGrant(m, s) ==
  \E x \in Inbox(m, "granted") :
    /\ x.from = s
    /\ x.ticket = join[m].ticket
    /\ view' = [view EXCEPT ![m] = @ \cup x.view]
    /\ join' = [join EXCEPT ![m].phase = "locking", ![m].asked = Nobody,
                            ![m].granted = @ \cup {s}]
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, tableLock, storeVars, update, serial>>

\* The next member is asked for its table lock.
AskLock(m, s) ==
  /\ join[m].phase = "locking"
  /\ join[m].asked = Nobody
  /\ s \in view[m] \ join[m].granted
  /\ join' = [join EXCEPT ![m].asked = s]
  /\ Exchange({}, {JoinNote("lock", m, s, join[m].ticket)})
  /\ UNCHANGED <<mode, view, tableLock, storeVars, update, serial>>

\* Another server is joining: give way, and come again later.
Withdraw(m, s) ==
  LET ticket == join[m].ticket
  IN
  /\ JoinNote("refused", s, m, ticket) \in messages
  /\ mode' = [mode EXCEPT ![m] = "out"]
  /\ view' = [view EXCEPT ![m] = {}]
  /\ join' = [join EXCEPT ![m] = NotJoining]
  /\ Exchange({JoinNote("refused", s, m, ticket)},
              {JoinNote("unlock", m, p, ticket) : p \in join[m].granted})
  /\ UNCHANGED <<tableLock, storeVars, update, serial>>

\* Everybody it knew has crashed: there is no fleet to join this way.
GiveUp(m) ==
  /\ mode[m] = "joining"
  /\ view[m] = {}
  /\ mode' = [mode EXCEPT ![m] = "out"]
  /\ join' = [join EXCEPT ![m] = NotJoining]
  /\ UNCHANGED <<view, tableLock, storeVars, update, serial, messages>>

\* The whole fleet is locked: ask for a copy of the table.
AskCopy(m, s) ==
  /\ join[m].phase = "locking"
  /\ join[m].asked = Nobody
  /\ view[m] \subseteq join[m].granted
  /\ s \in view[m]
  /\ join' = [join EXCEPT ![m].phase = "copying", ![m].asked = s]
  /\ Exchange({}, {JoinNote("copy", m, s, join[m].ticket)})
  /\ UNCHANGED <<mode, view, tableLock, storeVars, update, serial>>

\* The table is here: m is in, and tells everybody.
Enter(m, s) ==
  \E x \in Inbox(m, "table") :
    /\ x.from = s
    /\ x.ticket = join[m].ticket
    /\ table' = [table EXCEPT ![m] = x.table]
    /\ mode' = [mode EXCEPT ![m] = "in"]
    /\ view' = [view EXCEPT ![m] = @ \cup {m}]
    /\ join' = [join EXCEPT ![m] = NotJoining]
    /\ Exchange({x}, {JoinNote("joined", m, p, x.ticket) : p \in view[m]})
    /\ UNCHANGED <<lock, update, serial, tableLock>>

-----------------------------------------------------------------------------
Environment ==
  \/ \E m \in Member, k \in Key, v \in Value \cup {Absent} : Begin(m, k, v)
  \/ \E m, s \in Member : StartJoin(m, s)
  \/ \E m \in Member : \E lost \in SUBSET {x \in messages : x.from = m} :
       Crash(m, lost)

Observation ==
  \/ \E m \in Member, k \in Key : Read(m, k) \/ RefuseUpdate(m, k)
  \/ Quiet

Coordinating(m) ==
  \E k \in Key : Commit(m, k) \/ Abort(m, k) \/ Finish(m, k)

Participating(m) ==
  \/ \E x \in Inbox(m, "prepare") :
       VoteYes(m, x.txn, x.key) \/ VoteNo(m, x.txn, x.key)
  \/ \E x \in Inbox(m, "commit") : ApplyCommit(m, x.txn, x.key)
  \/ \E x \in Inbox(m, "abort") : ApplyAbort(m, x.txn, x.key)

Terminating(m) ==
  \/ \E c \in Member : Detect(m, c)
  \/ \E k \in Key : Inquire(m, k)
  \/ \E x \in Inbox(m, "inquire") :
       \/ AnswerCommitted(m, x.from, x.txn, x.key)
       \/ AnswerAborted(m, x.from, x.txn, x.key)
  \/ \E x \in Inbox(m, "committed") \cup Inbox(m, "aborted") :
       \/ LearnCommitted(m, x.from, x.txn, x.key)
       \/ LearnAborted(m, x.from, x.txn, x.key)
       \/ IgnoreAnswer(m, x.from, x.txn, x.key)

Lending(m) ==
  \/ \E x \in Inbox(m, "lock") :
       ReserveTable(m, x.ticket) \/ RefuseTable(m, x.ticket)
  \/ GrantTable(m, tableLock[m].ticket)
  \/ \E x \in Inbox(m, "copy") : SendTable(m, x.ticket)
  \/ \E x \in Inbox(m, "unlock") : UnlockTable(m, x.ticket)
  \/ \E x \in Inbox(m, "joined") : Admit(m, x.ticket)

Joining(m) ==
  \/ GiveUp(m)
  \/ \E s \in view[m] : AskLock(m, s) \/ AskCopy(m, s)
  \/ \E x \in Inbox(m, "granted") : TakeGrant(m, x.from)
  \/ \E x \in Inbox(m, "refused") : Withdraw(m, x.from)
  \/ \E x \in Inbox(m, "table") : Enter(m, x.from)

System ==
  \E m \in Member :
    \/ Coordinating(m)
    \/ Participating(m)
    \/ Terminating(m)
    \/ Lending(m)
    \/ Joining(m)

Next == Environment \/ System \/ Observation

\* A member's work by whom it is for.
CoordinatingKey(m, k) == Commit(m, k) \/ Abort(m, k) \/ Finish(m, k)

ParticipatingFor(m, p, k) ==
  \/ \E x \in Inbox(m, "prepare") :
       /\ x.from = p /\ x.key = k
       /\ VoteYes(m, x.txn, k) \/ VoteNo(m, x.txn, k)
  \/ \E x \in Inbox(m, "commit") :
       x.from = p /\ x.key = k /\ ApplyCommit(m, x.txn, k)
  \/ \E x \in Inbox(m, "abort") :
       x.from = p /\ x.key = k /\ ApplyAbort(m, x.txn, k)

LendingTo(m, p) ==
  \/ \E x \in Inbox(m, "lock") :
       x.from = p /\ (ReserveTable(m, x.ticket) \/ RefuseTable(m, x.ticket))
  \/ tableLock[m].joiner = p /\ GrantTable(m, tableLock[m].ticket)
  \/ \E x \in Inbox(m, "copy") : x.from = p /\ SendTable(m, x.ticket)
  \/ \E x \in Inbox(m, "unlock") : x.from = p /\ UnlockTable(m, x.ticket)
  \/ \E x \in Inbox(m, "joined") : x.from = p /\ Admit(m, x.ticket)

\* Every member goes on taking its steps, and who comes again and again keeps
\* nobody else waiting for ever.  Nothing is asked of clients, of machines that
\* may join, or of crashes.
Fairness ==
  \A m \in Member :
    /\ \A k \in Key : WF_vars(CoordinatingKey(m, k))
    /\ \A p \in Member, k \in Key : WF_vars(ParticipatingFor(m, p, k))
    /\ \A p \in Member : WF_vars(LendingTo(m, p))
    /\ WF_vars(Terminating(m))
    /\ WF_vars(Joining(m))

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Invariants.                                                             *)

\* The current entry of a key: the newest at any member, crashed ones too.
Newest(k) ==
  LET newest == CHOOSE m \in Member :
        \A p \in Member : table[p][k].version <= table[m][k].version
  IN table[newest][k]

\* Two members that hold the same version of a key hold the same entry.
EqualVersionsAreEqual ==
  \A m, p \in Member, k \in Key :
    table[m][k].version = table[p][k].version => table[m][k] = table[p][k]

\* Whoever was asked, and lives, has voted for what is being committed: it is
\* still bound, or has applied it.
NoDecisionWithoutAllVotes ==
  \A m \in Member, k \in Key :
    update[m][k].phase = "committing" =>
      \A p \in update[m][k].awaited :
        Serving(p) =>
          \/ lock[p][k].txn = update[m][k].txn
          \/ table[p][k].version >= update[m][k].version

\* A locked key's transaction is still being decided or announced by its
\* coordinator, unless that has crashed.
LockHeldOnlyByLiveTransaction ==
  \A m \in Member, k \in Key :
    ~KeyIsFree(m, k) =>
      LET c == lock[m][k].coordinator
      IN mode[c] = "crashed" \/ update[c][k].txn = lock[m][k].txn

\* Member m holds the newest entry of every key, or is bound by the very
\* update that wrote it.
HoldsTheWholeTable(m) ==
  \A k \in Key :
    \/ table[m][k] = Newest(k)
    \/ ~KeyIsFree(m, k) /\ lock[m][k].entry = Newest(k)

NoMemberMissesAnUpdate ==
  \A m \in Founder : Serving(m) => HoldsTheWholeTable(m)

JoinedMemberHoldsTheWholeTable ==
  \A m \in Member \ Founder : Serving(m) => HoldsTheWholeTable(m)

\* Serving members have each other in view, but for one that has just come in
\* and for which the table is still kept.
ServingMembersKnowEachOther ==
  \A m, p \in Member :
    Serving(m) /\ Serving(p) =>
      p \in view[m] \/ tableLock[m].joiner = p

\* One joiner at a time is copying the table.
AtMostOneJoinerCopies ==
  \A m, p \in Member :
    join[m].phase = "copying" /\ join[p].phase = "copying" => m = p

-----------------------------------------------------------------------------
(* Properties of steps.                                                    *)

CommittedVersionsNeverRegress ==
  [][\A m \in Member, k \in Key :
       table'[m][k].version >= table[m][k].version]_vars

\* Each update is made on top of the one before it.
NoLostUpdate ==
  [][\A m \in Member, k \in Key :
       update[m][k].phase = "voting" /\ update'[m][k].phase = "committing" =>
         table'[m][k].version = Newest(k).version + 1]_vars

NoUpdateCommitsDuringCopy ==
  [][(\E m \in Member : join[m].phase = "copying") =>
       \A k \in Key : Newest(k)' = Newest(k)]_vars

\* When the client is told that its update is committed, every member that
\* answers reads has it.
AcknowledgedUpdateIsEverywhere ==
  [][\A m \in Member, k \in Key :
       update[m][k].phase = "committing" /\ update'[m][k] = Idle
         /\ Serving(m)' =>
         \A p \in Member :
           Serving(p) => table[p][k].version >= update[m][k].version]_vars

-----------------------------------------------------------------------------
(* Promises.                                                               *)

\* Two-phase commit blocks: whoever lives is in doubt, and nobody who knows
\* is left.  The key stays readable everywhere; updates of it are refused,
\* and no table is granted to a joiner.
Blocked(k) ==
  /\ \E m \in Member : Serving(m)
  /\ \A m \in Member : Serving(m) =>
       ~KeyIsFree(m, k) /\ mode[lock[m][k].coordinator] = "crashed"

EveryUpdateIsDecided ==
  \A m \in Member, k \in Key :
    update[m][k].phase = "voting" ~> update[m][k].phase # "voting"

EveryClientIsAnswered ==
  \A m \in Member, k \in Key : update[m][k] # Idle ~> update[m][k] = Idle

LocksAreReleased ==
  \A m \in Member, k \in Key :
    ~KeyIsFree(m, k) ~> KeyIsFree(m, k) \/ Blocked(k)

EveryJoinEnds ==
  \A m \in Member :
    mode[m] = "joining" ~>
      mode[m] # "joining" \/ \E k \in Key : Blocked(k)

\* A table is not kept for a join that has ended, or whose server has crashed.
TablesAreUnlocked ==
  \A m \in Member :
    ~TableIsFree(m) ~> TableIsFree(m) \/ \E k \in Key : Blocked(k)

ReplicasConverge ==
  \A m \in Member, k \in Key :
    Serving(m) /\ table[m][k] # Newest(k) ~>
      \/ table[m][k] = Newest(k)
      \/ ~Serving(m)
      \/ Blocked(k)

-----------------------------------------------------------------------------
(* What it refines.                                                        *)

Abstract == INSTANCE KVStore WITH
  latest <- [k \in Key |-> Newest(k)],
  copy <- [m \in Member |-> IF Serving(m) THEN table[m] ELSE EmptyTable],
  serving <- {m \in Member : Serving(m)}

ImplementsKVStore == Abstract!Init /\ [][Abstract!Next]_(Abstract!vars)

\* As long as nobody crashes, copies catch up as KVStore says.
ImplementsCatchingUp == Abstract!Fairness

THEOREM Spec => [](TypeOK /\ EqualVersionsAreEqual /\ NoMemberMissesAnUpdate)
THEOREM Spec => [](JoinedMemberHoldsTheWholeTable)
THEOREM Spec => Abstract!Spec
=============================================================================
The checked sizes stand in ../manifest.json.
