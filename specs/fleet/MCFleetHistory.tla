--------------------------- MODULE MCFleetHistory ---------------------------
(* Every view that anybody has ever come to.  No member needs such a record; *)
(* only OneViewForEachNumber does.  Mutants are held to it too.              *)
EXTENDS MutantFleet

VARIABLE seen    \* the views

historyVars == <<vars, seen>>

HistorySpec ==
  /\ Init /\ seen = {FirstView}
  /\ [][/\ Next
         /\ seen' = (seen \cup {view'[m] : m \in Member}) \ {NoView}
       ]_historyVars

\* Nor did two members ever come to different views of one number, at
\* different times.
OneViewForEachNumber ==
  \A v, w \in seen : v.number = w.number => v = w
=============================================================================
