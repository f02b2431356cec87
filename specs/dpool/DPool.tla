-------------------------------- MODULE DPool --------------------------------
(***************************************************************************)
(* fos's distributed pool (report sections 4.3, 4.7.2, 4.8.1).             *)
(*                                                                         *)
(* Each member of the fleet holds a shard of the pool, and answers         *)
(* requests from it.  A request that finds the shard empty asks the other  *)
(* members, one after the other.  Background threads move elements before  *)
(* they are missed.  The report's six schemes are one constant:            *)
(*   CentralStorage               one member holds everything              *)
(*   DistributedStorage           asks others when its shard is empty      *)
(*   BulkTransfer                 the same, and prefetches a block         *)
(*   BackgroundPull               pulls a block when its shard is low      *)
(*   BackgroundPush               pushes its surplus to anybody            *)
(*   BackgroundPushWithEstimation pushes to those that it estimates to     *)
(*                                hold fewer                               *)
(*                                                                         *)
(* The fleet grows and shrinks, one member at a time: its coordinator sees *)
(* to that.  Members crash, and never come back.  Two members talk by      *)
(* calls and replies, and a thread makes one call at a time.  So when m    *)
(* awaits nothing of p, nothing that m asked of p is under way.            *)
(*                                                                         *)
(* What the messages need: each arrives at most once.  No order is         *)
(* assumed, except that the notice of a crash is the last thing that       *)
(* arrives of the crashed member.                                          *)
(***************************************************************************)
EXTENDS DPoolState

-----------------------------------------------------------------------------
(* Environment: clients.  What the shard at hand can answer is answered    *)
(* within the call's first step.                                           *)

Ready(c, m) == mode[m] = "in" /\ call[c] = Idle

\* Client c removes an element, and m has one.
Remove(c, m, e) ==
  /\ Ready(c, m)
  /\ e \in shard[m]
  /\ shard' = [shard EXCEPT ![m] = @ \ {e}]
  /\ hand' = [hand EXCEPT ![c] = @ \cup {e}]
  /\ UNCHANGED <<fleetVars, estimate, ledger, background, call, messages,
                 lost>>

\* Client c removes an element; m has none, and asks p.
Seek(c, m, p) ==
  /\ Ready(c, m)
  /\ shard[m] = {}
  /\ p \in Targets(m)
  /\ call' = [call EXCEPT ![c] =
       [Idle EXCEPT !.phase = "remove", !.at = m, !.asked = p]]
  /\ Exchange({}, {Message("ask", m, p, c, {}, 0)})
  /\ UNCHANGED <<fleetVars, shardVars, estimate, background, hand>>

\* Client c gives an element back.
Add(c, m, e) ==
  /\ Ready(c, m)
  /\ Central => m = Home
  /\ e \in hand[c]
  /\ hand' = [hand EXCEPT ![c] = @ \ {e}]
  /\ shard' = [shard EXCEPT ![m] = @ \cup {e}]
  /\ Book(m, "added")
  /\ UNCHANGED <<fleetVars, estimate, background, call, messages, lost>>

\* The same, where all elements lie elsewhere: the call lasts until the
\* element is there, or else a request might miss what has been given back.
Store(c, m, e) ==
  /\ Ready(c, m)
  /\ Central /\ m # Home /\ Home \in view[m]
  /\ e \in hand[c]
  /\ hand' = [hand EXCEPT ![c] = @ \ {e}]
  /\ call' = [call EXCEPT ![c] =
       [Idle EXCEPT !.phase = "add", !.at = m, !.asked = Home]]
  /\ Exchange({}, {Message("store", m, Home, c, {e}, 0)})
  /\ UNCHANGED <<fleetVars, shardVars, estimate, background>>

-----------------------------------------------------------------------------
(* Environment: the fleet.                                                 *)

\* A member is on its way in or out.
Changing == \E p \in Member : mode[p] \in {"joining", "leaving", "closing"}

\* A new member is told who is in, as the fleet's coordinator knows it: those
\* in stale have crashed, which it has not been told.  The new member greets
\* everybody.
StartJoin(m, stale) ==
  LET present == {p \in Member : mode[p] = "in"}
      fleet == present \cup stale
  IN
  /\ mode[m] = "out"
  /\ ~Changing
  /\ present # {}
  /\ \A p \in stale : mode[p] = "crashed"
  /\ mode' = [mode EXCEPT ![m] = "joining"]
  /\ view' = [view EXCEPT ![m] = fleet \cup {m}]
  /\ awaited' = [awaited EXCEPT ![m] = fleet]
  /\ Exchange({}, {Message("hello", m, p, Nobody, {}, 0) : p \in fleet})
  /\ UNCHANGED <<parting, shardVars, estimate, background, clientVars>>

\* A member is asked to leave, if it is not the last.
Leave(m) ==
  /\ mode[m] = "in"
  /\ ~Changing
  /\ view[m] # {m}
  /\ Central => m # Home
  /\ mode' = [mode EXCEPT ![m] = "leaving"]
  /\ UNCHANGED <<view, awaited, parting, shardVars, estimate, background,
                 clientVars, messages, lost>>

\* Member m stops for good.  Its shard is lost, what is on its way to it, and
\* some of what is on its way from it.
Crash(m, dropped) ==
  /\ Alive(m)
  /\ mode' = [mode EXCEPT ![m] = "crashed"]
  /\ view' = [view EXCEPT ![m] = {}]
  /\ awaited' = [awaited EXCEPT ![m] = {}]
  /\ parting' = [parting EXCEPT ![m] = {}]
  /\ shard' = [shard EXCEPT ![m] = {}]
  /\ estimate' = [estimate EXCEPT ![m] = [p \in Member |-> 0]]
  /\ background' = [background EXCEPT ![m] = Nobody]
  /\ call' = [c \in Client |-> IF call[c].at = m THEN Idle ELSE call[c]]
  /\ LET gone == dropped \cup {x \in messages : x.to = m}
     IN /\ messages' = messages \ gone
        /\ lost' = lost \cup shard[m] \cup Carried(gone)
  /\ UNCHANGED <<ledger, hand>>

-----------------------------------------------------------------------------
(* Observations: they change nothing, and say what is seen.                *)

\* There is nobody else to ask.
RefuseAtOnce(c, m) ==
  /\ Ready(c, m)
  /\ shard[m] = {} /\ Targets(m) = {}
  /\ UNCHANGED vars

\* The member that held everything has crashed.
RefuseAdd(c, m) ==
  /\ Ready(c, m)
  /\ Central /\ m # Home /\ Home \notin view[m]
  /\ UNCHANGED vars

\* Nothing is under way between members.
Quiet ==
  /\ messages = {}
  /\ UNCHANGED vars

-----------------------------------------------------------------------------
(* System: a member that is asked on behalf of a client.                   *)

\* The requests that wait at m.
Waiting(m) == {c \in Client : call[c].phase = "remove" /\ call[c].at = m}

\* One element, always; a whole block only of what m's own requests leave.
GiveSize(m) ==
  IF Scheme = "BulkTransfer"
  THEN AtLeastOne(Smaller(Block, Minus(Size(m), Cardinality(Waiting(m)))))
  ELSE 1

Give(m, p, c, block) ==
  \E x \in Inbox(m, "ask") :
    /\ x.from = p /\ x.client = c
    /\ shard[m] # {}
    /\ block \in Blocks(m, GiveSize(m))
    /\ shard' = [shard EXCEPT ![m] = @ \ block]
    /\ Listen(m, x)
    /\ Book(m, "sent")
    /\ Exchange({x}, {Message("give", m, p, c, block,
                              Told(Size(m) - Cardinality(block)))})
    /\ UNCHANGED <<fleetVars, background, clientVars>>

HaveNone(m, p, c) ==
  \E x \in Inbox(m, "ask") :
    /\ x.from = p /\ x.client = c
    /\ shard[m] = {}
    /\ Listen(m, x)
    /\ Exchange({x}, {None(m, p, c, ledger[m])})
    /\ UNCHANGED <<fleetVars, shardVars, background, clientVars>>

\* The element that p's client gives back is here.
Keep(m, p, c) ==
  \E x \in Inbox(m, "store") :
    /\ x.from = p /\ x.client = c
    /\ shard' = [shard EXCEPT ![m] = @ \cup x.elements]
    /\ Book(m, "added")
    /\ Exchange({x}, {Message("stored", m, p, c, {}, 0)})
    /\ UNCHANGED <<fleetVars, estimate, background, clientVars>>

-----------------------------------------------------------------------------
(* System: a client's call goes on at member m.                            *)

\* Something has come: the first element is the client's, at once, so that
\* nobody else can take it away; the rest goes into the shard.
Obtain(m, c, e) ==
  \E x \in Inbox(m, "give") :
    /\ x.client = c
    /\ e \in x.elements
    /\ hand' = [hand EXCEPT ![c] = @ \cup {e}]
    /\ shard' = [shard EXCEPT ![m] = @ \cup (x.elements \ {e})]
    /\ call' = [call EXCEPT ![c] = Idle]
    /\ Listen(m, x)
    /\ Book(m, "received")
    /\ Exchange({x}, {})
    /\ UNCHANGED <<fleetVars, background>>

Nones(m, c) == {x \in Inbox(m, "none") : x.client = c}

\* Whom m has asked for c has nothing, or is there no more.
MayGoOn(m, c) ==
  /\ call[c].phase = "remove" /\ call[c].at = m
  /\ Nones(m, c) # {} \/ call[c].asked \notin view[m]

\* Who has answered so far, with what its ledger was.
Heard(m, c) ==
  [p \in DOMAIN call[c].heard \cup {x.from : x \in Nones(m, c)} |->
    IF p \in DOMAIN call[c].heard THEN call[c].heard[p]
    ELSE (CHOOSE x \in Nones(m, c) : x.from = p).ledger]

\* One collect: the others' ledgers and m's own.
Collected(m, c) ==
  [p \in DOMAIN Heard(m, c) \cup {m} |->
    IF p = m THEN ledger[m] ELSE Heard(m, c)[p]]

RECURSIVE Total(_, _, _)
Total(ledgers, members, field) ==
  IF members = {} THEN 0
  ELSE LET p == CHOOSE p \in members : TRUE
       IN ledgers[p][field] + Total(ledgers, members \ {p}, field)

\* Two collects that agree: between them no shard gained or gave anything, so
\* all were empty at the moment between; and as much had been received as
\* sent, so nothing was in flight either.
TwoCollectsAgree(m, c) ==
  LET now == Collected(m, c)
  IN
  /\ now = call[c].before
  /\ Total(now, DOMAIN now, "sent") = Total(now, DOMAIN now, "received")

EverybodyHeard(m, c) == Targets(m) \subseteq DOMAIN Heard(m, c)

HeardEnough(m, c) ==
  EverybodyHeard(m, c) /\ (Collects = 2 => TwoCollectsAgree(m, c))

ListenToNones(m, c) ==
  IF Nones(m, c) = {} THEN UNCHANGED estimate
  ELSE \E x \in Nones(m, c) : Listen(m, x)

\* Meanwhile something has come into the shard.
ServeAfterAll(m, c, e) ==
  /\ MayGoOn(m, c)
  /\ e \in shard[m]
  /\ shard' = [shard EXCEPT ![m] = @ \ {e}]
  /\ hand' = [hand EXCEPT ![c] = @ \cup {e}]
  /\ call' = [call EXCEPT ![c] = Idle]
  /\ ListenToNones(m, c)
  /\ Exchange(Nones(m, c), {})
  /\ UNCHANGED <<fleetVars, ledger, background>>

\* The next one is asked.  Nobody is asked twice, so requests that chase one
\* another's elements come to an end.
AskNext(m, c, p) ==
  /\ MayGoOn(m, c)
  /\ shard[m] = {}
  /\ p \in Targets(m) \ DOMAIN Heard(m, c)
  /\ call' = [call EXCEPT ![c].asked = p, ![c].heard = Heard(m, c)]
  /\ ListenToNones(m, c)
  /\ Exchange(Nones(m, c), {Message("ask", m, p, c, {}, 0)})
  /\ UNCHANGED <<fleetVars, shardVars, background, hand>>

\* All were empty, each at its moment: ask everybody once more.
CollectAgain(m, c, p) ==
  /\ MayGoOn(m, c)
  /\ Collects = 2
  /\ shard[m] = {}
  /\ EverybodyHeard(m, c)
  /\ ~HeardEnough(m, c)
  /\ p \in Targets(m)
  /\ call' = [call EXCEPT ![c].asked = p, ![c].heard = << >>,
                          ![c].before = Collected(m, c)]
  /\ ListenToNones(m, c)
  /\ Exchange(Nones(m, c), {Message("ask", m, p, c, {}, 0)})
  /\ UNCHANGED <<fleetVars, shardVars, background, hand>>

\* Nobody has anything: the client is told so.
Refuse(m, c) ==
  /\ MayGoOn(m, c)
  /\ shard[m] = {}
  /\ HeardEnough(m, c)
  /\ call' = [call EXCEPT ![c] = Idle]
  /\ ListenToNones(m, c)
  /\ Exchange(Nones(m, c), {})
  /\ UNCHANGED <<fleetVars, shardVars, background, hand>>

\* What the client gave back is stored, or its keeper has crashed.
EndStore(m, c) ==
  LET replies == {x \in Inbox(m, "stored") : x.client = c}
  IN
  /\ call[c].phase = "add" /\ call[c].at = m
  /\ replies # {} \/ call[c].asked \notin view[m]
  /\ call' = [call EXCEPT ![c] = Idle]
  /\ Exchange(replies, {})
  /\ UNCHANGED <<fleetVars, shardVars, estimate, background, hand>>

-----------------------------------------------------------------------------
(* System: the background thread of a member.  It makes one call at a time.*)

\* Member m's shard is low, and it asks p for a block.
Pull(m, p) ==
  /\ Scheme = "BackgroundPull"
  /\ mode[m] = "in" /\ background[m] = Nobody
  /\ Size(m) < Low
  /\ p \in Targets(m)
  /\ background' = [background EXCEPT ![m] = p]
  /\ Exchange({}, {Message("pull", m, p, Nobody, {}, 0)})
  /\ UNCHANGED <<fleetVars, shardVars, estimate, clientVars>>

\* What m can spare for a shard that is low: its own does not become low.
SupplySize(m) == Smaller(Block, Minus(Size(m), Low))

Supply(m, p, block) ==
  \E x \in Inbox(m, "pull") :
    /\ x.from = p
    /\ block \in Blocks(m, SupplySize(m))
    /\ shard' = [shard EXCEPT ![m] = @ \ block]
    /\ Book(m, "sent")
    /\ Exchange({x}, {Message("supply", m, p, Nobody, block, 0)})
    /\ UNCHANGED <<fleetVars, estimate, background, clientVars>>

SupplyNothing(m, p) ==
  \E x \in Inbox(m, "pull") :
    /\ x.from = p
    /\ SupplySize(m) = 0
    /\ Exchange({x}, {None(m, p, Nobody, NoLedger)})
    /\ UNCHANGED <<fleetVars, shardVars, estimate, background, clientVars>>

\* How many elements m pushes to p.  With estimation: half the difference, so
\* that p does not end up with more than m; but one at least, which is what
\* the report's own rule, a gap of one, asks for.
PushSize(m, p) ==
  LET surplus == Minus(Size(m), High)
      difference == Minus(Size(m), estimate[m][p])
  IN
  CASE Scheme = "BackgroundPush" -> Smaller(Block, surplus)
    [] Estimating ->
         IF difference < Gap THEN 0
         ELSE Smaller(surplus,
                Smaller(Block, AtLeastOne(difference \div 2)))
    [] OTHER -> 0

\* Member m has a surplus, and hands a block of it to p.
Push(m, p, block) ==
  /\ mode[m] = "in" /\ background[m] = Nobody
  /\ p \in Targets(m)
  /\ block \in Blocks(m, PushSize(m, p))
  /\ shard' = [shard EXCEPT ![m] = @ \ block]
  /\ background' = [background EXCEPT ![m] = p]
  /\ Learn(m, p, estimate[m][p] + Cardinality(block))
  /\ Book(m, "sent")
  /\ Exchange({}, {Message("push", m, p, Nobody, block,
                           Told(Size(m) - Cardinality(block)))})
  /\ UNCHANGED <<fleetVars, clientVars>>

\* A leaving member hands over all it has.
HandOver(m, p) ==
  /\ mode[m] = "leaving" /\ background[m] = Nobody
  /\ shard[m] # {}
  /\ p \in view[m] \ {m}
  /\ shard' = [shard EXCEPT ![m] = {}]
  /\ background' = [background EXCEPT ![m] = p]
  /\ Book(m, "sent")
  /\ Exchange({}, {Message("push", m, p, Nobody, shard[m], 0)})
  /\ UNCHANGED <<fleetVars, estimate, clientVars>>

Accept(m, p) ==
  \E x \in Inbox(m, "push") :
    /\ x.from = p
    /\ mode[m] = "in"
    /\ shard' = [shard EXCEPT ![m] = @ \cup x.elements]
    /\ Listen(m, x)
    /\ Book(m, "received")
    /\ Exchange({x}, {Message("accepted", m, p, Nobody, {},
                        Told(Size(m) + Cardinality(x.elements)))})
    /\ UNCHANGED <<fleetVars, background, clientVars>>

\* A member that is not yet in, or about to leave, takes nothing in: somebody
\* may not know it, or not any more, and would not ask it.
Decline(m, p) ==
  \E x \in Inbox(m, "push") :
    /\ x.from = p
    /\ mode[m] # "in"
    /\ Listen(m, x)
    /\ ledger' = Counted(Counted(ledger, m, "received"), m, "sent")
    /\ Exchange({x}, {Message("declined", m, p, Nobody, x.elements,
                              Told(Size(m)))})
    /\ UNCHANGED <<fleetVars, shard, background, clientVars>>

\* What m's background thread asked for, or has got back, is here.
TakeIn(m, p) ==
  \E x \in Inbox(m, "supply") \cup Inbox(m, "declined") :
    /\ x.from = p
    /\ shard' = [shard EXCEPT ![m] = @ \cup x.elements]
    /\ background' = [background EXCEPT ![m] = Nobody]
    /\ Listen(m, x)
    /\ Book(m, "received")
    /\ Exchange({x}, {})
    /\ UNCHANGED <<fleetVars, clientVars>>

\* There is nothing for it, the block has been accepted, or nobody is there.
Rest(m) ==
  LET replies == {x \in Inbox(m, "accepted") \cup Inbox(m, "none") :
                    x.client = Nobody}
  IN
  /\ background[m] # Nobody
  /\ replies # {} \/ background[m] \notin view[m]
  /\ background' = [background EXCEPT ![m] = Nobody]
  /\ IF replies = {} THEN UNCHANGED estimate
     ELSE \E x \in replies : Listen(m, x)
  /\ Exchange(replies, {})
  /\ UNCHANGED <<fleetVars, shardVars, clientVars>>

-----------------------------------------------------------------------------
(* System: members join, leave, and are found to have crashed.             *)

\* Member m will ask p from now on.
Welcome(m, p) ==
  \E x \in Inbox(m, "hello") :
    /\ x.from = p
    /\ view' = [view EXCEPT ![m] = @ \cup {p}]
    /\ Listen(m, x)
    /\ Exchange({x}, {Message("welcome", m, p, Nobody, {}, Told(Size(m)))})
    /\ UNCHANGED <<mode, awaited, parting, shardVars, background, clientVars>>

TakeWelcome(m, p) ==
  \E x \in Inbox(m, "welcome") :
    /\ x.from = p
    /\ awaited' = [awaited EXCEPT ![m] = @ \ {p}]
    /\ Listen(m, x)
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, parting, shardVars, background, clientVars>>

\* Everybody knows m: only now may it hold elements.
Enter(m) ==
  /\ mode[m] = "joining"
  /\ awaited[m] \cap view[m] = {}
  /\ mode' = [mode EXCEPT ![m] = "in"]
  /\ awaited' = [awaited EXCEPT ![m] = {}]
  /\ UNCHANGED <<view, parting, shardVars, estimate, background, clientVars,
                 messages, lost>>

\* Member m has handed over what it had, serves nobody, and awaits nothing.
TakeLeave(m) ==
  LET others == view[m] \ {m}
  IN
  /\ mode[m] = "leaving"
  /\ others # {}
  /\ shard[m] = {}
  /\ background[m] = Nobody
  /\ \A c \in Client : call[c].at # m
  /\ mode' = [mode EXCEPT ![m] = "closing"]
  /\ awaited' = [awaited EXCEPT ![m] = others]
  /\ Exchange({}, {Message("leave", m, p, Nobody, {}, 0) : p \in others})
  /\ UNCHANGED <<view, parting, shardVars, estimate, background, clientVars>>

\* Member m will not call p any more ...
HearLeave(m, p) ==
  \E x \in Inbox(m, "leave") :
    /\ x.from = p
    /\ parting' = [parting EXCEPT ![m] = @ \cup {p}]
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, awaited, shardVars, estimate, background,
                   clientVars>>

\* ... and no call of m's to p is under way any more.
LetGo(m, p) ==
  /\ p \in parting[m]
  /\ background[m] # p
  /\ \A c \in Client : call[c].at = m => call[c].asked # p
  /\ view' = [view EXCEPT ![m] = @ \ {p}]
  /\ parting' = [parting EXCEPT ![m] = @ \ {p}]
  /\ Exchange({}, {Message("farewell", m, p, Nobody, {}, 0)})
  /\ UNCHANGED <<mode, awaited, shardVars, estimate, background, clientVars>>

TakeFarewell(m, p) ==
  \E x \in Inbox(m, "farewell") :
    /\ x.from = p
    /\ awaited' = [awaited EXCEPT ![m] = @ \ {p}]
    /\ Exchange({x}, {})
    /\ UNCHANGED <<mode, view, parting, shardVars, estimate, background,
                   clientVars>>

\* All that still know m have said that they will not call it any more, and
\* its mailbox goes with it.  What is unread there, or on its way, is of
\* servers that have crashed, and asks only: else an element would be lost.
Depart(m) ==
  /\ mode[m] = "closing"
  /\ view[m] # {m}
  /\ awaited[m] \cap view[m] = {}
  /\ mode' = [mode EXCEPT ![m] = "left"]
  /\ view' = [view EXCEPT ![m] = {}]
  /\ messages' = {x \in messages : x.to # m}
  /\ UNCHANGED <<awaited, parting, shardVars, estimate, background,
                 clientVars, lost>>

\* Everybody else has crashed: somebody must serve.
Stay(m) ==
  /\ mode[m] \in {"leaving", "closing"}
  /\ view[m] = {m}
  /\ mode' = [mode EXCEPT ![m] = "in"]
  /\ awaited' = [awaited EXCEPT ![m] = {}]
  /\ UNCHANGED <<view, parting, shardVars, estimate, background, clientVars,
                 messages, lost>>

\* Member m learns that p has crashed.  It was told the truth, and it has
\* taken in all that p gave; what p had asked needs no answer.
Detect(m, p) ==
  LET asked == {x \in messages : x.from = p /\ x.to = m}
  IN
  /\ Alive(m)
  /\ mode[p] = "crashed"
  /\ p \in view[m] \/ asked # {}
  /\ \A x \in asked : x.kind \in Requests
  /\ view' = [view EXCEPT ![m] = @ \ {p}]
  /\ parting' = [parting EXCEPT ![m] = @ \ {p}]
  /\ Exchange(asked, {})
  /\ UNCHANGED <<mode, awaited, shardVars, estimate, background, clientVars>>

-----------------------------------------------------------------------------
Environment ==
  \/ \E c \in Client, m \in Member :
       \/ \E e \in shard[m] : Remove(c, m, e)
       \/ \E p \in Targets(m) : Seek(c, m, p)
       \/ \E e \in hand[c] : Add(c, m, e) \/ Store(c, m, e)
  \/ \E m \in Member :
       \/ \E stale \in SUBSET Member : StartJoin(m, stale)
       \/ Leave(m)
       \/ \E dropped \in SUBSET {x \in messages : x.from = m} :
            Crash(m, dropped)

Observation ==
  \/ \E c \in Client, m \in Member : RefuseAtOnce(c, m) \/ RefuseAdd(c, m)
  \/ Quiet

\* Member m answers what others ask it on behalf of c.
Answering(m, c) ==
  \E p \in Member :
    \/ \E block \in SUBSET shard[m] : Give(m, p, c, block)
    \/ HaveNone(m, p, c)
    \/ Keep(m, p, c)

\* The thread at m that serves client c goes on.
Serving(m, c) ==
  \/ \E e \in Element : Obtain(m, c, e) \/ ServeAfterAll(m, c, e)
  \/ \E p \in Targets(m) : AskNext(m, c, p) \/ CollectAgain(m, c, p)
  \/ Refuse(m, c)
  \/ EndStore(m, c)

\* The background thread of m.
Rebalancing(m) ==
  \/ \E p \in Member :
       \/ Pull(m, p)
       \/ \E block \in SUBSET shard[m] : Push(m, p, block)
       \/ HandOver(m, p)
       \/ TakeIn(m, p)
  \/ Rest(m)

\* Member m answers the background thread of p.
Hosting(m, p) ==
  \/ \E block \in SUBSET shard[m] : Supply(m, p, block)
  \/ SupplyNothing(m, p)
  \/ Accept(m, p)
  \/ Decline(m, p)

\* Member m joins or leaves, and sees others come and go.
Changes(m) ==
  \/ \E p \in Member :
       \/ Welcome(m, p)
       \/ TakeWelcome(m, p)
       \/ HearLeave(m, p)
       \/ LetGo(m, p)
       \/ TakeFarewell(m, p)
       \/ Detect(m, p)
  \/ Enter(m)
  \/ TakeLeave(m)
  \/ Depart(m)
  \/ Stay(m)

System ==
  \E m \in Member :
    \/ \E c \in Client : Answering(m, c) \/ Serving(m, c)
    \/ Rebalancing(m)
    \/ \E p \in Member : Hosting(m, p)
    \/ Changes(m)

Next == Environment \/ System \/ Observation

\* Every thread of every member goes on.  Nothing is asked of clients, of
\* machines that may join or leave, or of crashes.
Fairness ==
  \A m \in Member :
    /\ \A c \in Client : WF_vars(Answering(m, c)) /\ WF_vars(Serving(m, c))
    /\ WF_vars(Rebalancing(m))
    /\ \A p \in Member : WF_vars(Hosting(m, p))
    /\ WF_vars(Changes(m))

Spec == Init /\ [][Next]_vars /\ Fairness
=============================================================================
The checked sizes stand in ../manifest.json.
