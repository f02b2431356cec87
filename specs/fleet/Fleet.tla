------------------------------- MODULE Fleet -------------------------------
(***************************************************************************)
(* Membership of a fos fleet (report sections 3.2, 3.2.2, 3.2.3, 3.2.4).   *)
(*                                                                         *)
(* A server joins through the coordinator, the most senior member, and is  *)
(* given the state of some clients; a member leaves, and its clients'      *)
(* state goes to another; a member crashes.  Each is a change of view.     *)
(*                                                                         *)
(* A change is driven by one member: by the coordinator, or, when that is  *)
(* suspected, by whoever suspects it, which may be several at once.  The   *)
(* driver asks all members of the view for a promise; a member that has    *)
(* promised answers no client until the change is over, and sends the      *)
(* state that it holds.  The driver proposes the next view, with that      *)
(* state, under the ballot of the promises; those who have not promised    *)
(* a higher one since accept.  This is Paxos, once for each view, among    *)
(* the members of the view before: a driver that crashes or is only slow   *)
(* can be replaced by another, and all drivers end up with the same view.  *)
(*                                                                         *)
(* How many must be heard is the failure detector's matter: see            *)
(* PerfectDetector and UnreliableDetector.  A member that is suspected is  *)
(* left out of the next view, even if it lives; it stops when it is told,  *)
(* and must come again under a new name, as a machine that restarts does.  *)
(*                                                                         *)
(* What the messages need: each arrives at most once, in any order, unless *)
(* its sender crashes.                                                     *)
(***************************************************************************)
EXTENDS Views, FiniteSets

CONSTANTS
  Detector   \* which failure detector the fleet has

ASSUME FoundersAreMembers ==
  /\ MembersOf(FirstView) \subseteq Member
  /\ Founders # <<>>
  /\ Cardinality(Range(Founders)) = Len(Founders)
ASSUME NobodyIsNobody == Nobody \notin Member \cup Client
ASSUME DetectorIsKnown == Detector \in {"perfect", "unreliable"}

Process == Member \cup Client

VARIABLES
  mode,      \* mode[m]: "out", "joining", "in", "leaving", "retired" or
             \* "crashed"
  view,      \* view[m]: the last view that m has entered or learnt of
  state,     \* state[m][c]: the last request of c in what m holds of c's state
  promised,  \* promised[m]: the highest ballot that m has promised to
  phase,     \* phase[m]: how far the change has come that m drives
  accepted,  \* accepted[m]: the next view that m has accepted, if any
  asked,     \* asked[p]: the member from which client or joiner p awaits an
             \* answer
  answers,   \* answers[c]: how many requests of c have been answered
  suspects,  \* suspects[p]: whom p takes for crashed
  messages   \* the messages under way

changeVars == <<promised, phase, accepted>>
clientVars == <<asked, answers>>
vars == <<mode, view, state, changeVars, clientVars, suspects, messages>>

-----------------------------------------------------------------------------
(* Failure detectors.                                                      *)

Crashed == {m \in Member : mode[m] = "crashed"}

Perfect    == INSTANCE PerfectDetector WITH crashed <- Crashed
Unreliable == INSTANCE UnreliableDetector WITH crashed <- Crashed

MaySuspect(q) ==
  IF Detector = "perfect" THEN Perfect!MaySuspect(q)
  ELSE Unreliable!MaySuspect(q)

MayTrust(q) ==
  IF Detector = "perfect" THEN Perfect!MayTrust(q)
  ELSE Unreliable!MayTrust(q)

Suffices(members, heard) ==
  IF Detector = "perfect" THEN Perfect!Suffices(members, heard)
  ELSE Unreliable!Suffices(members, heard)

-----------------------------------------------------------------------------
(* Records and messages.                                                   *)

NoState == [c \in Client |-> 0]

\* The next view that a member has accepted: under which ballot, and with
\* which state of the clients.
Nothing == [ballot |-> 0, view |-> NoView, state |-> NoState]

JoinNote(from, to) == [kind |-> "join", from |-> from, to |-> to]

\* Sent by a member that is to leave, from the view with number n.
LeaveNote(from, to, n) ==
  [kind |-> "leave", from |-> from, to |-> to, after |-> n]

\* A client's request number n, and its answer.
Numbered(kind, from, to, n) ==
  [kind |-> kind, from |-> from, to |-> to, request |-> n]

\* Asker `to` should ask another member.
Redirection(from, to, target) ==
  [kind |-> "redirect", from |-> from, to |-> to, target |-> target]

\* A view that has been decided.  A prepare asks for a promise to a ballot on
\* the view after it.
ViewNote(from, to, v, s) ==
  [kind |-> "view", from |-> from, to |-> to, view |-> v, state |-> s]

Prepare(from, to, b, v, s) ==
  [kind |-> "prepare", from |-> from, to |-> to, ballot |-> b, view |-> v,
   state |-> s]

\* What m says of itself with its promise on the view after number n.
PromiseOf(m, to, n, b) ==
  [kind |-> "promise", from |-> m, to |-> to, after |-> n, ballot |-> b,
   accepted |-> accepted[m], state |-> state[m],
   leaving |-> mode[m] = "leaving"]

Proposal(from, to, a) ==
  [kind |-> "propose", from |-> from, to |-> to, proposal |-> a]

Acceptance(from, to, n, b) ==
  [kind |-> "accept", from |-> from, to |-> to, after |-> n, ballot |-> b]

\* What has been sent to p, and not yet been taken in.
Inbox(p, kind) == {x \in messages : x.to = p /\ x.kind = kind}

\* Messages leave when their handler's step is over; one to a member that has
\* crashed goes nowhere, and its sender is not told.
Exchange(taken, sent) ==
  messages' = (messages \ taken) \cup {x \in sent : x.to \notin Crashed}

InFleet(m) == mode[m] \in {"in", "leaving"}

Coordinates(m) == InFleet(m) /\ CoordinatorOf(view[m]) = m

\* Whom m expects to bring about the next view: whom it has promised to, or
\* else the coordinator.
Driver(m) ==
  IF promised[m] = 0 THEN CoordinatorOf(view[m])
  ELSE OwnerOf(view[m], promised[m])

-----------------------------------------------------------------------------
TypeOK ==
  /\ mode \in [Member ->
       {"out", "joining", "in", "leaving", "retired", "crashed"}]
  /\ view \in [Member -> View \cup {NoView}]
  /\ state \in [Member -> [Client -> Nat]]
  /\ promised \in [Member -> Nat]
  /\ phase \in [Member -> {"none", "asking", "proposing"}]
  /\ accepted \in [Member ->
       [ballot : Nat \ {0}, view : View, state : [Client -> Nat]]
         \cup {Nothing}]
  /\ asked \in [Process -> Member \cup {Nobody}]
  /\ answers \in [Client -> Nat]
  /\ suspects \in [Process -> SUBSET Member]
  /\ \A x \in messages : x.from \in Process /\ x.to \in Process

Init ==
  /\ mode = [m \in Member |->
       IF m \in Range(Founders) THEN "in" ELSE "out"]
  /\ view = [m \in Member |->
       IF m \in Range(Founders) THEN FirstView ELSE NoView]
  /\ state = [m \in Member |-> NoState]
  /\ promised = [m \in Member |-> 0]
  /\ phase = [m \in Member |-> "none"]
  /\ accepted = [m \in Member |-> Nothing]
  /\ asked = [p \in Process |-> Nobody]
  /\ answers = [c \in Client |-> 0]
  /\ suspects = [p \in Process |-> {}]
  /\ messages = {}

-----------------------------------------------------------------------------
(* Environment: clients ask, servers join, leave and crash.                *)

\* What p asks for: a client its next request, a server to join.
Asking(p, s) ==
  IF p \in Client THEN Numbered("ask", p, s, answers[p] + 1)
  ELSE JoinNote(p, s)

\* Client c asks s, whose name it has cached; s may not be a member any more.
Ask(c, s) ==
  /\ asked[c] = Nobody
  /\ mode[s] \notin {"out", "joining"}
  /\ asked' = [asked EXCEPT ![c] = s]
  /\ Exchange({}, {Asking(c, s)})
  /\ UNCHANGED <<mode, view, state, changeVars, answers, suspects>>

\* Server j asks s to let it join.
Join(j, s) ==
  /\ mode[j] = "out"
  /\ mode[s] \notin {"out", "joining"}
  /\ mode' = [mode EXCEPT ![j] = "joining"]
  /\ asked' = [asked EXCEPT ![j] = s]
  /\ Exchange({}, {Asking(j, s)})
  /\ UNCHANGED <<view, state, changeVars, answers, suspects>>

\* Member m is to leave: it asks its coordinator, which may be itself.
Leave(m) ==
  /\ mode[m] = "in"
  /\ mode' = [mode EXCEPT ![m] = "leaving"]
  /\ Exchange({}, {LeaveNote(m, CoordinatorOf(view[m]), view[m].number)})
  /\ UNCHANGED <<view, state, changeVars, clientVars, suspects>>

\* Member m stops for good.  Of what it has sent, some may be lost with it.
Crash(m, lost) ==
  /\ mode[m] \notin {"out", "crashed"}
  /\ mode' = [mode EXCEPT ![m] = "crashed"]
  /\ promised' = [promised EXCEPT ![m] = 0]
  /\ phase' = [phase EXCEPT ![m] = "none"]
  /\ accepted' = [accepted EXCEPT ![m] = Nothing]
  /\ asked' = [asked EXCEPT ![m] = Nobody]
  /\ suspects' = [suspects EXCEPT ![m] = {}]
  /\ messages' = {x \in messages : x.to # m /\ x \notin lost}
  /\ UNCHANGED <<view, state, answers>>

\* Process p takes q for crashed.  Only of those whom p needs.
Suspect(p, q) ==
  /\ q \in IF p \in Client THEN {asked[p]}
          ELSE IF mode[p] = "joining" THEN {asked[p]}
          ELSE IF InFleet(p) THEN MembersOf(view[p]) \ {p}
          ELSE {}
  /\ q \notin suspects[p]
  /\ MaySuspect(q)
  /\ suspects' = [suspects EXCEPT ![p] = @ \cup {q}]
  /\ UNCHANGED <<mode, view, state, changeVars, clientVars, messages>>

\* Process p has heard of q again.
Trust(p, q) ==
  /\ q \in suspects[p]
  /\ MayTrust(q)
  /\ suspects' = [suspects EXCEPT ![p] = @ \ {q}]
  /\ UNCHANGED <<mode, view, state, changeVars, clientVars, messages>>

-----------------------------------------------------------------------------
(* Observation.                                                            *)

\* Nothing is under way.
Quiet ==
  /\ messages = {}
  /\ UNCHANGED vars

-----------------------------------------------------------------------------
(* System: the driver of a change.                                         *)

\* Why the coordinator changes the view.
ChangeIsDue(m) ==
  \/ suspects[m] \cap MembersOf(view[m]) # {}
  \/ \E x \in Inbox(m, "join") : x.from \notin MembersOf(view[m])
  \/ \E x \in Inbox(m, "leave") :
       x.from \in MembersOf(view[m]) /\ Len(view[m].members) > 1

MayDrive(m) ==
  \/ Driver(m) = m /\ phase[m] = "none" /\ ChangeIsDue(m)
  \/ Driver(m) \in suspects[m]

\* Member m begins to drive a change, or takes over from the driver that it
\* suspects.  From now on it answers no client.  The request for promises
\* carries the present view, for those who have not entered it yet.
Begin(m) ==
  LET b == NextBallot(view[m], m, promised[m])
  IN
  /\ InFleet(m)
  /\ MayDrive(m)
  /\ promised' = [promised EXCEPT ![m] = b]
  /\ phase' = [phase EXCEPT ![m] = "asking"]
  /\ Exchange({}, {Prepare(m, p, b, view[m], state[m]) :
                     p \in MembersOf(view[m]) \ {m}})
  /\ UNCHANGED <<mode, view, state, accepted, clientVars, suspects>>

\* Those who have answered m on its ballot.
Replies(m, kind) ==
  {x \in Inbox(m, kind) :
     x.after = view[m].number /\ x.ballot = promised[m]}

\* Everybody has answered who is not suspected, and enough have.
AllHeard(m, heard) ==
  /\ MembersOf(view[m]) \subseteq heard \cup suspects[m]
  /\ Suffices(MembersOf(view[m]), heard)

\* What m has been promised, its own promise included.
Promises(m) ==
  Replies(m, "promise")
    \cup {PromiseOf(m, m, view[m].number, promised[m])}

\* A new proposal: who was heard, and is neither suspected nor leaving, goes
\* on, and j joins.  If nobody were left, m stays.
Fresh(m, j, given) ==
  LET heard == {x.from : x \in Promises(m)}
      wanted == {x.from : x \in {y \in Promises(m) : ~y.leaving}}
                  \ suspects[m]
      stay == IF wanted = {} /\ j = Nobody THEN {m} ELSE wanted
      From(p) == CHOOSE x \in Promises(m) : x.from = p
  IN
  [ballot |-> promised[m],
   view |-> Successor(view[m], stay, j, given, heard),
   state |-> [c \in Client |->
     IF view[m].home[c] \in heard THEN From(view[m].home[c]).state[c]
     ELSE 0]]

\* The driver proposes.  If somebody has accepted a proposal already, it may
\* have been decided, so the latest such is proposed again.
Propose(m, j, given) ==
  LET latest == CHOOSE x \in Promises(m) : \A y \in Promises(m) :
                  y.accepted.ballot <= x.accepted.ballot
      joiners == {x.from : x \in Inbox(m, "join")} \ MembersOf(view[m])
      proposal == IF latest.accepted = Nothing THEN Fresh(m, j, given)
                  ELSE [latest.accepted EXCEPT !.ballot = promised[m]]
  IN
  /\ phase[m] = "asking"
  /\ AllHeard(m, {x.from : x \in Promises(m)})
  /\ IF latest.accepted # Nothing \/ joiners = {}
     THEN j = Nobody /\ given = {}
     ELSE j \in joiners
  /\ accepted' = [accepted EXCEPT ![m] = proposal]
  /\ phase' = [phase EXCEPT ![m] = "proposing"]
  /\ Exchange(Replies(m, "promise"),
              {Proposal(m, p, proposal) : p \in MembersOf(view[m]) \ {m}})
  /\ UNCHANGED <<mode, view, state, promised, clientVars, suspects>>

\* What m does when it comes to view v, with the clients' state s.
Come(m, v, s) ==
  /\ view' = [view EXCEPT ![m] = v]
  /\ state' = [state EXCEPT ![m] = s]
  /\ promised' = [promised EXCEPT ![m] = 0]
  /\ phase' = [phase EXCEPT ![m] = "none"]
  /\ accepted' = [accepted EXCEPT ![m] = Nothing]
  /\ asked' = [asked EXCEPT ![m] = Nobody]

\* A member that is to leave, and is in the next view still, asks again.
LeaveAgain(m, v) ==
  IF mode[m] = "leaving" /\ m \in MembersOf(v)
  THEN {LeaveNote(m, CoordinatorOf(v), v.number)}
  ELSE {}

\* The view is decided: m comes to it, and tells the members of both views.
Decide(m) ==
  LET v == accepted[m].view
      s == accepted[m].state
      old == MembersOf(view[m])
  IN
  /\ phase[m] = "proposing"
  /\ AllHeard(m, {m} \cup {x.from : x \in Replies(m, "accept")})
  /\ mode' = [mode EXCEPT ![m] = IF m \in MembersOf(v) THEN @ ELSE "retired"]
  /\ Come(m, v, s)
  /\ Exchange(Replies(m, "accept")
                \cup {x \in Inbox(m, "join") : x.from \in MembersOf(v)}
                \cup {x \in Inbox(m, "leave") : x.from \notin MembersOf(v)},
              {ViewNote(m, p, v, s) : p \in (old \cup MembersOf(v)) \ {m}}
                \cup LeaveAgain(m, v))
  /\ UNCHANGED <<answers, suspects>>

\* An answer that comes too late: m has proposed, or has decided, or its
\* change has been taken over.
IgnoreReply(m, p) ==
  \E x \in Inbox(m, "promise") \cup Inbox(m, "accept") :
    /\ x.from = p
    /\ \/ x \notin Replies(m, x.kind)
       \/ x.kind = "promise" /\ phase[m] # "asking"
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, state, changeVars, clientVars, suspects>>

-----------------------------------------------------------------------------
(* System: the other members in a change.                                  *)

\* From now on m answers no client, and takes no lower ballot.
Promise(m, p) ==
  \E x \in Inbox(m, "prepare") :
    /\ x.from = p
    /\ x.view.number = view[m].number
    /\ x.ballot > promised[m]
    /\ promised' = [promised EXCEPT ![m] = x.ballot]
    /\ phase' = [phase EXCEPT ![m] = "none"]
    /\ Exchange({x}, {PromiseOf(m, p, x.view.number, x.ballot)})
    /\ UNCHANGED <<mode, view, state, accepted, clientVars, suspects>>

\* A member that has not been heard before is bound by its acceptance too.
Accept(m, p) ==
  \E x \in Inbox(m, "propose") :
    /\ x.from = p
    /\ x.proposal.view.number = view[m].number + 1
    /\ x.proposal.ballot >= promised[m]
    /\ promised' = [promised EXCEPT ![m] = x.proposal.ballot]
    /\ phase' = [phase EXCEPT ![m] = "none"]
    /\ accepted' = [accepted EXCEPT ![m] = x.proposal]
    /\ Exchange({x},
                {Acceptance(m, p, view[m].number, x.proposal.ballot)})
    /\ UNCHANGED <<mode, view, state, clientVars, suspects>>

\* Another driver with a higher ballot came first, or the change is over.
IgnoreDriver(m, p) ==
  \E x \in Inbox(m, "prepare") \cup Inbox(m, "propose") :
    /\ x.from = p
    /\ IF x.kind = "prepare"
       THEN x.view.number = view[m].number /\ x.ballot <= promised[m]
       ELSE \/ x.proposal.view.number <= view[m].number
            \/ /\ x.proposal.view.number = view[m].number + 1
               /\ x.proposal.ballot < promised[m]
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, state, changeVars, clientVars, suspects>>

\* A driver of a change that is long over, or a joiner that is in already and
\* has not heard of it, is told the view.
SendView(m, p) ==
  \E x \in Inbox(m, "prepare") \cup Inbox(m, "join") :
    /\ x.from = p
    /\ IF x.kind = "prepare" THEN x.view.number < view[m].number
       ELSE Coordinates(m) /\ p \in MembersOf(view[m])
    /\ Exchange({x}, {ViewNote(m, p, view[m], state[m])})
    /\ UNCHANGED <<mode, view, state, changeVars, clientVars, suspects>>

\* What says which views there are.
Tidings(m) == Inbox(m, "view") \cup Inbox(m, "prepare")

\* Whoever drives a change, or would be expected to, passes on the view that
\* ends it: others may be waiting for this member.
PassOn(m, v, s, teller) ==
  IF InFleet(m) /\ (Coordinates(m) \/ phase[m] # "none")
  THEN {ViewNote(m, p, v, s) : p \in MembersOf(view[m]) \ {m, teller}}
  ELSE {}

\* Member m enters a later view.  A prepare stays, to be answered next.
Enter(m, p) ==
  \E x \in Tidings(m) :
    /\ x.from = p
    /\ mode[m] \in {"joining", "in", "leaving"}
    /\ x.view.number > view[m].number
    /\ m \in MembersOf(x.view)
    /\ mode' = [mode EXCEPT ![m] = IF @ = "joining" THEN "in" ELSE @]
    /\ Come(m, x.view, x.state)
    /\ Exchange({x} \ Inbox(m, "prepare"),
                PassOn(m, x.view, x.state, p) \cup LeaveAgain(m, x.view))
    /\ UNCHANGED <<answers, suspects>>

\* Member m learns that it is out, as it wished or because it was suspected:
\* it stops, and only sends its clients on.
Retire(m, p) ==
  \E x \in Inbox(m, "view") :
    /\ x.from = p
    /\ InFleet(m)
    /\ x.view.number > view[m].number
    /\ m \notin MembersOf(x.view)
    /\ mode' = [mode EXCEPT ![m] = "retired"]
    /\ Come(m, x.view, x.state)
    /\ Exchange({x}, PassOn(m, x.view, x.state, p))
    /\ UNCHANGED <<answers, suspects>>

\* The view is known, or m is retired and need not know.
IgnoreView(m, p) ==
  \E x \in Inbox(m, "view") :
    /\ x.from = p
    /\ mode[m] = "retired" \/ x.view.number <= view[m].number
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, state, changeVars, clientVars, suspects>>

\* Member p has gone, or m does not coordinate any more: p asks its new
\* coordinator by itself.  If m is not yet in the view from which p asks, the
\* note waits: m may be that new coordinator.
IgnoreLeave(m, p) ==
  \E x \in Inbox(m, "leave") :
    /\ x.from = p
    /\ x.after <= view[m].number
    /\ ~Coordinates(m) \/ p \notin MembersOf(view[m])
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, state, changeVars, clientVars, suspects>>

-----------------------------------------------------------------------------
(* System: members and clients.                                            *)

\* The home of c answers, unless the view is being changed: what is answered
\* is in the state that it has sent, or will send, to the driver.
MayAnswer(m, c) ==
  InFleet(m) /\ promised[m] = 0 /\ view[m].home[c] = m

Answer(m, c) ==
  \E x \in Inbox(m, "ask") :
    /\ x.from = c
    /\ MayAnswer(m, c)
    /\ state' = [state EXCEPT ![m][c] =
         IF x.request > @ THEN x.request ELSE @]
    /\ Exchange({x}, {Numbered("answer", m, c, x.request)})
    /\ UNCHANGED <<mode, view, changeVars, clientVars, suspects>>

\* Where m sends those who ask it and should not: clients to their home,
\* joiners to the coordinator.
Target(m, p) ==
  IF p \in Client THEN view[m].home[p] ELSE CoordinatorOf(view[m])

\* Retired members do so too.
Redirect(m, p) ==
  \E x \in Inbox(m, "ask") \cup Inbox(m, "join") :
    /\ x.from = p
    /\ InFleet(m) \/ mode[m] = "retired"
    /\ Target(m, p) # m
    /\ Exchange({x}, {Redirection(m, p, Target(m, p))})
    /\ UNCHANGED <<mode, view, state, changeVars, clientVars, suspects>>

-----------------------------------------------------------------------------
(* System: clients' and joiners' side; libfos acts for them.               *)

Waiting(p) == IF p \in Client THEN asked[p] # Nobody ELSE mode[p] = "joining"

TakeAnswer(c, m) ==
  /\ asked[c] # Nobody
  /\ Numbered("answer", m, c, answers[c] + 1) \in messages
  /\ answers' = [answers EXCEPT ![c] = @ + 1]
  /\ asked' = [asked EXCEPT ![c] = Nobody]
  /\ Exchange({Numbered("answer", m, c, answers[c] + 1)}, {})
  /\ UNCHANGED <<mode, view, state, changeVars, suspects>>

\* The second answer to a request that was sent twice.
IgnoreAnswer(c, m) ==
  \E x \in Inbox(c, "answer") :
    /\ x.from = m
    /\ x.request <= answers[c]
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, state, changeVars, clientVars, suspects>>

FollowRedirect(p, m) ==
  \E x \in Inbox(p, "redirect") :
    /\ x.from = m
    /\ Waiting(p) /\ asked[p] = m
    /\ asked' = [asked EXCEPT ![p] = x.target]
    /\ Exchange({x}, {Asking(p, x.target)})
    /\ UNCHANGED <<mode, view, state, changeVars, answers, suspects>>

\* Process p awaits nothing from m any more.
IgnoreRedirect(p, m) ==
  \E x \in Inbox(p, "redirect") :
    /\ x.from = m
    /\ ~Waiting(p) \/ asked[p] # m
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, state, changeVars, clientVars, suspects>>

\* The member that p has asked is taken for crashed: p looks the fleet's name
\* up again, and asks another.
LookUp(p, s) ==
  /\ Waiting(p)
  /\ asked[p] \in suspects[p]
  /\ InFleet(s)
  /\ s \notin suspects[p]
  /\ asked' = [asked EXCEPT ![p] = s]
  /\ Exchange({}, {Asking(p, s)})
  /\ UNCHANGED <<mode, view, state, changeVars, answers, suspects>>

-----------------------------------------------------------------------------
Environment ==
  \/ \E c \in Client, s \in Member : Ask(c, s)
  \/ \E j, s \in Member : Join(j, s)
  \/ \E m \in Member : Leave(m)
  \/ \E m \in Member : \E lost \in SUBSET {x \in messages : x.from = m} :
       Crash(m, lost)
  \/ \E p \in Process, q \in Member \ Crashed : Suspect(p, q)

Noticing(p) == \E q \in Crashed : Suspect(p, q)

Trusting(p) == \E q \in Member : Trust(p, q)

Driving(m) ==
  \/ Begin(m)
  \/ \E j \in Member \cup {Nobody}, given \in SUBSET Client :
       Propose(m, j, given)
  \/ Decide(m)
  \/ \E p \in Member : IgnoreReply(m, p)

Following(m) ==
  \E p \in Member :
    \/ Promise(m, p)
    \/ Accept(m, p)
    \/ IgnoreDriver(m, p)
    \/ Enter(m, p)
    \/ Retire(m, p)
    \/ SendView(m, p)
    \/ IgnoreView(m, p)
    \/ IgnoreLeave(m, p)

Redirecting(m) == \E p \in Process : Redirect(m, p)

Receiving(c) == \E m \in Member : TakeAnswer(c, m) \/ IgnoreAnswer(c, m)

Requesting(p) ==
  \E m \in Member :
    \/ FollowRedirect(p, m)
    \/ IgnoreRedirect(p, m)
    \/ LookUp(p, m)

System ==
  \/ \E m \in Member :
       Driving(m) \/ Following(m) \/ Redirecting(m)
  \/ \E m \in Member, c \in Client : Answer(m, c)
  \/ \E c \in Client : Receiving(c)
  \/ \E p \in Process : Requesting(p) \/ Noticing(p) \/ Trusting(p)

Next == Environment \/ System \/ Quiet

\* Members and libfos go on taking their steps, and failure detectors are right
\* in the end: who has crashed is noticed, who lives is trusted again.  An
\* answer that has come is taken, and a request at its home is answered,
\* whatever else there is to do: a client that suspects its home again and
\* again could be redirected for ever.  Nothing is asked of clients, or of
\* crashes.
Fairness ==
  /\ \A m \in Member :
       /\ WF_vars(Driving(m))
       /\ WF_vars(Following(m))
       /\ \A p \in Process : WF_vars(Redirect(m, p))
       /\ \A c \in Client : WF_vars(Answer(m, c))
  /\ \A c \in Client : WF_vars(Receiving(c))
  /\ \A p \in Process :
       /\ WF_vars(Requesting(p))
       /\ WF_vars(Noticing(p))
       /\ WF_vars(Trusting(p))

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Invariants.                                                             *)

\* The newest view that anybody has come to.
Newest ==
  LET newest == CHOOSE m \in Member :
        \A p \in Member : view[p].number <= view[m].number
  IN view[newest]

\* Two servers that have come to the view of a number have the same view: the
\* same members, coordinator, and homes of the clients.
ViewsAgree ==
  \A m, p \in Member : view[m].number = view[p].number => view[m] = view[p]

OneCoordinatorInAView ==
  \A m, p \in Member :
    Coordinates(m) /\ Coordinates(p) /\ view[m].number = view[p].number =>
      m = p

\* What has been answered is in the state that the client's home holds, unless
\* the state was lost with an earlier home, which the view tells.  (What has
\* been answered since then is not forgotten either: see MCFleetHistory.)
NothingAnsweredIsForgotten ==
  \A m \in Member, c \in Client :
    /\ InFleet(m) /\ view[m] = Newest /\ Newest.home[c] = m
    /\ Newest.anew[c] = 0
    => state[m][c] >= answers[c]

\* A client that waits for s: its request is there, or an answer comes, or s
\* has told it whom to ask.  Only the crash of s is left to the client.
NoRequestIsLost(c) ==
  LET s == asked[c]
  IN
  s # Nobody =>
    \/ mode[s] = "crashed"
    \/ Asking(c, s) \in messages
    \/ \E m \in Member :
         Numbered("answer", m, c, answers[c] + 1) \in messages
    \/ \E x \in Inbox(c, "redirect") : x.from = s

NoRequestToARetiredMemberIsLost == \A c \in Client : NoRequestIsLost(c)

-----------------------------------------------------------------------------
(* What only a perfect detector makes true.                                *)

OneCoordinatorAtATime ==
  \A m, p \in Member : Coordinates(m) /\ Coordinates(p) => m = p

OneHomeAtATime ==
  \A m, p \in Member, c \in Client :
    MayAnswer(m, c) /\ MayAnswer(p, c) => m = p


-----------------------------------------------------------------------------
(* Properties of steps.                                                    *)

ViewsMoveForward ==
  [][\A m \in Member : view'[m] # view[m] =>
       view'[m].number > view[m].number]_vars

\* Under a perfect detector a client's state is lost with its home only.
StateIsLostOnlyByACrash ==
  [][\A c \in Client :
       Newest'.anew[c] # Newest.anew[c] => Newest.home[c] \in Crashed]_vars

-----------------------------------------------------------------------------
(* Promises.                                                               *)

\* Nobody who is in the fleet can hear enough of its view any more.
Blocked ==
  \A m \in Member :
    InFleet(m) =>
      ~Suffices(MembersOf(view[m]),
                {p \in MembersOf(view[m]) :
                   InFleet(p) \/ mode[p] = "joining"})

EveryJoinEnds ==
  \A j \in Member : mode[j] = "joining" ~> mode[j] # "joining" \/ Blocked

\* The last member stays until another one comes.
EveryLeaveEnds ==
  \A m \in Member :
    mode[m] = "leaving" ~>
      mode[m] # "leaving" \/ view[m].members = <<m>> \/ Blocked

EveryCrashIsRepaired ==
  \A m \in Member :
    InFleet(m) /\ MembersOf(view[m]) \cap Crashed # {} ~>
      ~InFleet(m) \/ MembersOf(view[m]) \cap Crashed = {} \/ Blocked

\* Who was left out, alive, learns it and stops.
Excluded(m) == InFleet(m) /\ m \notin MembersOf(Newest)

EveryExcludedMemberStops ==
  \A m \in Member : Excluded(m) ~> ~InFleet(m) \/ Blocked

EveryRequestIsAnswered ==
  \A c \in Client : asked[c] # Nobody ~> asked[c] = Nobody \/ Blocked

-----------------------------------------------------------------------------
(* What it refines.                                                        *)

Abstract == INSTANCE Members WITH
  latest <- [number |-> Newest.number, members |-> Newest.members],
  entered <- {m \in MembersOf(Newest) : view[m] = Newest},
  stopped <- Crashed

\* Each step that changes what Members sees is one of Members' steps.
ImplementsMembers ==
  /\ Abstract!Init
  /\ [][Abstract!vars' # Abstract!vars => Abstract!Next]_vars

\* As long as enough members live to agree.
ImplementsEntering == <>Blocked \/ Abstract!EveryMemberEnters

THEOREM Spec => [](TypeOK /\ ViewsAgree /\ OneCoordinatorInAView)
THEOREM Spec => [](NothingAnsweredIsForgotten)
THEOREM Spec => [](NoRequestToARetiredMemberIsLost)
THEOREM Spec => ImplementsMembers
=============================================================================
The checked sizes stand in ../manifest.json.
