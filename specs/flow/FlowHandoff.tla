---------------------------- MODULE FlowHandoff ----------------------------
(***************************************************************************)
(* How fos's network stack hands TCP flows from netstack 0 to the members  *)
(* of its fleet (report sections 3.2.2, 4.7.3).                            *)
(*                                                                         *)
(* The network interface server passes each segment on by a table keyed by *)
(* the hash of the flow's four-tuple; what has no entry goes to the        *)
(* coordinator, netstack 0.  There connections are set up.  An established *)
(* flow is passed to a member, which tells the interface once it has       *)
(* accepted it.  The interface updates its table, and sends the            *)
(* coordinator a note, which travels behind all segments that took the old *)
(* way.  Until the note arrives the coordinator forwards.                  *)
(*                                                                         *)
(* Hashes collide.  One flow of a bucket at a time is handed out; others   *)
(* of the same hash stay with the coordinator, and the member that gets    *)
(* their segments compares the whole four-tuple and passes them back.  So  *)
(* the coordinator keeps one record for each bucket, and nothing for each  *)
(* flow that it has handed out.                                            *)
(*                                                                         *)
(* What the messages need: one sender's messages to one receiver arrive in *)
(* order, each once (Mailbox).  Segments carry the serial of their         *)
(* connection: the initial sequence number tells a connection from older   *)
(* ones of the same four-tuple (RFC 6528).                                 *)
(*                                                                         *)
(* The state and the messages stand in FlowState, what holds in            *)
(* FlowHandoffProperties.                                                  *)
(***************************************************************************)
EXTENDS FlowState

-----------------------------------------------------------------------------
(* Environment: applications listen, peers send, members leave and crash.  *)
(* A segment's arrival is the interface's own step: it looks its table up, *)
(* and passes the segment on.                                              *)

Listen(p) ==
  /\ p \notin listening
  /\ listening' = listening \cup {p}
  /\ UNCHANGED <<peer, table, memberVars, slot, standing, channel>>

\* The interface accepts a segment.
Accept(s) ==
  /\ channel' = Put(channel, Interface, RouteOf(s.flow), <<s>>)
  /\ UNCHANGED <<table, memberVars, coordinatorVars>>

\* A connection request, under a four-tuple that the peer has done with.
Connect(f) ==
  LET i == peer[f].serial + 1
  IN
  /\ peer[f].phase \in {"closed", "reset"}
  /\ peer' = [peer EXCEPT ![f] =
       [phase |-> "connecting", serial |-> i, sent |-> 0]]
  /\ Accept(Segment("syn", f, i, 0))

\* The request comes once more.
ConnectAgain(f) ==
  /\ peer[f].phase \in {"connecting", "open", "closing"}
  /\ UNCHANGED peer
  /\ Accept(Segment("syn", f, peer[f].serial, 0))

\* Segment n arrives, for the first time or again: the network reorders, and
\* the peer repeats.
Arrive(f, n) ==
  /\ peer[f].phase \in {"open", "closing"}
  /\ peer[f].phase = "closing" => n <= peer[f].sent
  /\ peer' = [peer EXCEPT ![f].sent = IF n > @ THEN n ELSE @]
  /\ Accept(Segment(
       IF peer[f].phase = "closing" /\ n = peer[f].sent
       THEN "fin" ELSE "data", f, peer[f].serial, n))

\* The stream's last segment arrives.
Finish(f, n) ==
  /\ peer[f].phase = "open"
  /\ n > peer[f].sent
  /\ peer' = [peer EXCEPT ![f].phase = "closing", ![f].sent = n]
  /\ Accept(Segment("fin", f, peer[f].serial, n))

\* The peer gives the connection up.
Abort(f) ==
  /\ peer[f].phase \in {"open", "closing"}
  /\ peer' = [peer EXCEPT ![f].phase = "reset"]
  /\ Accept(Segment("rst", f, peer[f].serial, 0))

\* Member m is to leave the fleet.
Leave(m) ==
  /\ m # Coordinator
  /\ mode[m] = "in"
  /\ mode' = [mode EXCEPT ![m] = "leaving"]
  /\ channel' = Put(channel, m, Coordinator, <<MemberNote("leave", m)>>)
  /\ UNCHANGED <<peer, table, flow, coordinatorVars>>

\* Member m stops for good.  Of what it has sent, the first so many messages
\* to the coordinator and to the interface still arrive; behind them both get
\* the notice of the crash.
Crash(m, toCoordinator, toInterface) ==
  LET kept(c) ==
        IF c[2] = m THEN <<>>
        ELSE IF c = <<m, Coordinator>>
             THEN Append(SubSeq(channel[c], 1, toCoordinator),
                         MemberNote("crashed", m))
        ELSE IF c = <<m, Interface>>
             THEN Append(SubSeq(channel[c], 1, toInterface),
                         MemberNote("crashed", m))
        ELSE channel[c]
  IN
  /\ m # Coordinator
  /\ ~Gone(m)
  /\ toCoordinator \in 0..Len(channel[<<m, Coordinator>>])
  /\ toInterface \in 0..Len(channel[<<m, Interface>>])
  /\ mode' = [mode EXCEPT ![m] = "crashed"]
  /\ flow' = [flow EXCEPT ![m] = [f \in Flow |-> Unknown]]
  /\ channel' = [c \in Link |-> kept(c)]
  /\ UNCHANGED <<peer, table, coordinatorVars>>

-----------------------------------------------------------------------------
(* System: whoever owns a flow.                                            *)

\* Segment s is the next of the stream: the application gets it, and all that
\* came early and follows it.
Deliver(m, a, s) ==
  LET r == Absorb(flow[m][s.flow], s)
  IN
  /\ s \in NextSegment(a, m)
  /\ Knows(m, s.flow, s.serial)
  /\ flow[m][s.flow].phase = "open"
  /\ s.kind \in {"data", "fin"}
  /\ IsNext(flow[m][s.flow], s)
  /\ flow' = [flow EXCEPT ![m][s.flow] = r]
  /\ peer' = AcknowledgeEnd(s.flow, r)
  /\ channel' = Take(a, m)
  /\ UNCHANGED <<table, mode, coordinatorVars>>

\* Segment s has overtaken others.
KeepEarly(m, a, s) ==
  /\ s \in NextSegment(a, m)
  /\ Knows(m, s.flow, s.serial)
  /\ flow[m][s.flow].phase = "open"
  /\ s.kind \in {"data", "fin"}
  /\ IsEarly(flow[m][s.flow], s)
  /\ flow' = [flow EXCEPT ![m][s.flow] = Absorb(@, s)]
  /\ channel' = Take(a, m)
  /\ UNCHANGED <<peer, table, mode, coordinatorVars>>

\* Segment s is of an older connection, or has been here before.
DropDuplicate(m, a, s) ==
  /\ s \in NextSegment(a, m)
  /\ IsDuplicate(flow[m][s.flow], s)
  /\ channel' = Take(a, m)
  /\ UNCHANGED <<peer, table, memberVars, coordinatorVars>>

\* Member m forgets the flow; the coordinator is told, and sent what follows.
Forget(m, a, f, after) ==
  /\ flow' = [flow EXCEPT ![m][f] = Unknown]
  /\ channel' = IF m = Coordinator THEN Take(a, m)
                ELSE Put(Take(a, m), m, Coordinator,
                         <<FlowNote("ended", f)>> \o after)

\* The peer has reset the connection.
TakeReset(m, a, s) ==
  /\ s \in NextSegment(a, m)
  /\ s.kind = "rst"
  /\ Knows(m, s.flow, s.serial)
  /\ flow[m][s.flow].phase # "timewait"
  /\ Forget(m, a, s.flow, <<>>)
  /\ UNCHANGED <<peer, table, mode, coordinatorVars>>

\* TIME-WAIT is over.  That it lasts longer than any segment of the connection
\* lives on its way is an assumption about time: no server looks at it.
TimeWaitEnds(m, f) ==
  /\ flow[m][f].phase = "timewait"
  /\ \A c \in Link : \A i \in DOMAIN channel[c] :
       LET x == channel[c][i]
       IN x.kind \in SegmentKind =>
            ~(x.flow = f /\ x.serial = flow[m][f].serial)
  /\ flow' = [flow EXCEPT ![m][f] = Unknown]
  /\ channel' = IF m = Coordinator THEN channel
                ELSE Put(channel, m, Coordinator, <<FlowNote("ended", f)>>)
  /\ UNCHANGED <<peer, table, mode, coordinatorVars>>

-----------------------------------------------------------------------------
(* System: a member.                                                       *)

\* A flow is handed to m, which tells the interface.
AcceptFlow(m, f) ==
  \E x \in NextOf(Coordinator, m, {"handoff"}) :
    /\ x.flow = f
    /\ flow' = [flow EXCEPT ![m][f] = x.state]
    /\ channel' = Put(Take(Coordinator, m), m, Interface,
                      <<FlowNote("redirect", f)>>)
    /\ UNCHANGED <<peer, table, mode, coordinatorVars>>

\* Segment s is of a flow that m does not own: its hash collides, or the flow
\* has gone.  The coordinator will know.
PassBack(m, a, s) ==
  /\ m # Coordinator
  /\ s \in NextSegment(a, m)
  /\ flow[m][s.flow].phase = "none"
  /\ channel' = Put(Take(a, m), m, Coordinator, <<s>>)
  /\ UNCHANGED <<peer, table, memberVars, coordinatorVars>>

\* A new connection of a four-tuple is asked for: the peer has done with the
\* one that m owns, in TIME-WAIT or not (RFC 1122, 4.2.2.13).
Supersede(m, a, s) ==
  /\ m # Coordinator
  /\ s \in NextSegment(a, m)
  /\ s.kind = "syn"
  /\ flow[m][s.flow].phase # "none"
  /\ flow[m][s.flow].serial < s.serial
  /\ Forget(m, a, s.flow, <<s>>)
  /\ UNCHANGED <<peer, table, mode, coordinatorVars>>

\* A member that leaves gives its flows back, those in TIME-WAIT too.
ReturnFlow(m, f) ==
  /\ mode[m] = "leaving"
  /\ flow[m][f].phase # "none"
  /\ flow' = [flow EXCEPT ![m][f] = Unknown]
  /\ channel' = Put(channel, m, Coordinator,
                    <<Carry("return", f, flow[m][f])>>)
  /\ UNCHANGED <<peer, table, mode, coordinatorVars>>

