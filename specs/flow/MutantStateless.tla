-------------------------- MODULE MutantStateless --------------------------
(* Bugs of Stateless, each under its name.                                   *)
EXTENDS MCStateless

\* For PassOn: the interface passes a datagram to everybody.
PassToEverybody(d, m) ==
  /\ \A p \in Member : d \notin waiting[p]
  /\ waiting' = [p \in Member |->
       IF p \in serving THEN waiting[p] \cup {d} ELSE waiting[p]]
  /\ UNCHANGED <<serving, known, notices>>

\* For TakeNotice: notices overtake each other.
TakeAnyNotice(m) ==
  \E i \in DOMAIN notices[m] :
    /\ known' = [known EXCEPT ![m][notices[m][i].topic] =
         notices[m][i].version]
    /\ notices' = [notices EXCEPT ![m] =
         SubSeq(@, 1, i - 1) \o SubSeq(@, i + 1, Len(@))]
    /\ UNCHANGED <<serving, waiting>>

\* For Learn: the others are told before the coordinator knows itself.
TellBeforeKnowing(x) ==
  /\ notices' = [m \in Others |->
       IF m \in serving
       THEN Append(notices[m],
              [topic |-> x, version |-> known[Coordinator][x] + 1])
       ELSE <<>>]
  /\ UNCHANGED <<serving, waiting, known>>

\* For Learn: whoever asks will be told, the others need not know.
LearnSilently(x) ==
  /\ known' = [known EXCEPT ![Coordinator][x] = @ + 1]
  /\ UNCHANGED <<serving, waiting, notices>>

\* For Learn: the coordinator tells itself, too, and has no mailbox for it.
TellEverybody(x) ==
  LET v == known[Coordinator][x] + 1
  IN
  /\ known' = [known EXCEPT ![Coordinator][x] = v]
  /\ notices' = [m \in Member |-> <<[topic |-> x, version |-> v]>>]
  /\ UNCHANGED <<serving, waiting>>

\* For Handle: the coordinator leaves datagrams to the others.
LeaveToOthers(m, d) ==
  /\ m # Coordinator
  /\ d \in waiting[m]
  /\ waiting' = [waiting EXCEPT ![m] = @ \ {d}]
  /\ UNCHANGED <<serving, known, notices>>
=============================================================================
