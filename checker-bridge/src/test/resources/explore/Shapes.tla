------------------------------- MODULE Shapes -------------------------------
(* Variables that change their shape, grow messages of new kinds, and stop.  *)
EXTENDS Naturals, Sequences

CONSTANTS Node

VARIABLES table, queue, letters, count

vars == <<table, queue, letters, count>>

Init ==
  /\ table = [n \in Node |-> 0]
  /\ queue = <<>>
  /\ letters = {}
  /\ count = 0

\* The domain of table shrinks: it does not stay in the cells learnt from Init.
Drop(n) ==
  /\ count = 3
  /\ n \in DOMAIN table
  /\ table' = [m \in DOMAIN table \ {n} |-> table[m]]
  /\ UNCHANGED <<queue, letters, count>>

\* Each kind of letter is new when it is first sent.
Send(n, k) ==
  /\ count < 3
  /\ letters' = letters \cup {[to |-> n, kind |-> k]}
  /\ queue' = Append(queue, k)
  /\ count' = count + 1
  /\ UNCHANGED table

Take(n, k) ==
  /\ \E x \in letters : x.to = n /\ x.kind = k /\ letters' = letters \ {x}
  /\ table' = [table EXCEPT ![n] = @ + 1]
  /\ UNCHANGED <<queue, count>>

Next ==
  \/ \E n \in Node : Drop(n)
  \/ \E n \in Node, k \in 1..3 : Send(n, k) \/ Take(n, k)

Spec == Init /\ [][Next]_vars

NobodyHasTwo == \A n \in DOMAIN table : table[n] < 2
NoLetterOfKindThree == \A x \in letters : x.kind # 3
Short == Len(queue) < 3
CountGrows == [][count' >= count]_vars
CountStands == [][count' = count]_vars
SomethingIsSent == <>(count > 0)
Fails == \A n \in Node : table[n] >= 0
=============================================================================