\* The coordinator wants bucket h's entry out of the table.  Its word comes
\* behind all that it has forwarded, and goes on behind m's own request.
RelayClear(m, h) ==
  /\ EntryNote("clear", h) \in NextOf(Coordinator, m, {"clear"})
  /\ channel' = Put(Take(Coordinator, m), m, Interface,
                    <<EntryNote("clear", h)>>)
  /\ UNCHANGED <<peer, table, memberVars, coordinatorVars>>

\* The entry is out of the table.  The interface's word comes behind the last
\* segment that took the old way, and goes on behind all that m passes back.
RelayCleared(m, h) ==
  /\ EntryNote("cleared", h) \in NextOf(Interface, m, {"cleared"})
  /\ channel' = Put(Take(Interface, m), m, Coordinator,
                    <<EntryNote("cleared", h)>>)
  /\ UNCHANGED <<peer, table, memberVars, coordinatorVars>>

\* The coordinator lets m go.
Depart(m) ==
  \E x \in NextOf(Coordinator, m, {"goodbye"}) :
    /\ mode' = [mode EXCEPT ![m] = "out"]
    /\ channel' = Take(Coordinator, m)
    /\ UNCHANGED <<peer, table, flow, coordinatorVars>>

-----------------------------------------------------------------------------
(* System: the coordinator.                                                *)

