----------------------------- MODULE UsesLibrary -----------------------------
EXTENDS Half
VARIABLE x
ASSUME HalfOf(4) = 2
Init == x = 8
Next == x' = HalfOf(x)
=============================================================================
