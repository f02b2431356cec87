------------------------- MODULE MutantFlowHandoff -------------------------
(* Bugs of FlowHandoff, each under its name.  A configuration puts one in    *)
(* the place of the sound operator, and says which property catches it.      *)
EXTENDS MCFlowHandoff

-----------------------------------------------------------------------------
(* Handing out.                                                              *)

\* For Assign and AcceptFlow: the interface is told before the member has
\* accepted.
RedirectBeforeAccept(f, m) ==
  LET r == flow[Coordinator][f]
  IN
  /\ r.phase = "open"
  /\ slot[HashOf(f)].phase = "free"
  /\ standing[m] = "in"
  /\ flow' = [flow EXCEPT ![Coordinator][f] = Unknown]
  /\ slot' = [slot EXCEPT ![HashOf(f)] =
       [phase |-> "handed", flow |-> f, serial |-> r.serial, member |-> m,
        routed |-> FALSE]]
  /\ channel' = Put(Put(channel, Coordinator, m, <<Carry("handoff", f, r)>>),
                    m, Interface, <<FlowNote("redirect", f)>>)
  /\ UNCHANGED <<peer, listening, table, mode, standing>>

AcceptSilently(m, f) ==
  \E x \in NextOf(Coordinator, m, {"handoff"}) :
    /\ x.flow = f
    /\ flow' = [flow EXCEPT ![m][f] = x.state]
    /\ channel' = Take(Coordinator, m)
    /\ UNCHANGED <<peer, table, mode, coordinatorVars>>

\* For Assign: the coordinator keeps a copy, to hand it out once more.
HandOutACopy(f, m) ==
  LET r == flow[Coordinator][f]
  IN
  /\ r.phase = "open"
  /\ slot[HashOf(f)].phase = "free"
  /\ standing[m] = "in"
  /\ slot' = [slot EXCEPT ![HashOf(f)] =
       [phase |-> "handed", flow |-> f, serial |-> r.serial, member |-> m,
        routed |-> FALSE]]
  /\ channel' = Put(channel, Coordinator, m, <<Carry("handoff", f, r)>>)
  /\ UNCHANGED <<peer, listening, table, memberVars, standing>>

\* For Assign: always to the same member, and if that has left, to nobody.
AssignToTheFavourite(f, m) ==
  LET r == flow[Coordinator][f]
  IN
  /\ r.phase = "open"
  /\ slot[HashOf(f)].phase = "free"
  /\ standing[m] = "in"
  /\ m = CHOOSE p \in Others : TRUE
  /\ flow' = [flow EXCEPT ![Coordinator][f] = Unknown]
  /\ slot' = [slot EXCEPT ![HashOf(f)] =
       [phase |-> "handed", flow |-> f, serial |-> r.serial, member |-> m,
        routed |-> FALSE]]
  /\ channel' = Put(channel, Coordinator, m, <<Carry("handoff", f, r)>>)
  /\ UNCHANGED <<peer, listening, table, mode, standing>>

\* For Assign: the coordinator does not look whether the bucket is taken.
AssignOverOthers(f, m) ==
  LET r == flow[Coordinator][f]
  IN
  /\ r.phase = "open"
  /\ standing[m] = "in"
  /\ flow' = [flow EXCEPT ![Coordinator][f] = Unknown]
  /\ slot' = [slot EXCEPT ![HashOf(f)] =
       [phase |-> "handed", flow |-> f, serial |-> r.serial, member |-> m,
        routed |-> FALSE]]
  /\ channel' = Put(channel, Coordinator, m, <<Carry("handoff", f, r)>>)
  /\ UNCHANGED <<peer, listening, table, mode, standing>>

\* For AcceptFlow: the handoff is acknowledged, comes once more, and is taken
\* once more.
AcceptTwice(m, f) ==
  \E x \in NextOf(Coordinator, m, {"handoff"}) :
    /\ x.flow = f
    /\ flow' = [flow EXCEPT ![m][f] = x.state]
    /\ channel' = Put(IF Knows(m, f, x.state.serial)
                      THEN Take(Coordinator, m) ELSE channel,
                      m, Interface, <<FlowNote("redirect", f)>>)
    /\ UNCHANGED <<peer, table, mode, coordinatorVars>>