\* A connection request, for a port at which somebody listens.  An older
\* connection of the four-tuple is over: the peer asks for a new one.
OpenFlow(a, s) ==
  /\ s \in NextSegment(a, Coordinator)
  /\ s.kind = "syn"
  /\ \/ flow[Coordinator][s.flow].phase = "none"
     \/ flow[Coordinator][s.flow].serial < s.serial
  /\ ~Forwards(s.flow)
  /\ PortOf(s.flow) \in listening
  /\ flow' = [flow EXCEPT ![Coordinator][s.flow] = Opening(s.serial)]
  /\ peer' = [peer EXCEPT ![s.flow].phase =
       IF peer[s.flow].serial = s.serial /\ @ = "connecting"
       THEN "open" ELSE @]
  /\ channel' = Take(a, Coordinator)
  /\ UNCHANGED <<table, mode, coordinatorVars>>

\* A connection request for a port at which nobody listens.
RefuseConnection(a, s) ==
  /\ s \in NextSegment(a, Coordinator)
  /\ s.kind = "syn"
  /\ flow[Coordinator][s.flow].phase = "none"
  /\ ~Forwards(s.flow)
  /\ PortOf(s.flow) \notin listening
  /\ peer' = Reset(s.flow, s.serial)
  /\ channel' = Take(a, Coordinator)
  /\ UNCHANGED <<table, memberVars, coordinatorVars>>

