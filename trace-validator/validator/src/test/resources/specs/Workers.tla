------------------------------- MODULE Workers -------------------------------
(* Workers count what they have done and hand it on; some of them crash.      *)
EXTENDS Naturals

CONSTANT Worker

VARIABLES
  up,       \* up[w]: whether worker w lives
  done,     \* done[w]: how much worker w has done
  handed    \* what was handed on: a set of pairs of a worker and a number

vars == <<up, done, handed>>

Init ==
  /\ up = [w \in Worker |-> TRUE]
  /\ done = [w \in Worker |-> 0]
  /\ handed = {}

Work(w) ==
  /\ up[w]
  /\ done' = [done EXCEPT ![w] = @ + 1]
  /\ UNCHANGED <<up, handed>>

Hand(w) ==
  /\ up[w]
  /\ handed' = handed \cup {<<w, done[w]>>}
  /\ UNCHANGED <<up, done>>

Take(w, p) ==
  /\ up[w]
  /\ \E x \in handed :
       /\ x[1] = p
       /\ handed' = handed \ {x}
       /\ done' = [done EXCEPT ![w] = @ + x[2]]
  /\ UNCHANGED up

Notice(w, p) ==
  /\ up[w]
  /\ ~up[p]
  /\ UNCHANGED vars

Crash(w) ==
  /\ up[w]
  /\ up' = [up EXCEPT ![w] = FALSE]
  /\ UNCHANGED <<done, handed>>

Next ==
  \E w \in Worker :
    \/ Work(w) \/ Hand(w) \/ Crash(w)
    \/ \E p \in Worker : Take(w, p) \/ Notice(w, p)

Spec == Init /\ [][Next]_vars
=============================================================================
