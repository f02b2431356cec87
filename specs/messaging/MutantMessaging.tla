-------------------------- MODULE MutantMessaging --------------------------
(* Bugs of Messaging, each under its name.                                  *)
EXTENDS MCMessaging

-----------------------------------------------------------------------------
(* Capabilities.                                                            *)

\* For Lookup and SendByKernel: the capability is checked when the name is
\* looked up, and no more when something is sent.
CheckAtLookup(p, b) ==
  /\ ~IsKnown(cache[p][b])
  /\ names[b] # NoAddress
  /\ MayEnter(p, b, held[p][b])
  /\ cache' = [cache EXCEPT ![p][b] = names[b]]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, serial, channel,
                 remoteVars, received>>

SendUnchecked(p, b) ==
  /\ channel[p][b].phase = "none"
  /\ NothingRemote(p, b)
  /\ IsLocal(p, cache[p][b])
  /\ IsAt(b, cache[p][b])
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ queue' = [queue EXCEPT ![b] = Append(@, Letter(p, b, serial'[p][b]))]
  /\ UNCHANGED <<nameVars, capabilityVars, held, cache, channel, remoteVars,
                 received>>

\* For SendByKernel: a stale name cache is as good as a new one.
SendThoughStale(p, b) ==
  /\ channel[p][b].phase = "none"
  /\ NothingRemote(p, b)
  /\ IsLocal(p, cache[p][b])
  /\ MayEnter(p, b, held[p][b])
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ queue' = [queue EXCEPT ![b] = Append(@, Letter(p, b, serial'[p][b]))]
  /\ UNCHANGED <<nameVars, capabilityVars, held, cache, channel, remoteVars,
                 received>>

\* For SendByKernel: the kernel traps into a mailbox of another machine.
SendThoughFar(p, b) ==
  /\ channel[p][b].phase = "none"
  /\ NothingRemote(p, b)
  /\ IsAt(b, cache[p][b])
  /\ MayEnter(p, b, held[p][b])
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ queue' = [queue EXCEPT ![b] = Append(@, Letter(p, b, serial'[p][b]))]
  /\ UNCHANGED <<nameVars, capabilityVars, held, cache, channel, remoteVars,
                 received>>

\* For MayEnter: whoever holds some capability may use an old one.
AnyCapabilityWillDo(p, b, key) == Holds(p, b)

\* For Unmapped: the page stays with who has lost the capability.
KeepThePage(c) == c

\* For LosersWith: who has a capability from p keeps it.
OnlyOne(p, b) == {p}

\* For Refuse: what is not allowed in is thrown away without a word.
RefuseSilently(p, b) ==
  /\ wire[p][b] # <<>>
  /\ IsAt(b, Head(wire[p][b]).to)
  /\ ~MayEnter(p, b, Head(wire[p][b]).key)
  /\ wire' = [wire EXCEPT ![p][b] = Tail(@)]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, serial,
                 channel, outgoing, answers, returned, received>>

-----------------------------------------------------------------------------
(* Channels.                                                                *)

\* For Establish: messages are unread in the mailbox.
EstablishThoughUnread(p, b) ==
  /\ channel[p][b].phase = "none"
  /\ IsLocal(p, cache[p][b])
  /\ IsAt(b, cache[p][b])
  /\ MayEnter(p, b, held[p][b])
  /\ NothingRemote(p, b)
  /\ channel' = [channel EXCEPT ![p][b].phase = "open"]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, serial,
                 remoteVars, received>>

\* For SendByKernel: the sender does not wait until its ring has been read.
SendThoughClosing(p, b) ==
  /\ channel[p][b].phase # "open"
  /\ NothingRemote(p, b)
  /\ IsLocal(p, cache[p][b])
  /\ IsAt(b, cache[p][b])
  /\ MayEnter(p, b, held[p][b])
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ queue' = [queue EXCEPT ![b] = Append(@, Letter(p, b, serial'[p][b]))]
  /\ UNCHANGED <<nameVars, capabilityVars, held, cache, channel, remoteVars,
                 received>>

\* For SendByChannel: the sender does not look whether the ring is full.
OverfillRing(p, b) ==
  /\ channel[p][b].phase = "open"
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ channel' = [channel EXCEPT ![p][b].ring = Append(@, serial'[p][b])]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, remoteVars,
                 received>>

\* For Release: the ring goes with what is in it.
ReleaseUnread(p, b) ==
  /\ channel[p][b].phase = "closing"
  /\ channel' = [channel EXCEPT ![p][b] = NoChannel]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, serial,
                 remoteVars, received>>

\* For ReceiveFromChannel: a ring that is being closed is polled no longer.
StopPollingAtClose(p, b) ==
  /\ channel[p][b].phase = "open"
  /\ channel[p][b].ring # <<>>
  /\ received' = [received EXCEPT ![p][b] = Head(channel[p][b].ring)]
  /\ channel' = [channel EXCEPT ![p][b].ring = Tail(@)]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, serial,
                 remoteVars>>

-----------------------------------------------------------------------------
(* Mailboxes that move.                                                     *)

\* For IsAt: a mailbox that has come back to a place is at its old address.
PlaceIsEnough(b, a) == home[b].place = a.place

