------------------------------ MODULE MCFleet ------------------------------
(* Models of Fleet: bounds on what the environment does, and what only a    *)
(* checker needs.  The bounds replace the environment and are no constraint *)
(* on states, so they never weaken a promise.                               *)
EXTENDS Fleet, TLC

CONSTANTS
  m1, m2, m3, m4, m5,   \* the founders
  MaxAsks,      \* how many requests each client makes
  Leavers,      \* the members that may leave
  MaxCrashes,   \* how many members may crash
  Erring,       \* the processes that may suspect who is alive ...
  Mistaken      \* ... and whom they may suspect

One == <<m1>>
Two == <<m1, m2>>
Three == <<m1, m2, m3>>
Five == <<m1, m2, m3, m4, m5>>

\* Processes err in the first view only; so suspicions become right in the
\* end.
MayErr(p, q) ==
  /\ p \in Erring
  /\ q \in Mistaken
  /\ \A m \in Member : view[m].number < 2

BoundedEnvironment ==
  \/ \E c \in Client, s \in Member : answers[c] < MaxAsks /\ Ask(c, s)
  \/ \E j, s \in Member : Join(j, s)
  \/ \E m \in Leavers : Leave(m)
  \/ /\ Cardinality(Crashed) < MaxCrashes
     /\ \E m \in Member : \E lost \in SUBSET {x \in messages : x.from = m} :
          Crash(m, lost)
  \/ \E p \in Process, q \in Member \ Crashed :
       MayErr(p, q) /\ Suspect(p, q)

-----------------------------------------------------------------------------
\* A state too deep for a search of everything from the start, with five
\* founders: m2 took m1 and m3 for crashed, decided on the view of the others,
\* and crashed before m3 was told, which awaits the next view from m1.  The
\* others have gone on without m2.
AfterTheDeciderCrashed ==
  LET second == [FirstView EXCEPT !.number = 2, !.members = <<m2, m4, m5>>,
                                  !.home = [c \in Client |-> m2]]
      third == [FirstView EXCEPT !.number = 3, !.members = <<m4, m5>>,
                                 !.home = [c \in Client |-> m4]]
  IN
  /\ mode = [m \in Member |-> IF m = m2 THEN "crashed" ELSE "in"]
  /\ view = [m \in Member |->
       IF m = m2 THEN second ELSE IF m \in {m4, m5} THEN third
       ELSE FirstView]
  /\ state = [m \in Member |-> NoState]
  /\ promised = [m \in Member |-> IF m = m1 THEN 2 ELSE 0]
  /\ phase = [m \in Member |-> "none"]
  /\ accepted = [m \in Member |->
       IF m = m1 THEN [ballot |-> 2, view |-> second, state |-> NoState]
       ELSE Nothing]
  /\ asked = [p \in Process |-> Nobody]
  /\ answers = [c \in Client |-> 0]
  /\ suspects = [p \in Process |-> IF p \in {m4, m5} THEN {m2} ELSE {}]
  /\ messages = {ViewNote(m2, m1, second, NoState)}

\* It can come to that.  The search is led there: a constraint shows fewer
\* behaviours, and none that is not one.
WitnessTheDeciderCrashed == ~AfterTheDeciderCrashed

TowardsThat ==
  /\ Crashed \subseteq {m2}
  /\ \A m \in {m1, m3} : suspects[m] = {} /\ view[m] = FirstView
  /\ \A m \in {m1, m3, m5} : phase[m] = "none"
  /\ promised[m1] \in {0, 2} /\ promised[m3] = 0
  /\ suspects[m2] \in {{}, {m1}, {m1, m3}}
  /\ promised[m2] # 0 => suspects[m2] = {m1, m3}
  /\ m2 \in Crashed =>
       /\ view[m4].number > 1 /\ view[m5].number > 1
       /\ promised[m1] = 2
       /\ \A x \in messages : x.from # m2 \/ (x.to = m1 /\ x.kind = "view")

-----------------------------------------------------------------------------
(* Witnesses: each is meant to be violated, and shows that something can     *)
(* happen.                                                                   *)

\* Two members drive a change at once.
WitnessTwoDrivers ==
  \A m, p \in Member : phase[m] # "none" /\ phase[p] # "none" => m = p

\* A driver proposes again what another has proposed before it.
WitnessProposedAgain ==
  \A m, p \in Member :
    accepted[m].view = accepted[p].view =>
      accepted[m].ballot = accepted[p].ballot

\* Two members outbid each other: no protocol ends this without time.
WitnessDuel == \A m \in Member : promised[m] < 5

\* Under a perfect detector one member alone is still a fleet ...
WitnessLastMember ==
  \A m \in Member : InFleet(m) => Len(view[m].members) > 1

\* ... under an unreliable one it is not.
WitnessBlocked == (\E m \in Member : InFleet(m)) => ~Blocked

\* A server that joined has become the coordinator.
WitnessJoinerCoordinates ==
  \A m \in Member \ Range(Founders) : ~Coordinates(m)

\* A joiner was not told that it is in, and is told when it asks again ...
WitnessJoinerAsksAgain ==
  \A m \in Member : \A x \in Inbox(m, "join") :
    ~(Coordinates(m) /\ x.from \in MembersOf(view[m]))

\* ... or by the driver of the next change.
WitnessJoinerIsToldByADriver ==
  \A m \in Member : \A x \in Inbox(m, "prepare") : mode[m] # "joining"

\* A retired member sends a client on.
WitnessRetiredRedirects ==
  \A x \in messages : x.kind = "redirect" => mode[x.from] # "retired"

\* A member is left out, and knows nothing of it yet.
WitnessExcluded == \A m \in Member : ~Excluded(m)

\* A member that nobody has asked for a promise accepts a proposal.
WitnessUnaskedAccepts ==
  \A m \in Member : \A x \in Inbox(m, "propose") :
    x.proposal.view.number = view[m].number + 1 => promised[m] # 0

\* A client's request is answered twice.
WitnessSecondAnswer ==
  \A x \in messages : x.kind = "answer" => x.request > answers[x.to]

\* A client's state is lost, and begun anew.
WitnessBegunAnew ==
  \A m \in Member, c \in Client : view[m].anew[c] = 0

\* Both members want to leave: the last one stays.
WitnessLastOneStays ==
  \A m \in Member : mode[m] = "leaving" => view[m].members # <<m>>

-----------------------------------------------------------------------------
\* Servers that join are alike, and so are clients.  Sound for invariants
\* only.
Symmetry ==
  Permutations(Member \ Range(Founders)) \cup Permutations(Client)
=============================================================================
