-------------------------------- MODULE Sums --------------------------------
(* Assumptions without behaviours, over a set that nobody writes out.       *)
EXTENDS Naturals, FiniteSets

Pair == [left : 0..1000, right : 0..1000]

ASSUME \A pair \in Pair : pair.left + pair.right \in 0..2000
ASSUME Cardinality({pair \in Pair : pair.left + pair.right = 3}) = 4
=============================================================================
