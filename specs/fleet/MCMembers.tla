----------------------------- MODULE MCMembers -----------------------------
(* Models of Members: bounds on the environment, and mutants.               *)
EXTENDS Members

CONSTANTS
  m1, m2,       \* the founders
  MaxViews      \* how many views the fleet goes through

Two == <<m1, m2>>

BoundedEnvironment ==
  \/ /\ latest.number < MaxViews
     /\ \E m \in entered, stay \in SUBSET entered,
           j \in Member \cup {Nobody} : Change(m, stay, j)
  \/ \E m \in Member : Stop(m)

-----------------------------------------------------------------------------
(* Mutants.                                                                 *)

\* Change, with other choices of the next view and who goes on.
ChangeTo(m, stay, next, n, set) ==
  /\ m \in entered \ stopped
  /\ next # <<>>
  /\ latest' = [number |-> n, members |-> next]
  /\ entered' = set
  /\ UNCHANGED stopped

Joined(stay, j) ==
  Keep(latest.members, stay) \o (IF j = Nobody THEN <<>> ELSE <<j>>)

\* For Change: whoever is in may join again.
JoinTwice(m, stay, j) ==
  ChangeTo(m, stay, Joined(stay, j), latest.number + 1,
           {m} \cap Range(Joined(stay, j)))

\* For Change: whoever joins comes first.
JoinerComesFirst(m, stay, j) ==
  LET next == (IF j = Nobody THEN <<>> ELSE <<j>>)
                \o Keep(latest.members, stay)
  IN
  /\ j \notin Range(latest.members)
  /\ ChangeTo(m, stay, next, latest.number + 1, {m} \cap Range(next))

\* For Change: members are taken along that have not entered the view.
TakeAlong(m, stay, j) ==
  LET next == Joined(Range(latest.members), j)
  IN
  /\ j \notin Range(latest.members)
  /\ ChangeTo(m, stay, next, latest.number + 1, {m} \cap Range(next))

\* For Change: the number is that of the view before.
KeepTheNumber(m, stay, j) ==
  /\ j \notin Range(latest.members)
  /\ ChangeTo(m, stay, Joined(stay, j), latest.number,
              {m} \cap Range(Joined(stay, j)))

\* For Change: those who go are not struck off.
KeepThoseWhoGo(m, stay, j) ==
  /\ j \notin Range(latest.members)
  /\ ChangeTo(m, stay, Joined(stay, j), latest.number + 1, entered)

\* For Enter: whoever lags lags for ever.
NeverEnter(m) == FALSE
=============================================================================
