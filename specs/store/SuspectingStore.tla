-------------------------- MODULE SuspectingStore --------------------------
(***************************************************************************)
(* The replicated store of a fleet that cannot tell a crash from silence:  *)
(* its failure detector is unreliable.  A connection breaks, and a member  *)
(* suspects the other of having crashed; it may be heard of again.         *)
(*                                                                         *)
(* Two-phase commit and joins are those of ReplicatedStore.  What changes  *)
(* is what a member does about another that is silent:                     *)
(*                                                                         *)
(*   - It excludes nobody.  A view never shrinks; votes, acknowledgements  *)
(*     and table locks of the suspected are waited for.  Who is left out   *)
(*     of an update may be alive and answer reads with the old entry.      *)
(*   - It presumes nothing.  A member in doubt about an update asks the    *)
(*     others, and believes only what cannot become untrue: that somebody  *)
(*     has applied it.  That somebody has not, and is not bound by it,     *)
(*     says nothing: its vote may be still to come.                        *)
(*                                                                         *)
(* So all that is promised about safety still holds.  What is lost is      *)
(* progress, when somebody has really crashed: an update that it was asked *)
(* to vote for is never decided, and one that it had not decided locks its *)
(* key for good, although others live that know nothing of it.  An update  *)
(* that it had committed still reaches everybody, if anybody has it.       *)
(***************************************************************************)
EXTENDS ReplicatedStore

VARIABLE
  suspected  \* suspected[m]: whom m has not heard of for a while

suspectingVars == <<vars, suspected>>

SuspectingTypeOK == suspected \in [Member -> SUBSET Member]

SuspectingInit == Init /\ suspected = [m \in Member |-> {}]

-----------------------------------------------------------------------------
(* Environment: connections break and come back.                           *)

\* Member m suspects c, rightly or wrongly.
Suspect(m, c) ==
  /\ Alive(m)
  /\ c \notin suspected[m] \cup {m}
  /\ suspected' = [suspected EXCEPT ![m] = @ \cup {c}]
  /\ UNCHANGED vars

\* Member m hears of c again.
Trust(m, c) ==
  /\ Alive(m) /\ Alive(c)
  /\ c \in suspected[m]
  /\ suspected' = [suspected EXCEPT ![m] = @ \ {c}]
  /\ UNCHANGED vars

-----------------------------------------------------------------------------
(* System: a member is in doubt, and its coordinator is silent.            *)

\* Member m asks everybody else whether the update was committed, also those
\* that it suspects: their answer may come.
AskOthers(m, k) ==
  LET t == lock[m][k].txn
      c == lock[m][k].coordinator
  IN
  /\ ~KeyIsFree(m, k)
  /\ c \in suspected[m]
  /\ ~lock[m][k].asking
  /\ lock' = [lock EXCEPT ![m][k].asking = TRUE]
  /\ Exchange({}, {Inquiry(m, p, t, k, lock[m][k].entry.version) :
                     p \in view[m] \ {m, c}})
  /\ UNCHANGED <<table, update, serial, fleetVars, suspected>>

\* Member m is not bound by the update and has not applied it.  It cannot say
\* whether it ever will: its own vote may be still to come.  (A member in
\* doubt itself does not answer until it knows.)
AnswerUnknown(m, p, t, k) ==
  \E x \in Inbox(m, "inquire") :
    /\ x.from = p /\ x.txn = t /\ x.key = k
    /\ table[m][k].version < x.version
    /\ lock[m][k].txn # t
    /\ Exchange({x}, {Note("unknown", m, p, t, k)})
    /\ UNCHANGED <<storeVars, update, serial, fleetVars, suspected>>

\* Member p did not know, and m is still in doubt: it asks again.
AskAgain(m, p, t, k) ==
  /\ Note("unknown", p, m, t, k) \in messages
  /\ lock[m][k].txn = t
  /\ Exchange({Note("unknown", p, m, t, k)},
              {Inquiry(m, p, t, k, lock[m][k].entry.version)})
  /\ UNCHANGED <<storeVars, update, serial, fleetVars, suspected>>

\* Member p did not know, and m is no longer in doubt.
StopAsking(m, p, t, k) ==
  /\ Note("unknown", p, m, t, k) \in messages
  /\ lock[m][k].txn # t
  /\ Exchange({Note("unknown", p, m, t, k)}, {})
  /\ UNCHANGED <<storeVars, update, serial, fleetVars, suspected>>

