----------------------------- MODULE MCMailbox -----------------------------
(* Models of Mailbox: bounds on the environment, which replace it.          *)
EXTENDS Mailbox, FiniteSets

CONSTANTS
  Owned,        \* who owns the mailboxes
  MaxSends,     \* how many messages p sends to b in one life
  MaxGrants,    \* how many processes hold a capability at once
  MaxRestarts   \* how often a process may restart

OneOwner == [b \in Mailbox |-> Owned]

BoundedEnvironment ==
  \/ \E p \in Process, b \in Mailbox :
       /\ serial[p][b] < MaxSends
       /\ p # Owner[b]
       /\ Send(p, b) \/ SendInVain(p, b)
  \/ \E p, q \in Process, b \in Mailbox :
       /\ Cardinality({r \in Process : Holds(r, b)}) < MaxGrants
       /\ Grant(p, b) \/ Delegate(p, q, b)
  \/ \E p \in Process, b \in Mailbox :
       \E reached \in [Process -> 0..Longest] : Revoke(p, b, reached)
  \/ \E p \in Process :
       /\ incarnation[p] <= MaxRestarts
       /\ \E reached \in [Mailbox -> 0..Longest] : Restart(p, reached)
  \/ \E b \in Mailbox : Destroy(b)
=============================================================================