\* The first segment after the request completes the handshake: whoever sends
\* it has got the coordinator's answer.
Establish(a, s) ==
  LET r == Absorb(flow[Coordinator][s.flow], s)
  IN
  /\ s \in NextSegment(a, Coordinator)
  /\ s.kind \in {"data", "fin"}
  /\ Knows(Coordinator, s.flow, s.serial)
  /\ flow[Coordinator][s.flow].phase = "opening"
  /\ flow' = [flow EXCEPT ![Coordinator][s.flow] = r]
  /\ peer' = AcknowledgeEnd(s.flow, r)
  /\ channel' = Take(a, Coordinator)
  /\ UNCHANGED <<table, mode, coordinatorVars>>

\* Segment s is of a connection that nobody knows.
RefuseSegment(a, s) ==
  /\ s \in NextSegment(a, Coordinator)
  /\ s.kind \in {"data", "fin"}
  /\ flow[Coordinator][s.flow].phase = "none"
  /\ ~Forwards(s.flow)
  /\ peer' = Reset(s.flow, s.serial)
  /\ channel' = Take(a, Coordinator)
  /\ UNCHANGED <<table, memberVars, coordinatorVars>>

\* A reset of a connection that nobody knows is no matter.
IgnoreReset(a, s) ==
  /\ s \in NextSegment(a, Coordinator)
  /\ s.kind = "rst"
  /\ flow[Coordinator][s.flow].phase = "none"
  /\ ~Forwards(s.flow)
  /\ channel' = Take(a, Coordinator)
  /\ UNCHANGED <<peer, table, memberVars, coordinatorVars>>

\* An established flow is passed to member m, unless its bucket is taken.
\* From now on its segments are forwarded.
Assign(f, m) ==
  LET r == flow[Coordinator][f]
  IN
  /\ r.phase = "open"
  /\ slot[HashOf(f)].phase = "free"
  /\ standing[m] = "in"
  /\ flow' = [flow EXCEPT ![Coordinator][f] = Unknown]
  /\ slot' = [slot EXCEPT ![HashOf(f)] =
       [phase |-> "handed", flow |-> f, serial |-> r.serial, member |-> m,
        routed |-> FALSE]]
  /\ channel' = Put(channel, Coordinator, m, <<Carry("handoff", f, r)>>)
  /\ UNCHANGED <<peer, listening, table, mode, standing>>

\* Segment s was in the queue when its flow was passed on: it follows.
Forward(a, s) ==
  /\ s \in NextSegment(a, Coordinator)
  /\ flow[Coordinator][s.flow].phase = "none"
  /\ Forwards(s.flow)
  /\ channel' = Put(Take(a, Coordinator), Coordinator,
                    slot[HashOf(s.flow)].member, <<s>>)
  /\ UNCHANGED <<peer, table, memberVars, coordinatorVars>>

\* The interface has updated its table, and all that it passed on before has
\* been forwarded: forwarding is retired.
RetireForwarding(f) ==
  \E x \in NextOf(Interface, Coordinator, {"routed"}) :
    /\ x.flow = f
    /\ slot' = [slot EXCEPT ![HashOf(f)].routed = TRUE]
    /\ channel' = Take(Interface, Coordinator)
    /\ UNCHANGED <<peer, listening, table, memberVars, standing>>

\* Member m has forgotten the flow that it was handed.
NoteEnded(m, f) ==
  \E x \in NextOf(m, Coordinator, {"ended"}) :
    /\ x.flow = f
    /\ slot' = [slot EXCEPT ![HashOf(f)].phase = "ended"]
    /\ channel' = Take(m, Coordinator)
    /\ UNCHANGED <<peer, listening, table, memberVars, standing>>

