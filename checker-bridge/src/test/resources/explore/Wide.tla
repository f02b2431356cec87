---- MODULE Wide ----
(* As many states as pairs: an action or an invariant that looks at both
   numbers never meets the same twice. *)
EXTENDS Naturals
CONSTANT Most
VARIABLES x, y
vars == <<x, y>>

Init == x = 0 /\ y = 0
Right == x < Most /\ x + y <= 2 * Most /\ x' = x + 1 /\ y' = y
Up == y < Most /\ x + y <= 2 * Most /\ y' = y + 1 /\ x' = x
Next == Right \/ Up
Spec == Init /\ [][Next]_vars

InTheSquare == x + y <= 2 * Most
NotInTheCorner == x + y < 2 * Most
Grows == [][x' + y' > x + y]_vars
Row == x
====
