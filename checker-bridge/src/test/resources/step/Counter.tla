---- MODULE Counter ----
EXTENDS Integers
CONSTANT Step
VARIABLE x
Init == x \in {0, 1}
Add(n) == x' = x + n
Divide(n) == x' = n \div x
Forget == TRUE
Next == \E n \in 1..Step : Add(n) \/ Add(-n) \/ Divide(n) \/ Forget
====