\* A leaving member's flow comes back; it will be handed out again.
TakeBack(m, f) ==
  \E x \in NextOf(m, Coordinator, {"return"}) :
    /\ x.flow = f
    /\ flow' = [flow EXCEPT ![Coordinator][f] = x.state]
    /\ slot' = [slot EXCEPT ![HashOf(f)].phase = "ended"]
    /\ channel' = Take(m, Coordinator)
    /\ UNCHANGED <<peer, listening, table, mode, standing>>

\* The bucket's entry serves nobody any more.  The word that it is to go takes
\* each way that the flow's segments have taken, coordinator to member to
\* interface to member to coordinator, and sweeps it clean.  The interface's
\* note must have come before: it would be taken for that of the next flow.
SendClear(h) ==
  /\ slot[h].phase = "ended"
  /\ slot[h].routed
  /\ slot' = [slot EXCEPT ![h].phase = "clearing"]
  /\ channel' = Put(channel, Coordinator, slot[h].member,
                    <<EntryNote("clear", h)>>)
  /\ UNCHANGED <<peer, listening, table, memberVars, standing>>

\* Nothing can come by the old entry any more: the bucket is free.
FreeBucket(m, h) ==
  /\ EntryNote("cleared", h) \in NextOf(m, Coordinator, {"cleared"})
  /\ slot' = [slot EXCEPT ![h] = FreeSlot]
  /\ channel' = Take(m, Coordinator)
  /\ UNCHANGED <<peer, listening, table, memberVars, standing>>

\* Member m is to get no more flows.
NoteLeaving(m) ==
  \E x \in NextOf(m, Coordinator, {"leave"}) :
    /\ standing' = [standing EXCEPT ![m] = "leaving"]
    /\ channel' = Take(m, Coordinator)
    /\ UNCHANGED <<peer, listening, table, memberVars, slot>>

\* No bucket stands for member m any more: it may go.
LetGo(m) ==
  /\ m \in Others
  /\ standing[m] = "leaving"
  /\ \A h \in Bucket : slot[h].member # m
  /\ standing' = [standing EXCEPT ![m] = "out"]
  /\ channel' = Put(channel, Coordinator, m, <<MemberNote("goodbye", m)>>)
  /\ UNCHANGED <<peer, listening, table, memberVars, slot>>

\* Member m has crashed, all that it had sent has arrived, and the interface
\* has taken it out of its table.  The flows that m had been handed are reset.
ForgetMember(m) ==
  LET had(h) == slot[h].member = m
      owned(f) == LET h == HashOf(f)
                  IN had(h) /\ slot[h].phase = "handed" /\ slot[h].flow = f
  IN
  /\ MemberNote("purged", m) \in NextOf(Interface, Coordinator, {"purged"})
  /\ MemberNote("crashed", m) \in NextOf(m, Coordinator, {"crashed"})
  /\ standing' = [standing EXCEPT ![m] = "out"]
  /\ slot' = [h \in Bucket |-> IF had(h) THEN FreeSlot ELSE slot[h]]
  /\ peer' = [f \in Flow |->
       IF owned(f) THEN Reset(f, slot[HashOf(f)].serial)[f] ELSE peer[f]]
  /\ channel' = [Take(Interface, Coordinator) EXCEPT
       ![<<m, Coordinator>>] = <<>>]
  /\ UNCHANGED <<listening, table, memberVars>>

-----------------------------------------------------------------------------
(* System: the network interface server.                                   *)

\* Member m owns flow f now: its bucket's segments go to m.  The note to the
\* coordinator travels behind all that went there before.
InstallEntry(m, f) ==
  \E x \in NextOf(m, Interface, {"redirect"}) :
    /\ x.flow = f
    /\ table' = [table EXCEPT ![HashOf(f)] = m]
    /\ channel' = Put(Take(m, Interface), Interface, Coordinator,
                      <<FlowNote("routed", f)>>)
    /\ UNCHANGED <<peer, memberVars, coordinatorVars>>

\* Bucket h's segments go to the coordinator again.
ClearEntry(m, h) ==
  /\ EntryNote("clear", h) \in NextOf(m, Interface, {"clear"})
  /\ table' = [table EXCEPT ![h] = Nobody]
  /\ channel' = Put(Take(m, Interface), Interface, m,
                    <<EntryNote("cleared", h)>>)
  /\ UNCHANGED <<peer, memberVars, coordinatorVars>>

