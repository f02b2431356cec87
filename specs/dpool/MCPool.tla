------------------------------- MODULE MCPool -------------------------------
(* Models of Pool.  With several places: what a caller can rely on.  With   *)
(* one, watched, place: the stronger promise.                               *)
EXTENDS Pool

CONSTANT First    \* the place where everything is at the start

AllAtFirst == [p \in Place |-> IF p = First THEN Element ELSE {}]
=============================================================================
