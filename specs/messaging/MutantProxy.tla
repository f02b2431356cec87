---------------------------- MODULE MutantProxy ----------------------------
(* Bugs of Proxy, each under its name.                                      *)
EXTENDS MCProxy

\* For MeetAnew: what has been taken is remembered by number alone, whichever
\* life the number is of.
KeepAcceptedOfAnotherLife(m) ==
  /\ session[m] = "greeting"
  /\ Arrives(m, "greeting")
  /\ Arriving(m) # known[m]
  /\ known' = [known EXCEPT ![m] = Arriving(m)]
  /\ outgoing' = [outgoing EXCEPT ![m] = <<>>]
  /\ session' = [session EXCEPT ![m] = "open"]
  /\ wire' = [wire EXCEPT ![Peer(m)] = Tail(@)]
  /\ UNCHANGED <<life, serial, accepted, written>>

\* For MeetAnew: what was meant for the old life is sent to the new one.
SendToAnotherLife(m) ==
  /\ session[m] = "greeting"
  /\ Arrives(m, "greeting")
  /\ Arriving(m) # known[m]
  /\ known' = [known EXCEPT ![m] = Arriving(m)]
  /\ accepted' = [accepted EXCEPT ![m] = 0]
  /\ session' = [session EXCEPT ![m] = "open"]
  /\ wire' = [wire EXCEPT ![Peer(m)] = Tail(@)]
  /\ UNCHANGED <<life, serial, outgoing, written>>

\* For MeetAgain: the greeting is not read.
MeetAnybody(m) ==
  /\ session[m] = "greeting"
  /\ Arrives(m, "greeting")
  /\ session' = [session EXCEPT ![m] = "open"]
  /\ wire' = [wire EXCEPT ![Peer(m)] = Tail(@)]
  /\ UNCHANGED <<life, known, serial, outgoing, accepted, written>>

\* For Greet: who knows the other machine does not introduce itself again.
GreetOnce(m) ==
  /\ session[m] = "closed"
  /\ known[m] = 0
  /\ session' = [session EXCEPT ![m] = "greeting"]
  /\ wire' = [wire EXCEPT ![m] = Append(@, Greeting(life[m]))]
  /\ UNCHANGED <<life, known, serial, outgoing, accepted, written>>

\* For Write: the other machine's greeting is not waited for.
WriteBeforeMeeting(m) ==
  /\ session[m] # "closed"
  /\ written[m] < Len(outgoing[m])
  /\ written' = [written EXCEPT ![m] = @ + 1]
  /\ wire' = [wire EXCEPT ![m] = Append(@, Data(outgoing[m][written'[m]]))]
  /\ UNCHANGED <<life, known, serial, outgoing, accepted, session>>

\* For Write: TCP is reliable, so nothing is kept.
DropWhenWritten(m) ==
  /\ session[m] = "open"
  /\ outgoing[m] # <<>>
  /\ outgoing' = [outgoing EXCEPT ![m] = Tail(@)]
  /\ wire' = [wire EXCEPT ![m] = Append(@, Data(Head(outgoing[m])))]
  /\ UNCHANGED <<life, known, serial, accepted, session, written>>

\* For Disconnected: the next connection begins where the last one ended.
ResumeWhereItWas ==
  /\ session' = [m \in Machine |-> "closed"]
  /\ wire' = [m \in Machine |-> <<>>]
  /\ UNCHANGED written

\* For IgnoreDuplicate: duplicates are taken again.
AcceptAgain(m) ==
  /\ session[m] = "open"
  /\ Arrives(m, "data")
  /\ accepted' = [accepted EXCEPT ![m] = Arriving(m)]
  /\ Acknowledge(m)
  /\ UNCHANGED <<life, known, serial, outgoing, session, written>>

\* For IgnoreDuplicate: duplicates are not acknowledged.
IgnoreSilently(m) ==
  /\ session[m] = "open"
  /\ Arrives(m, "data")
  /\ Arriving(m) <= accepted[m]
  /\ wire' = [wire EXCEPT ![Peer(m)] = Tail(@)]
  /\ UNCHANGED <<life, known, serial, outgoing, accepted, session, written>>

\* For Restart: a machine does not count its lives.
RestartInTheSameLife(m) ==
  /\ known' = [known EXCEPT ![m] = 0]
  /\ serial' = [serial EXCEPT ![m] = 0]
  /\ outgoing' = [outgoing EXCEPT ![m] = <<>>]
  /\ accepted' = [accepted EXCEPT ![m] = 0]
  /\ Disconnected
  /\ UNCHANGED life
=============================================================================
