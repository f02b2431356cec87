----------------------------- MODULE LockServer -----------------------------
(* A server grants one lock to clients that ask for it in any order.        *)
EXTENDS Naturals

CONSTANTS Client, Nobody

VARIABLES
  holder,   \* the client that holds the lock, or Nobody
  waiting   \* the clients that asked and were not served yet

vars == <<holder, waiting>>

TypeOK ==
  /\ holder \in Client \cup {Nobody}
  /\ waiting \subseteq Client

Init ==
  /\ holder = Nobody
  /\ waiting = {}

Ask(c) ==
  /\ c # holder
  /\ c \notin waiting
  /\ waiting' = waiting \cup {c}
  /\ UNCHANGED holder

Grant(c) ==
  /\ holder = Nobody
  /\ c \in waiting
  /\ holder' = c
  /\ waiting' = waiting \ {c}

\* The bug: the server forgets to look whether the lock is free.
GrantWithoutLooking(c) ==
  /\ c \in waiting
  /\ holder' = c
  /\ waiting' = waiting \ {c}

Release ==
  /\ holder # Nobody
  /\ holder' = Nobody
  /\ UNCHANGED waiting

Next ==
  \/ \E c \in Client : Ask(c) \/ Grant(c)
  \/ Release

NextWithoutRelease == \E c \in Client : Ask(c) \/ Grant(c)

Spec == Init /\ [][Next]_vars
FairSpec == Spec /\ WF_vars(Release) /\ \A c \in Client : WF_vars(Grant(c))

NobodyIsServedTwice == holder \notin waiting
NobodyWaits == waiting = {}
NobodyHolds == holder = Nobody
HeldUntilReleased == [][holder # Nobody => holder' = Nobody]_holder
EachIsServed == \A c \in Client : (c \in waiting) ~> (holder = c)
ReleasedAgain == (holder # Nobody) ~> (holder = Nobody)
FreeAtFirst == holder # Nobody
=============================================================================
