------------------------------- MODULE Queue --------------------------------
(* A queue of bounded length, which leaves the bound to its models.        *)
EXTENDS Naturals, Sequences

CONSTANT Item

VARIABLE queue

Nothing == CHOOSE item : item \notin Item

Lengths == Nat

Queues == UNION {[1..n -> Item \cup {Nothing}] : n \in Lengths}

Init == queue = <<>>

Put(item) ==
  /\ Append(queue, item) \in Queues
  /\ queue' = Append(queue, item)

Take ==
  /\ queue # <<>>
  /\ queue' = Tail(queue)

Next == Take \/ \E item \in Item \cup {Nothing} : Put(item)
=============================================================================
