---------------------------- MODULE MutantFleet ----------------------------
(* Bugs of Fleet, each under its name.  A configuration puts one in the     *)
(* place of the sound operator, and says which property catches it.         *)
EXTENDS MCFleet

-----------------------------------------------------------------------------
(* Suspicions and majorities.                                               *)

\* For Suffices: the rule of a perfect detector, over an unreliable one.
DecideWithoutAMajority(members, heard) == TRUE

\* For MaySuspect: silence is taken for a crash by a fleet that relies on a
\* perfect detector.
TakeSilenceForCrash(q) == TRUE

\* For AllHeard: those that have crashed are waited for.
WaitForTheCrashed(m, heard) == MembersOf(view[m]) \subseteq heard

\* For MayDrive: nobody takes over.
OnlyTheCoordinatorDrives(m) ==
  Driver(m) = m /\ phase[m] = "none" /\ ChangeIsDue(m)

-----------------------------------------------------------------------------
(* Agreement on the next view.                                              *)

\* For NextBallot: the first ballot is the number that stands for "none".
BallotsFromZero(v, m, b) ==
  LET r == Rank(v, m) - 1
      n == Len(v.members)
  IN IF b < r THEN r ELSE r + n * ((b - r) \div n)

\* For Propose: what others have accepted is not asked for.
ProposeAfresh(m, j, given) ==
  LET joiners == {x.from : x \in Inbox(m, "join")} \ MembersOf(view[m])
  IN
  /\ phase[m] = "asking"
  /\ AllHeard(m, {x.from : x \in Promises(m)})
  /\ IF joiners = {} THEN j = Nobody /\ given = {} ELSE j \in joiners
  /\ accepted' = [accepted EXCEPT ![m] = Fresh(m, j, given)]
  /\ phase' = [phase EXCEPT ![m] = "proposing"]
  /\ Exchange(Replies(m, "promise"),
              {Proposal(m, p, Fresh(m, j, given)) :
                 p \in MembersOf(view[m]) \ {m}})
  /\ UNCHANGED <<mode, view, state, promised, clientVars, suspects>>

\* For Accept: a promise to a higher ballot does not count.
AcceptDespitePromise(m, p) ==
  \E x \in Inbox(m, "propose") :
    /\ x.from = p
    /\ x.proposal.view.number = view[m].number + 1
    /\ promised' = [promised EXCEPT ![m] = x.proposal.ballot]
    /\ phase' = [phase EXCEPT ![m] = "none"]
    /\ accepted' = [accepted EXCEPT ![m] = x.proposal]
    /\ Exchange({x},
                {Acceptance(m, p, view[m].number, x.proposal.ballot)})
    /\ UNCHANGED <<mode, view, state, clientVars, suspects>>

\* For Successor: whoever joins comes first, and so is the coordinator.
JoinerComesFirst(v, stay, j, given, heard) ==
  LET members == (IF j = Nobody THEN <<>> ELSE <<j>>)
                   \o Keep(v.members, stay)
  IN
  [number |-> v.number + 1,
   members |-> members,
   home |-> [c \in Client |->
     IF c \in given THEN j
     ELSE IF v.home[c] \in stay THEN v.home[c]
     ELSE Head(members)],
   anew |-> [c \in Client |->
     IF v.home[c] \in heard THEN v.anew[c] ELSE v.number + 1]]

-----------------------------------------------------------------------------
(* Clients and their state.                                                 *)

\* For MayAnswer: clients are answered while the view is being changed, after
\* the state has been sent to the driver.
AnswerDuringChange(m, c) == InFleet(m) /\ view[m].home[c] = m

\* For Fresh: who leaves does not hand its clients' state over.
LeaveWithoutHandingOver(m, j, given) ==
  LET wanted == {x.from : x \in {y \in Promises(m) : ~y.leaving}}
                  \ suspects[m]
      stay == IF wanted = {} /\ j = Nobody THEN {m} ELSE wanted
      From(p) == CHOOSE x \in Promises(m) : x.from = p
  IN
  [ballot |-> promised[m],
   view |-> Successor(view[m], stay, j, given, stay),
   state |-> [c \in Client |->
     IF view[m].home[c] \in stay THEN From(view[m].home[c]).state[c]
     ELSE 0]]

