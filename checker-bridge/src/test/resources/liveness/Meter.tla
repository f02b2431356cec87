------------------------------- MODULE Meter -------------------------------
(* What is promised: a meter that goes up until it is full.  Next to it a   *)
(* name is chosen once.                                                     *)
EXTENDS Naturals

CONSTANT Full
VARIABLES level, name

vars == <<level, name>>

Rise ==
  /\ level < Full
  /\ level' = level + 1
  /\ UNCHANGED name

Choose ==
  /\ name = "none"
  /\ name' \in {"a", "b"}
  /\ level' = level

\* It reads what the next level is after it has said so, and keeps the rest.
Jump ==
  LET gain == level' - level
  IN /\ \/ level' = level + 2
        \/ level' = level + 3
     /\ gain = 2
     /\ level' <= Full
     /\ UNCHANGED <<name>>

Rises == WF_vars(Rise)
Chooses == WF_vars(Choose)
Jumps == WF_vars(Jump)
MayRise == [](level < Full => ENABLED Rise)
============================================================================
