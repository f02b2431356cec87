---- MODULE TwoRooms ----
EXTENDS Naturals
VARIABLES a, b
Left == INSTANCE Counter WITH x <- a, Step <- 2
Right(s) == INSTANCE Counter WITH x <- b, Step <- s
Init == a = 0 /\ b = 0
Begin(n) == a' = n
First(n) == b < 10 /\ a' = n + 100
Set(n) == a' = n
Reset(n) == n = 3 /\ Set(n) /\ UNCHANGED b
Next ==
  \/ Left!Next /\ UNCHANGED b
  \/ \E s \in 1..2 : Right(s)!Add(s) /\ UNCHANGED a
  \/ \E n \in 1..3 : Begin(n) /\ UNCHANGED b
  \/ \E n \in 1..3 : Reset(n)
Spec == Init /\ [][Next]_<<a, b>>
====
