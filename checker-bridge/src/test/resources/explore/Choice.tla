---- MODULE Choice ----
(* Promises that depend on the first state. *)
EXTENDS Integers
Least == -2
VARIABLES x, up
vars == <<x, up>>

Init == x = 0 /\ up \in BOOLEAN
Climb == up /\ x < 2 /\ x' = x + 1 /\ UNCHANGED up
Sink == ~up /\ x > Least /\ x' = x - 1 /\ UNCHANGED up
Next == Climb \/ Sink
Spec == Init /\ [][Next]_vars /\ WF_vars(Next)

Settles == IF up THEN <>[](x = 2) ELSE <>[](x = Least)
SettlesWrongly == IF up THEN <>[](x = 2) ELSE []<>(x = 0)
====