\* For SendByKernel: the kernel gives the message to whoever is at the place
\* that the sender's cache names.
SendToWhoeverIsThere(p, b) ==
  /\ channel[p][b].phase = "none"
  /\ NothingRemote(p, b)
  /\ IsLocal(p, cache[p][b])
  /\ \E other \in Mailbox :
       /\ home[other].place = cache[p][b].place
       /\ MayEnter(p, other, held[p][other])
       /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
       /\ queue' = [queue EXCEPT ![other] =
            Append(@, Letter(p, b, serial'[p][b]))]
  /\ UNCHANGED <<nameVars, capabilityVars, held, cache, channel, remoteVars,
                 received>>

\* For Migrate: the mailbox moves, and leaves behind what is unread.
MoveEmpty(b, place) ==
  /\ home[b] # NoAddress
  /\ \A other \in Mailbox : home[other].place # place
  /\ \A p \in Process : channel[p][b].phase = "none"
  /\ home' = [home EXCEPT ![b] = [place |-> place, moves |-> @.moves + 1]]
  /\ queue' = [queue EXCEPT ![b] = <<>>]
  /\ UNCHANGED <<names, capabilityVars, held, cache, serial, channel,
                 remoteVars, received>>

\* For Migrate: the mailbox moves away from its rings.
MoveFromChannels(b, place) ==
  /\ home[b] # NoAddress
  /\ \A other \in Mailbox : home[other].place # place
  /\ home' = [home EXCEPT ![b] = [place |-> place, moves |-> @.moves + 1]]
  /\ UNCHANGED <<names, queue, capabilityVars, held, cache, serial, channel,
                 remoteVars, received>>

\* For Register: the name service is not told.
NeverRegister(b) == FALSE

\* For Evict: an entry may go though something waits to be resent.
EvictInUse(p, b) ==
  /\ IsKnown(cache[p][b])
  /\ channel[p][b].phase = "none"
  /\ cache' = [cache EXCEPT ![p][b] = NoAddress]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, serial, channel,
                 remoteVars, received>>

-----------------------------------------------------------------------------
(* The wire.                                                                *)

\* For SendByProxy: the sender has looked the mailbox up again, and does not
\* ask what is still under way to its old address.
SwitchRouteInFlight(p, b) ==
  /\ IsRemote(p, cache[p][b])
  /\ held[p][b] # 0
  /\ returned[p][b] = <<>>
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ LET x == Parcel(serial'[p][b], held[p][b], cache[p][b])
     IN /\ outgoing' = [outgoing EXCEPT ![p][b] = Append(@, x)]
        /\ wire' = [wire EXCEPT ![p][b] = Append(@, x)]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, channel,
                 answers, returned, received>>

\* For SendByProxy: the sender does not wait until what came back is resent.
SendBeforeResending(p, b) ==
  /\ IsRemote(p, cache[p][b])
  /\ held[p][b] # 0
  /\ \A i \in DOMAIN outgoing[p][b] : outgoing[p][b][i].to = cache[p][b]
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ LET x == Parcel(serial'[p][b], held[p][b], cache[p][b])
     IN /\ outgoing' = [outgoing EXCEPT ![p][b] = Append(@, x)]
        /\ wire' = [wire EXCEPT ![p][b] = Append(@, x)]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, channel,
                 answers, returned, received>>

\* For NothingRemote: the sender's kernel does not ask the proxies.
DoNotAskTheProxies(p, b) == TRUE

\* For ResendByProxy: the sender does not wait for what has not come back yet,
\* and sends it again too.
ResendUnanswered(p, b) ==
  /\ returned[p][b] # <<>>
  /\ IsRemote(p, cache[p][b])
  /\ LET all == returned[p][b] \o outgoing[p][b]
         again == [i \in DOMAIN all |-> [all[i] EXCEPT !.to = cache[p][b]]]
     IN /\ outgoing' = [outgoing EXCEPT ![p][b] = @ \o again]
        /\ wire' = [wire EXCEPT ![p][b] = @ \o again]
  /\ returned' = [returned EXCEPT ![p][b] = <<>>]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, serial,
                 channel, answers, received>>

\* For ResendByProxy: what came back is resent one by one, and what comes back
\* again goes to the end.
ResendOneByOne(p, b) ==
  /\ returned[p][b] # <<>>
  /\ outgoing[p][b] = <<>>
  /\ IsRemote(p, cache[p][b])
  /\ LET x == [Head(returned[p][b]) EXCEPT !.to = cache[p][b]]
     IN /\ outgoing' = [outgoing EXCEPT ![p][b] = <<x>>]
        /\ wire' = [wire EXCEPT ![p][b] = <<x>>]
  /\ returned' = [returned EXCEPT ![p][b] = Tail(@)]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, cache, serial,
                 channel, answers, received>>

\* For TakeReturned: what comes back is forgotten.
ForgetReturned(p, b) ==
  /\ TakeAnswer(p, b, "moved")
  /\ cache' = [cache EXCEPT ![p][b] = NoAddress]
  /\ UNCHANGED <<held, returned>>

\* For TakeDelivered: the sender's proxy keeps what has been delivered.
KeepTheDelivered(p, b) == FALSE

\* For GiveUp: there might be such a mailbox one day.
NeverGiveUp(p, b) == FALSE
=============================================================================
