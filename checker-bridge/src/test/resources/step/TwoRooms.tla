---- MODULE TwoRooms ----
EXTENDS Naturals
VARIABLES a, b
Left == INSTANCE Counter WITH x <- a, Step <- 2
Right(s) == INSTANCE Counter WITH x <- b, Step <- s
Init == a = 0 /\ b = 0
Begin(n) == a' = n
First(n) == b < 10 /\ a' = n + 100
Next ==
  \/ Left!Next /\ UNCHANGED b
  \/ \E s \in 1..2 : Right(s)!Add(s) /\ UNCHANGED a
  \/ \E n \in 1..3 : Begin(n) /\ UNCHANGED b
Spec == Init /\ [][Next]_<<a, b>>
====
