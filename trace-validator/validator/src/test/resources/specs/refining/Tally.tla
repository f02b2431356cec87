-------------------------------- MODULE Tally --------------------------------
\* A sum that only grows.
EXTENDS Naturals

VARIABLE total

Init == total = 0

Pay(n) ==
  /\ n > 0
  /\ total' = total + n

Next == \E n \in 1..3 : Pay(n)

Spec == Init /\ [][Next]_total /\ WF_total(Next)
==============================================================================
