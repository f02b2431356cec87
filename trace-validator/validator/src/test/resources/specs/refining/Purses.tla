-------------------------------- MODULE Purses --------------------------------
\* Coins in two purses, and mappings of them onto a tally, right and wrong.
EXTENDS Naturals

CONSTANT Purse

VARIABLE coins

vars == <<coins>>

Init == coins = [p \in Purse |-> 0]

Put(p, n) ==
  /\ n \in 1..3
  /\ coins' = [coins EXCEPT ![p] = @ + n]

Move(p, q, n) ==
  /\ p # q
  /\ n \in 1..coins[p]
  /\ coins' = [coins EXCEPT ![p] = @ - n, ![q] = @ + n]

Next ==
  \/ \E p \in Purse, n \in 1..3 : Put(p, n)
  \/ \E p, q \in Purse, n \in 1..9 : Move(p, q, n)

Spec == Init /\ [][Next]_vars

RECURSIVE Sum(_)
Sum(S) ==
  IF S = {} THEN 0
  ELSE LET p == CHOOSE p \in S : TRUE IN coins[p] + Sum(S \ {p})

All == INSTANCE Tally WITH total <- Sum(Purse)

ImplementsTally == All!Spec

\* What is in one purse alone may shrink.
OfOne(p) == INSTANCE Tally WITH total <- coins[p]

EachPurseIsATally == [][\A p \in Purse : [OfOne(p)!Next]_(coins[p])]_vars

Fullest == CHOOSE p \in Purse : \A q \in Purse : coins[p] >= coins[q]

Most == INSTANCE Tally WITH total <- coins[Fullest]

TheFullestIsATally == Most!Init /\ [][Most!Next]_(coins[Fullest])

More == INSTANCE Tally WITH total <- Sum(Purse) + 1

OneMoreIsATally == More!Spec

\* Speaks of steps, and of no other specification.
CoinsChange == [][coins' # coins]_vars
==============================================================================