\* For Fresh: who joins begins with nothing.
JoinWithoutState(m, j, given) ==
  LET heard == {x.from : x \in Promises(m)}
      wanted == {x.from : x \in {y \in Promises(m) : ~y.leaving}}
                  \ suspects[m]
      stay == IF wanted = {} /\ j = Nobody THEN {m} ELSE wanted
      From(p) == CHOOSE x \in Promises(m) : x.from = p
  IN
  [ballot |-> promised[m],
   view |-> Successor(view[m], stay, j, given, heard),
   state |-> [c \in Client |->
     IF c \in given \/ view[m].home[c] \notin heard THEN 0
     ELSE From(view[m].home[c]).state[c]]]

\* For Retire: a member that stops throws its mailbox away.
RetireWithItsMailbox(m, p) ==
  \E x \in Inbox(m, "view") :
    /\ x.from = p
    /\ InFleet(m)
    /\ x.view.number > view[m].number
    /\ m \notin MembersOf(x.view)
    /\ mode' = [mode EXCEPT ![m] = "retired"]
    /\ Come(m, x.view, x.state)
    /\ Exchange({y \in messages : y.to = m},
                PassOn(m, x.view, x.state, p))
    /\ UNCHANGED <<answers, suspects>>

\* For Redirect: only members send clients on.
RetiredAreSilent(m, p) ==
  \E x \in Inbox(m, "ask") \cup Inbox(m, "join") :
    /\ x.from = p
    /\ InFleet(m)
    /\ Target(m, p) # m
    /\ Exchange({x}, {Redirection(m, p, Target(m, p))})
    /\ UNCHANGED <<mode, view, state, changeVars, clientVars, suspects>>

\* For LookUp: whoever has asked a member that crashes goes on waiting.
NeverLookUp(p, s) == FALSE

\* For Receiving: libfos takes answers only when it has nothing else to do.
ReceiveAtLeisure(c) ==
  \E m \in Member :
    \/ TakeAnswer(c, m)
    \/ IgnoreAnswer(c, m)
    \/ FollowRedirect(c, m)
    \/ IgnoreRedirect(c, m)
    \/ LookUp(c, m)

-----------------------------------------------------------------------------
(* Telling the members.                                                     *)

\* For Enter: views are entered as they arrive.
EnterAnyView(m, p) ==
  \E x \in Tidings(m) :
    /\ x.from = p
    /\ mode[m] \in {"joining", "in", "leaving"}
    /\ x.view.number # view[m].number
    /\ m \in MembersOf(x.view)
    /\ mode' = [mode EXCEPT ![m] = IF @ = "joining" THEN "in" ELSE @]
    /\ Come(m, x.view, x.state)
    /\ Exchange({x} \ Inbox(m, "prepare"),
                PassOn(m, x.view, x.state, p) \cup LeaveAgain(m, x.view))
    /\ UNCHANGED <<answers, suspects>>

\* Decide, with another choice of whom to tell.
DecideAndTell(m, told) ==
  LET v == accepted[m].view
      s == accepted[m].state
  IN
  /\ phase[m] = "proposing"
  /\ AllHeard(m, {m} \cup {x.from : x \in Replies(m, "accept")})
  /\ mode' = [mode EXCEPT ![m] = IF m \in MembersOf(v) THEN @ ELSE "retired"]
  /\ Come(m, v, s)
  /\ Exchange(Replies(m, "accept")
                \cup {x \in Inbox(m, "join") : x.from \in MembersOf(v)}
                \cup {x \in Inbox(m, "leave") : x.from \notin MembersOf(v)},
              {ViewNote(m, p, v, s) : p \in told \ {m}} \cup LeaveAgain(m, v))
  /\ UNCHANGED <<answers, suspects>>

\* For Decide: those who are out are not told.
TellOnlyThoseWhoAreIn(m) ==
  DecideAndTell(m, MembersOf(accepted[m].view))

\* For Decide: those who join are not told.
TellOnlyTheOldMembers(m) == DecideAndTell(m, MembersOf(view[m]))

\* For PassOn: nobody passes on what it is told.
PassOnNothing(m, v, s, teller) == {}

\* For LeaveAgain: who is still in the next view does not ask again.
LeaveOnce(m, v) == {}

\* For IgnoreLeave: a note from a view that m has not entered yet is thrown
\* away, though m is the coordinator there.
IgnoreEarlyLeave(m, p) ==
  \E x \in Inbox(m, "leave") :
    /\ x.from = p
    /\ ~Coordinates(m) \/ p \notin MembersOf(view[m])
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, state, changeVars, clientVars, suspects>>
=============================================================================
