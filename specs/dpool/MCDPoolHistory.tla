--------------------------- MODULE MCDPoolHistory ---------------------------
(* What was empty when: the shards that each request could have found       *)
(* empty, and whether the whole pool was.  Members need no such record; the *)
(* two strengths of the promise do.  Mutants are held to it too.            *)
EXTENDS MutantDPool

\* Alone on the way to a client: the client's already.  (If its donor crashes
\* it may be lost, and the client waits again: this reading is for models in
\* which nobody crashes.)
Coming(c) ==
  Carried({x \in messages : /\ x.kind = "give" /\ x.client = c
                            /\ Cardinality(x.elements) = 1})

ForAnybody == Pooled \ UNION {Coming(c) : c \in Client}

Unanswered == {c \in Requesting : Coming(c) = {}}

\* seen[c]: the members that were empty at some moment since c asked, and
\* Nobody if the whole pool was, elements in flight included.
VARIABLE seen

historyVars == <<vars, seen>>

EmptyNow ==
  {m \in Member : shard[m] = {}}
    \cup (IF ForAnybody = {} THEN {Nobody} ELSE {})

NoteEmpty ==
  seen' = [c \in Client |->
    CASE c \notin Requesting' -> {}
      [] c \in Requesting' /\ c \in Requesting -> seen[c] \cup EmptyNow
      [] OTHER -> EmptyNow]

HistorySpec ==
  /\ Init /\ seen = [c \in Client |-> {}]
  /\ [][Next /\ NoteEmpty]_historyVars

Refused(c) ==
  /\ c \in Requesting
  /\ call'[c] = Idle
  /\ hand'[c] = hand[c]
  /\ mode'[call[c].at] # "crashed"

\* Each shard was empty at some moment of a request that is refused.
RefusedOnlyAfterAllWereSeenEmpty ==
  [][\A c \in Client :
       Refused(c) =>
         Member \subseteq seen[c] \cup EmptyNow]_historyVars

\* The stronger promise.
RefusedOnlyIfThePoolWasEmpty ==
  [][\A c \in Client :
       Refused(c) => Nobody \in seen[c] \cup EmptyNow]_historyVars

\* The pool as one place.
Whole == INSTANCE Pool WITH
  Place <- {Nobody},
  Watched <- {Nobody},
  Start <- [p \in {Nobody} |-> Element],
  part <- [p \in {Nobody} |-> ForAnybody],
  hand <- [c \in Client |-> hand[c] \cup Storing(c) \cup Coming(c)],
  calling <- Unanswered,
  seen <- [c \in Client |->
             IF c \in Unanswered THEN seen[c] \cap {Nobody} ELSE {}]

ImplementsStrongPool ==
  Whole!Init /\ [][Whole!ReliableNext]_(Whole!vars)
=============================================================================
