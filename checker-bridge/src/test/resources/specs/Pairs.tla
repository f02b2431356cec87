-------------------------------- MODULE Pairs --------------------------------
(* Infinitely many states.                                                   *)
EXTENDS Naturals
VARIABLES a, b
Init == a = 0 /\ b = 0
Next ==
  \/ a' = a + 1 /\ b' = b
  \/ a' = a /\ b' = b + 1
Square ==
  \/ a < 200 /\ a' = a + 1 /\ b' = b
  \/ b < 200 /\ a' = a /\ b' = b + 1
Rest == FALSE /\ UNCHANGED <<a, b>>
Init100000 == a \in 1..100000 /\ b = [i \in 1..40 |-> a]
=============================================================================
