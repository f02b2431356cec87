------------------------------ MODULE Buckets ------------------------------
(* How it is done: two buckets, of which the level is the sum.  Below one   *)
(* drop nothing moves any more, though the meter could.                     *)
EXTENDS Naturals

VARIABLES left, right, label

vars == <<left, right, label>>

Init == left = 0 /\ right = 0 /\ label = <<>>

Fill == left = 0 /\ right = 0 /\ left' = 1 /\ UNCHANGED <<right, label>>
Pour == left > 0 /\ left' = left - 1 /\ right' = right + 1 /\ UNCHANGED label
Label == label = <<>> /\ label' = <<"a">> /\ UNCHANGED <<left, right>>
Next == Fill \/ Pour \/ Label

Spec == Init /\ [][Next]_vars /\ WF_vars(Fill) /\ WF_vars(Label)

Abstract == INSTANCE Meter WITH
  Full <- 2,
  level <- left + right,
  name <- IF label = <<>> THEN "none" ELSE label[1]

Exact == INSTANCE Meter WITH
  Full <- 1,
  level <- left + right,
  name <- IF label = <<>> THEN "none" ELSE label[1]

\* The sum stays at 1, from where it could rise to 2.
RisesToTwo == Abstract!Rises
RisesToOne == Exact!Rises
IsLabelled == Abstract!Chooses
\* From 0 it could jump to 2, but not from 1.
Jumps == Abstract!Jumps
MayRise == Abstract!MayRise
============================================================================
