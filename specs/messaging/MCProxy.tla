------------------------------ MODULE MCProxy ------------------------------
(* Models of Proxy: bounds on the environment, which replace it, and        *)
(* witnesses.  Breaks need no bound: they leave nothing in the state.       *)
EXTENDS Proxy

CONSTANTS
  Sender,       \* the machines that send
  Fragile,      \* the machines that may restart
  MaxSends,     \* how many messages a machine sends in one life
  MaxRestarts   \* how often a machine may restart

BoundedEnvironment ==
  \/ \E m \in Sender : serial[m] < MaxSends /\ Send(m)
  \/ \E m \in Fragile : life[m] <= MaxRestarts /\ Restart(m)
  \/ Break

-----------------------------------------------------------------------------
(* Witnesses.                                                               *)

\* A message is sent twice.
WitnessDuplicate ==
  \A m \in Machine :
    session[m] = "open" /\ Arrives(m, "data") => Arriving(m) > accepted[m]

\* Something is sent in vain: its receiver lives no more.
WitnessSentInVain ==
  \A m \in Machine : outgoing[m] # <<>> => Knows(m)

\* A message is numbered like one that was taken in an earlier life, and the
\* receiver does not know yet that this is another one.
WitnessNumberAgain ==
  \A m \in Machine :
    outgoing[m] # <<>> /\ ~Knows(Peer(m)) =>
      outgoing[m][1] > accepted[Peer(m)]
=============================================================================
