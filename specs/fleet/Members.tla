------------------------------ MODULE Members ------------------------------
(***************************************************************************)
(* What the membership of a fleet promises (report sections 3.2, 3.2.3,    *)
(* 3.2.4).                                                                 *)
(*                                                                         *)
(* A fleet goes through a sequence of views, one at a time.  A view is a   *)
(* list of members by seniority, of which the first is the coordinator.    *)
(* Whoever stays keeps its place, whoever joins comes last: a coordinator  *)
(* is replaced only when it goes.  A view is followed by the next one only *)
(* when all who go on have entered it, so members never lag by two views.  *)
(*                                                                         *)
(* Nothing is promised to a server that is not in the latest view, but     *)
(* that it takes no part in what follows.                                  *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANTS
  Member,    \* the servers that may ever belong to the fleet
  Founders,  \* the first view's members by seniority
  Nobody     \* stands where no member does

Range(s) == {s[i] : i \in DOMAIN s}

ASSUME FoundersAreMembers ==
  /\ Range(Founders) \subseteq Member
  /\ Founders # <<>>
  /\ \A i, k \in DOMAIN Founders : Founders[i] = Founders[k] => i = k
ASSUME NobodyIsNoMember == Nobody \notin Member

VARIABLES
  latest,    \* the latest view: its number, its members by seniority
  entered,   \* the members of the latest view that are in it already
  stopped    \* the servers that have crashed

vars == <<latest, entered, stopped>>

TypeOK ==
  /\ latest.number \in Nat \ {0}
  /\ latest.members \in Seq(Member)
  /\ entered \subseteq Range(latest.members)
  /\ stopped \subseteq Member

Init ==
  /\ latest = [number |-> 1, members |-> Founders]
  /\ entered = Range(Founders)
  /\ stopped = {}

-----------------------------------------------------------------------------
(* Environment: servers come, go and crash.                                *)

\* Those of a list that are in a set, in their order.
Keep(members, set) ==
  LET IsIn(m) == m \in set
  IN SelectSeq(members, IsIn)

\* Member m brings about the next view: of the present members, those in stay
\* go on; j, if it is somebody, joins.
Change(m, stay, j) ==
  LET next == Keep(latest.members, stay)
                \o (IF j = Nobody THEN <<>> ELSE <<j>>)
  IN
  /\ m \in entered \ stopped
  /\ stay \subseteq entered
  /\ j \notin Range(latest.members)
  /\ next # <<>>
  /\ latest' = [number |-> latest.number + 1, members |-> next]
  /\ entered' = {m} \cap Range(next)
  /\ UNCHANGED stopped

Stop(m) ==
  /\ m \notin stopped
  /\ stopped' = stopped \cup {m}
  /\ UNCHANGED <<latest, entered>>

-----------------------------------------------------------------------------
(* System.                                                                 *)

\* Another member enters the latest view.
Enter(m) ==
  /\ m \in Range(latest.members) \ (entered \cup stopped)
  /\ entered' = entered \cup {m}
  /\ UNCHANGED <<latest, stopped>>

-----------------------------------------------------------------------------
Environment ==
  \/ \E m \in entered, stay \in SUBSET entered, j \in Member \cup {Nobody} :
       Change(m, stay, j)
  \/ \E m \in Member : Stop(m)

System == \E m \in Member : Enter(m)

Next == Environment \/ System

Spec == Init /\ [][Next]_vars

\* Kept as long as enough members live to agree.
Fairness == \A m \in Member : WF_vars(Enter(m))

LiveSpec == Spec /\ Fairness

-----------------------------------------------------------------------------
Coordinator == Head(latest.members)

\* Nobody stands in a view twice, so that it has one coordinator.
EachMemberHasOnePlace ==
  \A i, k \in DOMAIN latest.members :
    latest.members[i] = latest.members[k] => i = k

ViewsAreOrdered ==
  [][latest' # latest => latest'.number = latest.number + 1]_vars

\* A coordinator is replaced only when it goes.
CoordinatorStays ==
  [][Coordinator' # Coordinator =>
       Coordinator \notin Range(latest'.members)]_vars

\* Who goes on was in the view before: nobody skips a view.
NobodySkipsAView ==
  [][latest' # latest =>
       Range(latest'.members) \cap Range(latest.members)
         \subseteq entered]_vars

\* A member does not lag for ever, unless it stops or is out.
EveryMemberEnters ==
  \A m \in Member :
    (m \in Range(latest.members) /\ m \notin entered)
      ~> (m \notin Range(latest.members) \/ m \in entered \cup stopped)

THEOREM Spec => [](TypeOK /\ EachMemberHasOnePlace)
THEOREM Spec => ViewsAreOrdered /\ CoordinatorStays /\ NobodySkipsAView
THEOREM LiveSpec => EveryMemberEnters
=============================================================================
