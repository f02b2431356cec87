------------------------------ MODULE Counter ------------------------------
(* A counter that wraps around, and steps that it can go wrong by.          *)
EXTENDS Integers, Sequences

CONSTANT Limit

VARIABLES n

Init == n = 0
Up == n < Limit /\ n' = n + 1
Wrap == n = Limit /\ n' = 0
Leap == n > Limit /\ n' = n + Limit + 1
Next == Up \/ Wrap \/ Leap

Stop == n < Limit /\ n' = n + 1
ForEver == n' = n + 1
Select == n' = IF n = 2 THEN n.field ELSE n + 1
Unassigned == n < Limit

Small == n <= Limit
BelowTwo == n < 2
NotZero == n # 0
IsZeroAgain == []<>(n = 0)
Stays == <>[](n = Limit)

Fair == Init /\ [][Next]_n /\ WF_n(Next)
Unfair == Init /\ [][Next]_n
=============================================================================