\* For Forward: what is in the queue waits until the handoff is complete.  It
\* never will be: the note stands behind in the same queue.
WaitForTheNote(a, s) == FALSE

\* For InstallEntry: the note to the coordinator overtakes the queue.
RetireBeforeQueueDrains(m, f) ==
  \E x \in NextOf(m, Interface, {"redirect"}) :
    /\ x.flow = f
    /\ table' = [table EXCEPT ![HashOf(f)] = m]
    /\ channel' = [Take(m, Interface) EXCEPT
         ![<<Interface, Coordinator>>] = <<FlowNote("routed", f)>> \o @]
    /\ UNCHANGED <<peer, memberVars, coordinatorVars>>

\* For InstallEntry: the coordinator is not told.
UpdateWithoutNote(m, f) ==
  \E x \in NextOf(m, Interface, {"redirect"}) :
    /\ x.flow = f
    /\ table' = [table EXCEPT ![HashOf(f)] = m]
    /\ channel' = Take(m, Interface)
    /\ UNCHANGED <<peer, memberVars, coordinatorVars>>

-----------------------------------------------------------------------------
(* Collisions.                                                               *)

\* For Deliver: the member finds the flow by its hash alone.
TakeHashForIdentity(m, a, s) ==
  \E f \in Flow :
    /\ s \in NextSegment(a, m)
    /\ s.kind \in {"data", "fin"}
    /\ HashOf(f) = HashOf(s.flow)
    /\ flow[m][f].phase = "open"
    /\ IsNext(flow[m][f], s)
    /\ flow' = [flow EXCEPT ![m][f] = Absorb(@, s)]
    /\ peer' = AcknowledgeEnd(f, Absorb(flow[m][f], s))
    /\ channel' = Take(a, m)
    /\ UNCHANGED <<table, mode, coordinatorVars>>

\* For PassBack: what the member does not own it drops.
DropStrangers(m, a, s) ==
  /\ m # Coordinator
  /\ s \in NextSegment(a, m)
  /\ flow[m][s.flow].phase = "none"
  /\ channel' = Take(a, m)
  /\ UNCHANGED <<peer, table, memberVars, coordinatorVars>>

-----------------------------------------------------------------------------
(* Reassembly.                                                               *)

\* For KeepEarly: what arrives early is dropped.
DropEarly(m, a, s) ==
  /\ s \in NextSegment(a, m)
  /\ Knows(m, s.flow, s.serial)
  /\ flow[m][s.flow].phase = "open"
  /\ s.kind \in {"data", "fin"}
  /\ IsEarly(flow[m][s.flow], s)
  /\ channel' = Take(a, m)
  /\ UNCHANGED <<peer, table, memberVars, coordinatorVars>>

\* For Absorb: whatever arrives is given at once.
GiveAtOnce(r, s) ==
  [r EXCEPT !.phase = IF s.kind = "fin" THEN "timewait" ELSE "open",
            !.read = s.number]

\* For Absorb: what came early stays behind.
LeaveEarlyBehind(r, s) ==
  IF IsNext(r, s)
  THEN [r EXCEPT !.phase = IF s.kind = "fin" THEN "timewait" ELSE "open",
                 !.read = s.number]
  ELSE [r EXCEPT !.phase = "open", !.early = @ \cup {s.number}]

\* For Absorb, with AnyIsNext and OnlyOldIsDuplicate: segments are counted,
\* and nobody looks at their numbers.
CountSegments(r, s) ==
  [r EXCEPT !.phase = IF s.kind = "fin" THEN "timewait" ELSE "open",
            !.read = @ + 1]

AnyIsNext(r, s) == TRUE

OnlyOldIsDuplicate(r, s) ==
  /\ r.phase # "none"
  /\ \/ s.serial < r.serial
     \/ s.serial = r.serial /\ (s.kind = "syn" \/ r.phase = "timewait")

-----------------------------------------------------------------------------
(* Teardown.                                                                 *)

\* For TimeWaitEnds: there is no TIME-WAIT.
SkipTimeWait(m, f) ==
  /\ flow[m][f].phase = "timewait"
  /\ flow' = [flow EXCEPT ![m][f] = Unknown]
  /\ channel' = IF m = Coordinator THEN channel
                ELSE Put(channel, m, Coordinator, <<FlowNote("ended", f)>>)
  /\ UNCHANGED <<peer, table, mode, coordinatorVars>>