\* Member m has crashed, and what it had to say has arrived.
NoticeCrash(m) ==
  /\ MemberNote("crashed", m) \in NextOf(m, Interface, {"crashed"})
  /\ table' = [h \in Bucket |-> IF table[h] = m THEN Nobody ELSE table[h]]
  /\ channel' = Put(Take(m, Interface), Interface, Coordinator,
                    <<MemberNote("purged", m)>>)
  /\ UNCHANGED <<peer, memberVars, coordinatorVars>>

-----------------------------------------------------------------------------
Environment ==
  \/ \E p \in Port : Listen(p)
  \/ \E f \in Flow : Connect(f) \/ ConnectAgain(f) \/ Abort(f)
  \/ \E f \in Flow, n \in Number : Arrive(f, n) \/ Finish(f, n)
  \/ \E m \in Others : Leave(m)
  \/ \E m \in Others :
       \E c \in 0..Len(channel[<<m, Coordinator>>]),
          i \in 0..Len(channel[<<m, Interface>>]) : Crash(m, c, i)

\* Nothing is under way: an observation, which changes nothing.
Quiet ==
  /\ \A c \in Link : channel[c] = <<>>
  /\ UNCHANGED vars

\* Member m takes in the next message from a.
Owning(m, a) ==
  \E s \in NextSegment(a, m) :
    \/ Deliver(m, a, s) \/ KeepEarly(m, a, s) \/ DropDuplicate(m, a, s)
    \/ TakeReset(m, a, s)

Serving(m, a) ==
  \/ Owning(m, a)
  \/ \E s \in NextSegment(a, m) : PassBack(m, a, s) \/ Supersede(m, a, s)
  \/ /\ a = Coordinator
     /\ \/ \E f \in Flow : AcceptFlow(m, f)
        \/ \E h \in Bucket : RelayClear(m, h)
        \/ Depart(m)
  \/ a = Interface /\ \E h \in Bucket : RelayCleared(m, h)

Coordinating(a) ==
  \/ Owning(Coordinator, a)
  \/ \E s \in NextSegment(a, Coordinator) :
       \/ OpenFlow(a, s) \/ RefuseConnection(a, s) \/ Establish(a, s)
       \/ RefuseSegment(a, s) \/ IgnoreReset(a, s) \/ Forward(a, s)
  \/ /\ a = Interface
     /\ \/ \E f \in Flow : RetireForwarding(f)
        \/ \E m \in Others : ForgetMember(m)
  \/ /\ a \in Others
     /\ \/ \E f \in Flow : NoteEnded(a, f) \/ TakeBack(a, f)
        \/ \E h \in Bucket : FreeBucket(a, h)
        \/ NoteLeaving(a)

HandingOut(f) == \E m \in Others : Assign(f, m)

Switching(m) ==
  \/ \E f \in Flow : InstallEntry(m, f)
  \/ \E h \in Bucket : ClearEntry(m, h)
  \/ NoticeCrash(m)

System ==
  \/ \E m \in Others, a \in {Interface, Coordinator} : Serving(m, a)
  \/ \E m \in Others : LetGo(m)
  \/ \E m \in Member, f \in Flow : TimeWaitEnds(m, f)
  \/ \E m \in Others, f \in Flow : ReturnFlow(m, f)
  \/ \E a \in Node \ {Coordinator} : Coordinating(a)
  \/ \E f \in Flow : HandingOut(f)
  \/ \E h \in Bucket : SendClear(h)
  \/ \E m \in Others : Switching(m)

Next == Environment \/ System \/ Quiet

\* Every server goes on serving each of those that send to it, and does what
\* it has to do by itself.  Nothing is asked of peers, applications, faults.
Fairness ==
  /\ \A m \in Others : \A a \in {Interface, Coordinator} :
       WF_vars(Serving(m, a))
  /\ \A m \in Others : WF_vars(LetGo(m))
  /\ \A m \in Member, f \in Flow : WF_vars(TimeWaitEnds(m, f))
  /\ \A m \in Others, f \in Flow : WF_vars(ReturnFlow(m, f))
  /\ \A a \in Node \ {Coordinator} : WF_vars(Coordinating(a))
  /\ \A f \in Flow : WF_vars(HandingOut(f))
  /\ \A h \in Bucket : WF_vars(SendClear(h))
  /\ \A m \in Others : WF_vars(Switching(m))

Spec == Init /\ [][Next]_vars /\ Fairness
=============================================================================
