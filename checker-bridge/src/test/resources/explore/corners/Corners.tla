------------------------------ MODULE Corners -------------------------------
(* What public specifications do and few of this project's: a name is given *)
(* a value, or is replaced, in one module only; a union of one infinite     *)
(* set; a set without a bound; a name that only a recursion refers to.      *)
EXTENDS Naturals, Sequences

CONSTANTS Item, NothingValue

VARIABLE queue

INSTANCE Queue WITH queue <- queue

Short == 0..2

Length(s) ==
  LET step == 1
      RECURSIVE Count(_)
      Count(n) == IF n = Len(s) THEN 0 ELSE step + Count(n + step)
  IN Count(0)

Numbered == [n \in 1..Len(queue) |-> n * Length(queue)]

TypeOK ==
  /\ Numbered \in UNION {[1..Len(queue) -> Nat]}
  /\ Length(queue) = Len(queue)

NeverAsked == queue = <<3>> /\ \A x : x = x

Constraint == ~NeverAsked
=============================================================================