\* For TimeWaitEnds: the coordinator has no timer for what comes back to it.
OnlyMembersHaveTimers(m, f) ==
  /\ m # Coordinator
  /\ SkipTimeWait(m, f)

\* For NoteEnded: the bucket is free, and its entry stays in the table.
KeepTheEntry(m, f) ==
  \E x \in NextOf(m, Coordinator, {"ended"}) :
    /\ x.flow = f
    /\ slot' = [slot EXCEPT ![HashOf(f)] = FreeSlot]
    /\ channel' = Take(m, Coordinator)
    /\ UNCHANGED <<peer, listening, table, memberVars, standing>>

\* For NoteEnded: the coordinator takes no notice.
MissTheEnd(m, f) ==
  \E x \in NextOf(m, Coordinator, {"ended"}) :
    /\ x.flow = f
    /\ channel' = Take(m, Coordinator)
    /\ UNCHANGED <<peer, listening, table, memberVars, slot, standing>>

\* For SendClear: the word does not go the way of what was forwarded.
ClearTheShortWay(h) ==
  /\ slot[h].phase = "ended"
  /\ slot[h].routed
  /\ slot' = [slot EXCEPT ![h].phase = "clearing"]
  /\ channel' = Put(channel, slot[h].member, Interface,
                    <<EntryNote("clear", h)>>)
  /\ UNCHANGED <<peer, listening, table, memberVars, standing>>

\* For SendClear: the interface's note is not waited for.
ClearBeforeTheNote(h) ==
  /\ slot[h].phase = "ended"
  /\ slot' = [slot EXCEPT ![h].phase = "clearing"]
  /\ channel' = Put(channel, Coordinator, slot[h].member,
                    <<EntryNote("clear", h)>>)
  /\ UNCHANGED <<peer, listening, table, memberVars, standing>>

\* For ClearEntry: nobody is told.
ClearWithoutNote(m, h) ==
  /\ EntryNote("clear", h) \in NextOf(m, Interface, {"clear"})
  /\ table' = [table EXCEPT ![h] = Nobody]
  /\ channel' = Take(m, Interface)
  /\ UNCHANGED <<peer, memberVars, coordinatorVars>>

-----------------------------------------------------------------------------
(* Members that leave, and crashes.                                          *)

\* For ReturnFlow: whoever leaves waits until its flows have ended.
WaitForFlowsToEnd(m, f) == FALSE

\* For TakeBack: what had come early is thought to come again.
TakeBackWithoutEarly(m, f) ==
  \E x \in NextOf(m, Coordinator, {"return"}) :
    /\ x.flow = f
    /\ flow' = [flow EXCEPT ![Coordinator][f] = [x.state EXCEPT !.early = {}]]
    /\ slot' = [slot EXCEPT ![HashOf(f)].phase = "ended"]
    /\ channel' = Take(m, Coordinator)
    /\ UNCHANGED <<peer, listening, table, mode, standing>>

\* For LetGo: the coordinator does not wait for the member's flows.
LetGoAtOnce(m) ==
  /\ m \in Others
  /\ standing[m] = "leaving"
  /\ standing' = [standing EXCEPT ![m] = "out"]
  /\ channel' = Put(channel, Coordinator, m, <<MemberNote("goodbye", m)>>)
  /\ UNCHANGED <<peer, listening, table, memberVars, slot>>

\* For ForgetMember: flows that were being handed to m are forgotten.
ForgetFlowsOnTheirWay(m) ==
  LET had(h) == slot[h].member = m
      owned(f) == LET h == HashOf(f)
                  IN had(h) /\ slot[h].phase = "handed" /\ slot[h].flow = f
                       /\ slot[h].routed
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

\* For NoticeCrash: the coordinator is not told.
PurgeSilently(m) ==
  /\ MemberNote("crashed", m) \in NextOf(m, Interface, {"crashed"})
  /\ table' = [h \in Bucket |-> IF table[h] = m THEN Nobody ELSE table[h]]
  /\ channel' = Take(m, Interface)
  /\ UNCHANGED <<peer, memberVars, coordinatorVars>>
=============================================================================