\* The coordinator's own word comes after another member's.  It awaits the
\* acknowledgement all the same.
AcknowledgeLate(m, t, k) ==
  \E x \in Inbox(m, "commit") :
    /\ x.txn = t /\ x.key = k
    /\ lock[m][k].txn # t
    /\ Exchange({x}, {Note("ack", m, x.from, t, k)})
    /\ UNCHANGED <<storeVars, update, serial, fleetVars, suspected>>

-----------------------------------------------------------------------------
\* What is done about key k, instead of Detect, Inquire, AnswerAborted and
\* LearnAborted: nobody is ever known to have crashed.
Doubting(m, k) ==
  \/ AskOthers(m, k)
  \/ \E x \in Inbox(m, "inquire") :
       /\ x.key = k
       /\ \/ AnswerCommitted(m, x.from, x.txn, k) /\ UNCHANGED suspected
          \/ AnswerUnknown(m, x.from, x.txn, k)
  \/ \E x \in Inbox(m, "committed") :
       /\ x.key = k
       /\ \/ LearnCommitted(m, x.from, x.txn, k)
          \/ IgnoreAnswer(m, x.from, x.txn, k)
       /\ UNCHANGED suspected
  \/ \E x \in Inbox(m, "unknown") :
       /\ x.key = k
       /\ AskAgain(m, x.from, x.txn, k) \/ StopAsking(m, x.from, x.txn, k)
  \/ \E x \in Inbox(m, "commit") :
       x.key = k /\ AcknowledgeLate(m, x.txn, k)

Suspicion == \E m, c \in Member : Suspect(m, c) \/ Trust(m, c)

\* The steps of ReplicatedStore that need nobody's crash are as they are.
SuspectingNext ==
  \/ Environment /\ UNCHANGED suspected
  \/ Suspicion
  \/ \E m \in Member, k \in Key : Doubting(m, k)
  \/ \E m \in Member :
       /\ Coordinating(m) \/ Participating(m) \/ Lending(m) \/ Joining(m)
       /\ UNCHANGED suspected

\* The detector is complete: whoever is bound by an update of one that has
\* crashed suspects it in the end.  It is in no way accurate.
SuspectTheCrashed(m) ==
  \E k \in Key :
    LET c == lock[m][k].coordinator
    IN
    /\ ~KeyIsFree(m, k)
    /\ mode[c] = "crashed"
    /\ Suspect(m, c)

\* By key, since who asks again and again about one key may not forget
\* another one for it.
SuspectingFairness ==
  \A m \in Member :
    /\ \A k \in Key :
         WF_suspectingVars(CoordinatingKey(m, k) /\ UNCHANGED suspected)
    /\ \A p \in Member, k \in Key :
         WF_suspectingVars(ParticipatingFor(m, p, k) /\ UNCHANGED suspected)
    /\ \A p \in Member :
         WF_suspectingVars(LendingTo(m, p) /\ UNCHANGED suspected)
    /\ WF_suspectingVars(Joining(m) /\ UNCHANGED suspected)
    /\ WF_suspectingVars(SuspectTheCrashed(m))
    /\ \A k \in Key : WF_suspectingVars(Doubting(m, k))

SuspectingSpec ==
  SuspectingInit /\ [][SuspectingNext]_suspectingVars /\ SuspectingFairness

-----------------------------------------------------------------------------
(* What is promised: all that ReplicatedStore says of safety; while nobody *)
(* crashes, whoever is suspected, EveryUpdateIsDecided,                    *)
(* EveryClientIsAnswered, LocksAreReleased, EveryJoinEnds and              *)
(* TablesAreUnlocked; and always ReplicasConverge.                         *)

\* What is not: with a crash, EveryUpdateIsDecided and TablesAreUnlocked fail,
\* and so does this, which LocksAreReleased would imply.  A member that is not
\* bound lives, and may not say that the update was aborted.
EveryDoubtEnds ==
  \A m \in Member, k \in Key :
    ~KeyIsFree(m, k) /\ mode[lock[m][k].coordinator] = "crashed"
      ~> KeyIsFree(m, k) \/ Blocked(k)

THEOREM SuspectingSpec => [](TypeOK /\ EqualVersionsAreEqual)
THEOREM SuspectingSpec => [](NoMemberMissesAnUpdate)
THEOREM SuspectingSpec => ImplementsKVStore /\ ReplicasConverge
=============================================================================
