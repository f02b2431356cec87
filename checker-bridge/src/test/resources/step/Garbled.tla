---- MODULE Garbled ----
VARIABLE x
Init == x = 0
Next == x' = = 1
====
