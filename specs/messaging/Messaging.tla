----------------------------- MODULE Messaging -----------------------------
(***************************************************************************)
(* fos's messages (report sections 3.1, 4.2, 4.7.1): three transports      *)
(* behind one send, capabilities, and mailboxes that move.                 *)
(*                                                                         *)
(* By the kernel: the sender traps; the microkernel checks its capability  *)
(* and copies the message into the mailbox.  By a channel: a pair that     *)
(* talks often is given a ring in a shared page (Channel.tla), and sends   *)
(* without the kernel.  By the proxies: a message to another machine       *)
(* travels over a connection that keeps order and loses nothing            *)
(* (Proxy.tla), is checked and delivered by the kernel over there, and is  *)
(* answered.                                                               *)
(*                                                                         *)
(* A pair's order is kept by one rule: its messages are on one path at a   *)
(* time.  A path is changed when nothing is left on the old one, and the   *)
(* sender waits until then.  A mailbox itself is no path: whatever the     *)
(* kernel has put there has arrived, and moves with it.                    *)
(*                                                                         *)
(* Capabilities are listed where the mailbox is, and checked when a        *)
(* message is put into it.  So a revocation takes effect at once: what has *)
(* been put into the mailbox or its rings is received all the same, and    *)
(* what is still on its way is refused.                                    *)
(***************************************************************************)
EXTENDS Capabilities, Naturals, Sequences

CONSTANTS
  Process,    \* those who send
  Mailbox,    \* the names of the mailboxes; b is also the process that owns b
  Place,      \* where a mailbox can be
  MachineOf,  \* the machine of each process and of each place; none moves
  FirstPlace, \* FirstPlace[b]: where mailbox b is at the start
  Slots,      \* how many messages a ring holds
  Nobody,     \* stands where no process does
  Nowhere     \* stands where no place does

ASSUME NamesDiffer == Process \cap Mailbox = {}
ASSUME NobodyIsNoProcess == Nobody \notin Process \cup Mailbox
ASSUME NowhereIsNoPlace == Nowhere \notin Place
ASSUME OneMailboxAtAPlace ==
  \A a, b \in Mailbox : FirstPlace[a] = FirstPlace[b] => a = b

VARIABLES
  home,       \* home[b]: the address at which mailbox b is, if it still is
  names,      \* names[b]: b's address as the name service has it
  queue,      \* queue[b]: what the kernel has put into b and is unread
  issued,     \* issued[b]: how many capabilities for b have been made
  capability, \* capability[p][b]: p's, in the list of b's kernel
  held,       \* held[p][b]: the capability for b that p believes to have
  cache,      \* cache[p][b]: b's address in p's name cache
  serial,     \* serial[p][b]: how many messages p has sent to b
  channel,    \* channel[p][b]: the ring from p to b
  outgoing,   \* outgoing[p][b]: sent by proxy, and not known to be answered
  wire,       \* wire[p][b]: those of them still on their way
  answers,    \* answers[p][b]: the answers to the others, on their way back
  returned,   \* returned[p][b]: came back, since b had moved; to be resent
  received    \* received[p][b]: the last message from p that b has received

capabilityVars == <<issued, capability>>
nameVars == <<home, names>>
remoteVars == <<outgoing, wire, answers, returned>>
vars == <<nameVars, queue, capabilityVars, held, cache, serial, channel,
          remoteVars, received>>

-----------------------------------------------------------------------------
(* Addresses, capabilities, messages.                                      *)

\* A mailbox never has the same address twice: an address tells the place and
\* how often the mailbox had moved.  What is on its way to an old address will
\* therefore never be delivered, even if the mailbox comes back to the place.
Address   == [place : Place, moves : Nat]
NoAddress == [place |-> Nowhere, moves |-> 0]

\* A capability is a number that is never given out again.
Capability   == [number : Nat \ {0}, giver : Process \cup Mailbox]
NoCapability == [number |-> 0, giver |-> Nobody]

\* What the kernel writes into a mailbox: the name of the sender is its own.
Letter(p, b, n) == [from |-> p, to |-> b, number |-> n]

\* What a proxy carries; `to' is an address.
Parcel(n, key, a) == [number |-> n, key |-> key, to |-> a]

NoChannel == [phase |-> "none", ring |-> <<>>]

IsKnown(a) == a # NoAddress

\* The kernel looks whether the mailbox is where the message was sent.
IsAt(b, a) == home[b] = a

IsLocal(p, a) == IsKnown(a) /\ MachineOf[a.place] = MachineOf[p]

IsRemote(p, a) == IsKnown(a) /\ MachineOf[a.place] # MachineOf[p]

Holds(p, b) == capability[p][b] # NoCapability

\* The kernel checks the capability that comes with a message from p.
MayEnter(p, b, key) == Holds(p, b) /\ capability[p][b].number = key

\* The numbers of p's messages in the mailbox.
InQueue(p, b) ==
  LET mine == SelectSeq(queue[b], LAMBDA x : x.from = p)
  IN [i \in DOMAIN mine |-> mine[i].number]

\* Nothing of the pair is with the proxies.
NothingRemote(p, b) == outgoing[p][b] = <<>> /\ returned[p][b] = <<>>

-----------------------------------------------------------------------------
TypeOK ==
  /\ home \in [Mailbox -> Address \cup {NoAddress}]
  /\ names \in [Mailbox -> Address \cup {NoAddress}]
  /\ \A b \in Mailbox : \A i \in DOMAIN queue[b] :
       queue[b][i] \in [from : Process, to : Mailbox, number : Nat \ {0}]
  /\ issued \in [Mailbox -> Nat]
  /\ capability \in [Process -> [Mailbox -> Capability \cup {NoCapability}]]
  /\ held \in [Process -> [Mailbox -> Nat]]
  /\ cache \in [Process -> [Mailbox -> Address \cup {NoAddress}]]
  /\ serial \in [Process -> [Mailbox -> Nat]]
  /\ channel \in [Process -> [Mailbox ->
       [phase : {"none", "open", "closing"}, ring : Seq(Nat \ {0})]]]
  /\ LET Parcels == Seq([number : Nat \ {0}, key : Nat \ {0}, to : Address])
     IN /\ outgoing \in [Process -> [Mailbox -> Parcels]]
        /\ wire \in [Process -> [Mailbox -> Parcels]]
        /\ returned \in [Process -> [Mailbox -> Parcels]]
  /\ answers \in [Process -> [Mailbox -> Seq({"taken", "refused", "moved"})]]
  /\ received \in [Process -> [Mailbox -> Nat]]

ForEachPair(x) == [p \in Process |-> [b \in Mailbox |-> x]]

Init ==
  /\ home = [b \in Mailbox |-> [place |-> FirstPlace[b], moves |-> 0]]
  /\ names = home
  /\ queue = [b \in Mailbox |-> <<>>]
  /\ issued = [b \in Mailbox |-> 0]
  /\ capability = ForEachPair(NoCapability)
  /\ held = ForEachPair(0)
  /\ cache = ForEachPair(NoAddress)
  /\ serial = ForEachPair(0)
  /\ channel = ForEachPair(NoChannel)
  /\ outgoing = ForEachPair(<<>>)
  /\ wire = ForEachPair(<<>>)
  /\ answers = ForEachPair(<<>>)
  /\ returned = ForEachPair(<<>>)
  /\ received = ForEachPair(0)

-----------------------------------------------------------------------------
(* Environment: one send.  Which of the three is taken depends on where the *)
(* mailbox seems to be and on whether there is a channel; at most one is    *)
(* enabled, and none while the pair's path is being changed.                *)

\* Trap, check, copy.
SendByKernel(p, b) ==
  /\ channel[p][b].phase = "none"
  /\ NothingRemote(p, b)
  /\ IsLocal(p, cache[p][b])
  /\ IsAt(b, cache[p][b])
  /\ MayEnter(p, b, held[p][b])
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ queue' = [queue EXCEPT ![b] = Append(@, Letter(p, b, serial'[p][b]))]
  /\ UNCHANGED <<nameVars, capabilityVars, held, cache, channel, remoteVars,
                 received>>

\* The sender puts the message into the ring.  Nobody checks: that the page is
\* mapped is the right to send.
SendByChannel(p, b) ==
  /\ channel[p][b].phase = "open"
  /\ Len(channel[p][b].ring) < Slots
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ channel' = [channel EXCEPT ![p][b].ring = Append(@, serial'[p][b])]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, remoteVars,
                 received>>

\* The proxy of p's machine takes the message.  It cannot know whether the
\* capability is still good, nor whether b is still there.
SendByProxy(p, b) ==
  /\ IsRemote(p, cache[p][b])
  /\ held[p][b] # 0
  /\ returned[p][b] = <<>>
  /\ \A i \in DOMAIN outgoing[p][b] : outgoing[p][b][i].to = cache[p][b]
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ LET x == Parcel(serial'[p][b], held[p][b], cache[p][b])
     IN /\ outgoing' = [outgoing EXCEPT ![p][b] = Append(@, x)]
        /\ wire' = [wire EXCEPT ![p][b] = Append(@, x)]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, channel,
                 answers, returned, received>>

-----------------------------------------------------------------------------
(* Environment: capabilities.  The list and the pages are the kernel's: it  *)
(* changes both in one step.                                                *)

Give(giver, p, b) ==
  /\ home[b] # NoAddress
  /\ ~Holds(p, b)
  /\ issued' = [issued EXCEPT ![b] = @ + 1]
  /\ capability' = [capability EXCEPT ![p][b] =
       [number |-> issued'[b], giver |-> giver]]
  /\ held' = [held EXCEPT ![p][b] = issued'[b]]
  /\ UNCHANGED <<nameVars, queue, cache, serial, channel, remoteVars,
                 received>>

\* The owner of mailbox b lets p send to it.
Grant(p, b) == Give(b, p, b)

\* Process p lets q send to b too.
Delegate(p, q, b) == Holds(p, b) /\ Give(p, q, b)

\* Those who lose their capability for b when p does.
LosersWith(p, b) == Derived([q \in Process |-> capability[q][b].giver], p)

Unmapped(c) == IF c.phase = "open" THEN [c EXCEPT !.phase = "closing"] ELSE c

\* Process p loses its capability for b, and so do those who have theirs from
\* p.  Their pages are taken from them; they are not told.
Revoke(p, b) ==
  /\ Holds(p, b)
  /\ capability' = [q \in Process |-> [capability[q] EXCEPT ![b] =
       IF q \in LosersWith(p, b) THEN NoCapability ELSE @]]
  /\ channel' = [q \in Process |-> [channel[q] EXCEPT ![b] =
       IF q \in LosersWith(p, b) THEN Unmapped(@) ELSE @]]
  /\ UNCHANGED <<nameVars, queue, issued, held, cache, serial, remoteVars,
                 received>>

-----------------------------------------------------------------------------
(* Environment: channels and places, as performance asks for them.         *)

\* The kernel maps a ring for a pair that talks often.  Nothing of the pair's
\* is unread in the mailbox then, so that all that is unread is in the ring.
Establish(p, b) ==
  /\ channel[p][b].phase = "none"
  /\ IsLocal(p, cache[p][b])
  /\ IsAt(b, cache[p][b])
  /\ MayEnter(p, b, held[p][b])
  /\ NothingRemote(p, b)
  /\ InQueue(p, b) = <<>>
  /\ channel' = [channel EXCEPT ![p][b].phase = "open"]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, serial,
                 remoteVars, received>>

\* One of the two wants the channel no longer: p stops writing.
Close(p, b) ==
  /\ channel[p][b].phase = "open"
  /\ channel' = [channel EXCEPT ![p][b] = Unmapped(@)]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, serial,
                 remoteVars, received>>

\* Mailbox b moves, with what is in it and the list of those who may send to
\* it.  Its rings are gone by then.
Migrate(b, place) ==
  /\ home[b] # NoAddress
  /\ \A other \in Mailbox : home[other].place # place
  /\ \A p \in Process : channel[p][b].phase = "none"
  /\ home' = [home EXCEPT ![b] = [place |-> place, moves |-> @.moves + 1]]
  /\ UNCHANGED <<names, queue, capabilityVars, held, cache, serial, channel,
                 remoteVars, received>>

\* The name cache is small.  An entry stays while a ring is bound to it, or
\* something waits to be resent.
Evict(p, b) ==
  /\ IsKnown(cache[p][b])
  /\ channel[p][b].phase = "none"
  /\ returned[p][b] = <<>>
  /\ cache' = [cache EXCEPT ![p][b] = NoAddress]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, serial, channel,
                 remoteVars, received>>

-----------------------------------------------------------------------------
(* Environment: ends.                                                      *)

\* Process p stops.  It has nothing in hand that it has sent: kernels, proxies
\* and rings have it, and it arrives.  (Its successor, if there is one, has to
\* be given capabilities anew, and waits like p for the old path to drain.)
Crash(p) ==
  /\ held' = [held EXCEPT ![p] = [b \in Mailbox |-> 0]]
  /\ cache' = [cache EXCEPT ![p] = [b \in Mailbox |-> NoAddress]]
  /\ channel' = [channel EXCEPT ![p] =
       [b \in Mailbox |-> Unmapped(channel[p][b])]]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, serial, remoteVars,
                 received>>

\* The owner of mailbox b ends, or destroys it.  What is unread is lost.
Destroy(b) ==
  /\ home[b] # NoAddress
  /\ home' = [home EXCEPT ![b] = NoAddress]
  /\ queue' = [queue EXCEPT ![b] = <<>>]
  /\ capability' = [p \in Process |->
       [capability[p] EXCEPT ![b] = NoCapability]]
  /\ channel' = [p \in Process |-> [channel[p] EXCEPT ![b] = NoChannel]]
  /\ UNCHANGED <<names, issued, held, cache, serial, remoteVars, received>>

-----------------------------------------------------------------------------
(* Observations: they change nothing.                                      *)

\* The kernel refuses p's message: p may not send to b.
RefuseSend(p, b) ==
  /\ IsLocal(p, cache[p][b])
  /\ IsAt(b, cache[p][b])
  /\ ~MayEnter(p, b, held[p][b])
  /\ UNCHANGED vars

\* Nothing is under way between the machines.
Quiet ==
  /\ \A p \in Process, b \in Mailbox : NothingRemote(p, b)
  /\ UNCHANGED vars

-----------------------------------------------------------------------------
(* System: names.                                                          *)

\* The name service learns where b is.
Register(b) ==
  /\ names[b] # home[b]
  /\ names' = [names EXCEPT ![b] = home[b]]
  /\ UNCHANGED <<home, queue, capabilityVars, held, cache, serial, channel,
                 remoteVars, received>>

Lookup(p, b) ==
  /\ ~IsKnown(cache[p][b])
  /\ names[b] # NoAddress
  /\ cache' = [cache EXCEPT ![p][b] = names[b]]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, serial, channel,
                 remoteVars, received>>

\* The kernel finds that b is not where p sends to.
FindStale(p, b) ==
  /\ IsLocal(p, cache[p][b])
  /\ ~IsAt(b, cache[p][b])
  /\ cache' = [cache EXCEPT ![p][b] = NoAddress]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, serial, channel,
                 remoteVars, received>>

-----------------------------------------------------------------------------
(* System: the far side of the wire, where b is or was.                    *)

Answer(p, b, answer) ==
  /\ wire' = [wire EXCEPT ![p][b] = Tail(@)]
  /\ answers' = [answers EXCEPT ![p][b] = Append(@, answer)]
  /\ UNCHANGED <<nameVars, capabilityVars, held, cache, serial, channel,
                 outgoing, returned, received>>

Deliver(p, b) ==
  /\ wire[p][b] # <<>>
  /\ LET x == Head(wire[p][b])
     IN /\ IsAt(b, x.to)
        /\ MayEnter(p, b, x.key)
        /\ queue' = [queue EXCEPT ![b] = Append(@, Letter(p, b, x.number))]
  /\ Answer(p, b, "taken")

\* The message comes with a capability that is good no more.
Refuse(p, b) ==
  /\ wire[p][b] # <<>>
  /\ IsAt(b, Head(wire[p][b]).to)
  /\ ~MayEnter(p, b, Head(wire[p][b]).key)
  /\ Answer(p, b, "refused")
  /\ UNCHANGED queue

\* The mailbox has moved.
Return(p, b) ==
  /\ wire[p][b] # <<>>
  /\ ~IsAt(b, Head(wire[p][b]).to)
  /\ Answer(p, b, "moved")
  /\ UNCHANGED queue

-----------------------------------------------------------------------------
(* System: the sender's side of the wire.                                  *)

\* The answer to the oldest message has come.
TakeAnswer(p, b, answer) ==
  /\ answers[p][b] # <<>>
  /\ Head(answers[p][b]) = answer
  /\ answers' = [answers EXCEPT ![p][b] = Tail(@)]
  /\ outgoing' = [outgoing EXCEPT ![p][b] = Tail(@)]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, serial, channel, wire,
                 received>>

TakeDelivered(p, b) ==
  /\ TakeAnswer(p, b, "taken")
  /\ UNCHANGED <<held, cache, returned>>

\* Process p learns that it may not send to b.  (It may have been given
\* another capability since.)
TakeRefused(p, b) ==
  /\ TakeAnswer(p, b, "refused")
  /\ held' = [held EXCEPT ![p][b] =
       IF @ = Head(outgoing[p][b]).key THEN 0 ELSE @]
  /\ UNCHANGED <<cache, returned>>

\* The address was stale.  The message will be sent again, and so will be all
\* that follow it to that address, for they will all come back.
TakeReturned(p, b) ==
  /\ TakeAnswer(p, b, "moved")
  /\ LET x == Head(outgoing[p][b])
     IN /\ returned' = [returned EXCEPT ![p][b] = Append(@, x)]
        /\ cache' = [cache EXCEPT ![p][b] =
             IF @ = x.to THEN NoAddress ELSE @]
  /\ UNCHANGED held

\* All that was under way has come back, and goes to the new address: on
\* another machine ...
ResendByProxy(p, b) ==
  /\ returned[p][b] # <<>>
  /\ outgoing[p][b] = <<>>
  /\ IsRemote(p, cache[p][b])
  /\ LET again == [i \in DOMAIN returned[p][b] |->
           [returned[p][b][i] EXCEPT !.to = cache[p][b]]]
     IN /\ outgoing' = [outgoing EXCEPT ![p][b] = again]
        /\ wire' = [wire EXCEPT ![p][b] = again]
  /\ returned' = [returned EXCEPT ![p][b] = <<>>]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, serial,
                 channel, answers, received>>

\* What comes next of the returned messages can be put into b by p's kernel.
BackHome(p, b) ==
  /\ returned[p][b] # <<>>
  /\ outgoing[p][b] = <<>>
  /\ IsLocal(p, cache[p][b])
  /\ IsAt(b, cache[p][b])
  /\ returned' = [returned EXCEPT ![p][b] = Tail(@)]
  /\ UNCHANGED <<nameVars, capabilityVars, held, cache, serial, channel,
                 outgoing, wire, answers, received>>

\* ... or on the sender's own, one by one.
ResendByKernel(p, b) ==
  /\ BackHome(p, b)
  /\ MayEnter(p, b, Head(returned[p][b]).key)
  /\ queue' = [queue EXCEPT ![b] =
       Append(@, Letter(p, b, Head(returned[p][b]).number))]

\* By now p may not send it.
RefuseReturned(p, b) ==
  /\ BackHome(p, b)
  /\ ~MayEnter(p, b, Head(returned[p][b]).key)
  /\ UNCHANGED queue

\* The name service knows no such mailbox any more.
GiveUp(p, b) ==
  /\ returned[p][b] # <<>>
  /\ ~IsKnown(cache[p][b])
  /\ names[b] = NoAddress
  /\ returned' = [returned EXCEPT ![p][b] = <<>>]
  /\ held' = [held EXCEPT ![p][b] = 0]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, cache, serial, channel,
                 outgoing, wire, answers, received>>

-----------------------------------------------------------------------------
(* System: the receiver polls its mailbox and its rings.                   *)

ReceiveFromQueue(p, b) ==
  /\ queue[b] # <<>>
  /\ Head(queue[b]).from = p
  /\ received' = [received EXCEPT ![p][b] = Head(queue[b]).number]
  /\ queue' = [queue EXCEPT ![b] = Tail(@)]
  /\ UNCHANGED <<nameVars, capabilityVars, held, cache, serial, channel,
                 remoteVars>>

ReceiveFromChannel(p, b) ==
  /\ channel[p][b].ring # <<>>
  /\ received' = [received EXCEPT ![p][b] = Head(channel[p][b].ring)]
  /\ channel' = [channel EXCEPT ![p][b].ring = Tail(@)]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, serial,
                 remoteVars>>

\* The ring is read to its end, and goes.  From now on p can send by the
\* kernel again.
Release(p, b) ==
  /\ channel[p][b].phase = "closing"
  /\ channel[p][b].ring = <<>>
  /\ channel' = [channel EXCEPT ![p][b] = NoChannel]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, serial,
                 remoteVars, received>>

-----------------------------------------------------------------------------
Environment ==
  \/ \E p \in Process, b \in Mailbox :
       \/ SendByKernel(p, b) \/ SendByChannel(p, b) \/ SendByProxy(p, b)
       \/ Grant(p, b) \/ Revoke(p, b)
       \/ Establish(p, b) \/ Close(p, b) \/ Evict(p, b)
  \/ \E p, q \in Process, b \in Mailbox : Delegate(p, q, b)
  \/ \E b \in Mailbox, place \in Place : Migrate(b, place)
  \/ \E p \in Process : Crash(p)
  \/ \E b \in Mailbox : Destroy(b)

Observation == Quiet \/ \E p \in Process, b \in Mailbox : RefuseSend(p, b)

Naming(p, b) == Lookup(p, b) \/ FindStale(p, b)

Carrying(p, b) == Deliver(p, b) \/ Refuse(p, b) \/ Return(p, b)

TakingAnswers(p, b) ==
  TakeDelivered(p, b) \/ TakeRefused(p, b) \/ TakeReturned(p, b)

Resending(p, b) ==
  ResendByProxy(p, b) \/ ResendByKernel(p, b) \/ RefuseReturned(p, b)

Settling(p, b) == TakingAnswers(p, b) \/ Resending(p, b) \/ GiveUp(p, b)

Receiving(p, b) == ReceiveFromQueue(p, b) \/ ReceiveFromChannel(p, b)

System ==
  \/ \E b \in Mailbox : Register(b)
  \/ \E p \in Process, b \in Mailbox :
       \/ Naming(p, b)
       \/ Carrying(p, b)
       \/ Settling(p, b)
       \/ Receiving(p, b)
       \/ Release(p, b)

Next == Environment \/ System \/ Observation

\* Kernels, proxies, the name service and receivers go on.  Nothing is asked
\* of senders.
Fairness ==
  /\ \A b \in Mailbox : WF_vars(Register(b))
  /\ \A p \in Process, b \in Mailbox :
       /\ WF_vars(Naming(p, b))
       /\ WF_vars(Carrying(p, b))
       /\ WF_vars(Settling(p, b))
       /\ WF_vars(Receiving(p, b))
       /\ WF_vars(Release(p, b))

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Invariants.                                                             *)

\* What b can receive from p now.
Unread(p, b) == InQueue(p, b) \o channel[p][b].ring

\* What is with the proxies and has not been put into the mailbox or refused.
UnderWay(p, b) ==
  LET back == Len(answers[p][b])
      moved == SelectSeq([i \in 1..back |-> i],
                         LAMBDA i : answers[p][b][i] = "moved")
  IN returned[p][b]
       \o [i \in DOMAIN moved |-> outgoing[p][b][moved[i]]]
       \o wire[p][b]

\* A pair's messages are on one path at a time: the ring, or the mailbox and
\* the way there.
OnePathAtATime ==
  \A p \in Process, b \in Mailbox :
    channel[p][b].phase # "none" =>
      InQueue(p, b) = <<>> /\ NothingRemote(p, b)

\* All that is under way with the proxies goes to one address, or comes back
\* from there.
OneRouteAtATime ==
  \A p \in Process, b \in Mailbox :
    /\ \A i, j \in DOMAIN outgoing[p][b] :
         outgoing[p][b][i].to = outgoing[p][b][j].to
    /\ returned[p][b] # <<>> =>
         \A i \in DOMAIN outgoing[p][b] : ~IsAt(b, outgoing[p][b][i].to)

\* The sender's proxy knows what has not been answered.
EveryParcelIsAnswered ==
  \A p \in Process, b \in Mailbox :
    /\ Len(outgoing[p][b]) = Len(answers[p][b]) + Len(wire[p][b])
    /\ wire[p][b] = SubSeq(outgoing[p][b], Len(answers[p][b]) + 1,
                           Len(outgoing[p][b]))

\* A page is shared on one machine.
ChannelsAreLocal ==
  \A p \in Process, b \in Mailbox :
    channel[p][b].phase # "none" => IsLocal(p, home[b])

\* What is in a mailbox was sent to it, by whom it says.
NothingForged ==
  \A b \in Mailbox : \A i \in DOMAIN queue[b] :
    /\ queue[b][i].to = b
    /\ queue[b][i].number <= serial[queue[b][i].from][b]

\* Who has lost the capability has no page, and nobody has one from somebody
\* who has none.
RevokedMeansRevoked ==
  \A p \in Process, b \in Mailbox :
    /\ channel[p][b].phase = "open" => Holds(p, b)
    /\ Holds(p, b) =>
         \/ capability[p][b].giver = b
         \/ Holds(capability[p][b].giver, b)

-----------------------------------------------------------------------------
(* Properties of steps.                                                    *)

\* Only a holder gets a message into a mailbox or a ring.
OnlyHoldersSend ==
  [][\A p \in Process, b \in Mailbox :
       Len(Unread(p, b)') > Len(Unread(p, b)) => Holds(p, b)]_vars

\* What gets into a mailbox was sent to where it is: a stale address is seen.
\* A kernel looks into no mailbox of another machine.
LettersComeWhereTheMailboxIs ==
  [][\A p \in Process, b \in Mailbox :
       Len(InQueue(p, b)') > Len(InQueue(p, b)) =>
         IF wire'[p][b] # wire[p][b]
         THEN IsAt(b, Head(wire[p][b]).to)
         ELSE IsAt(b, cache[p][b]) /\ IsLocal(p, cache[p][b])]_vars

\* A channel goes when everything in it has been read, or its reader ends.
ChannelDrainsFirst ==
  [][\A p \in Process, b \in Mailbox :
       channel[p][b].phase # "none" /\ channel'[p][b].phase = "none" =>
         channel[p][b].ring = <<>> \/ home'[b] = NoAddress]_vars

-----------------------------------------------------------------------------
(* Promises.                                                               *)

\* A message may run after a mailbox that moves for ever.
MovesEnd == <>[][\A b \in Mailbox, place \in Place : ~Migrate(b, place)]_vars

EveryReturnedMessageIsSentAgain ==
  MovesEnd =>
    \A p \in Process, b \in Mailbox :
      returned[p][b] # <<>> ~> returned[p][b] = <<>>

\* A message that the proxies are done with: it has been put into the mailbox
\* or refused, or there is no mailbox any more.
Settle(p, b) ==
  \/ TakeDelivered(p, b) \/ TakeRefused(p, b)
  \/ ResendByKernel(p, b) \/ RefuseReturned(p, b)
  \/ GiveUp(p, b)

\* Nor is it sent again and again.
NothingBouncesForEver ==
  MovesEnd =>
    \A p \in Process, b \in Mailbox :
      []<>NothingRemote(p, b) \/ []<><<Settle(p, b)>>_vars

EveryClosedChannelIsReleased ==
  \A p \in Process, b \in Mailbox :
    channel[p][b].phase = "closing" ~> channel[p][b].phase = "none"

CanSend(p, b) ==
  ENABLED (SendByKernel(p, b) \/ SendByChannel(p, b) \/ SendByProxy(p, b))

\* Paths change and rings fill up, but whoever may send does not wait for ever
\* until it can.
EveryHolderCanSend ==
  MovesEnd =>
    \A p \in Process, b \in Mailbox :
      []<>(CanSend(p, b) \/ ~MayEnter(p, b, held[p][b]))

-----------------------------------------------------------------------------
(* What it refines, and what it uses.                                      *)

\* What b will receive from p, if p keeps its capability.
WillArrive(p, b) ==
  LET good == SelectSeq(UnderWay(p, b), LAMBDA x : MayEnter(p, b, x.key))
  IN Unread(p, b) \o [i \in DOMAIN good |-> good[i].number]

\* Nobody restarts here: everybody lives its first life.
Abstract == INSTANCE Mailbox WITH
  Owner <- [b \in Mailbox |-> b],
  incarnation <- [p \in Process |-> 1],
  giver <- [p \in Process |-> [b \in Mailbox |-> capability[p][b].giver]],
  transit <- [p \in Process |-> [b \in Mailbox |->
    LET numbers == WillArrive(p, b)
    IN [i \in DOMAIN numbers |-> <<1, numbers[i]>>]]],
  received <- [p \in Process |-> [b \in Mailbox |->
    IF received[p][b] = 0 THEN <<0, 0>> ELSE <<1, received[p][b]>>]],
  ended <- {b \in Mailbox : home[b] = NoAddress}

ImplementsMailbox == Abstract!Init /\ [][Abstract!Next]_(Abstract!vars)

\* Whatever is still to arrive is in its order, and later than what has come.
ArrivesInOrder == Abstract!ArrivesInOrder

\* What was sent is received.
ImplementsArrival == MovesEnd => Abstract!Fairness

RingOf(p, b) == INSTANCE Ring WITH
  phase <- channel[p][b].phase,
  ring <- channel[p][b].ring

\* Each pair uses its channel as a ring may be used.
UsesRings ==
  /\ \A p \in Process, b \in Mailbox : RingOf(p, b)!Init
  /\ [][\A p \in Process, b \in Mailbox :
         [RingOf(p, b)!Next]_(RingOf(p, b)!vars)]_vars

THEOREM Spec => [](TypeOK /\ OnePathAtATime /\ OneRouteAtATime)
THEOREM Spec => [](EveryParcelIsAnswered /\ ChannelsAreLocal)
THEOREM Spec => []ArrivesInOrder /\ EveryHolderCanSend
THEOREM Spec => [](NothingForged /\ RevokedMeansRevoked)
THEOREM Spec => ImplementsMailbox /\ ImplementsArrival /\ UsesRings
=============================================================================
The checked sizes stand in ../manifest.json.
