--------------------------- MODULE MCFleetHistory ---------------------------
(* Every view that anybody has ever come to, and every answer that a client  *)
(* has ever been given.  No member needs such a record; only the properties  *)
(* below do.  Mutants are held to them too.                                  *)
EXTENDS MutantFleet

VARIABLES
  seen,   \* the views
  given   \* given[c]: for each answer, the number of its giver's view and
          \* that of the request

historyVars == <<vars, seen, given>>

\* Member m gives c this answer now.
GivenNow(m, c) ==
  {<<view[m].number, x.request>> : x \in
     {y \in Inbox(m, "ask") :
        /\ y.from = c
        /\ view[m].home[c] = m
        /\ y \notin messages'
        /\ Numbered("answer", m, c, y.request) \in messages'}}

HistorySpec ==
  /\ Init
  /\ seen = {FirstView}
  /\ given = [c \in Client |-> {}]
  /\ [][/\ Next
        /\ seen' = (seen \cup {view'[m] : m \in Member}) \ {NoView}
        /\ given' = [c \in Client |->
             given[c] \cup UNION {GivenNow(m, c) : m \in Member}]
       ]_historyVars

\* Nor did two members ever come to different views of one number, at
\* different times.
OneViewForEachNumber ==
  \A v, w \in seen : v.number = w.number => v = w

\* Whatever has been answered since a client's state was last begun anew is in
\* the state that its home holds.
NothingSinceIsForgotten ==
  \A m \in Member, c \in Client :
    InFleet(m) /\ view[m] = Newest /\ Newest.home[c] = m =>
      \A x \in given[c] : x[1] >= Newest.anew[c] => state[m][c] >= x[2]
=============================================================================
