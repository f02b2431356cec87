----------------------------- MODULE Stateless -----------------------------
(***************************************************************************)
(* The network stack's traffic that belongs to no flow (report section     *)
(* 4.7.3).                                                                 *)
(*                                                                         *)
(* A datagram (UDP, ICMP) can be handled by any member.  What changes      *)
(* seldom and concerns all (ARP, DHCP, DNS) goes to one member, the        *)
(* coordinator, which tells the others; each answers from a copy of its    *)
(* own.  So copies lag, but never go back, since one sender's messages     *)
(* arrive in order (Mailbox).                                              *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANTS
  Member,       \* the servers of the fleet
  Coordinator,  \* netstack 0
  Datagram,     \* datagrams that may be under way at the same time
  Topic         \* what may be learned: addresses, leases, names

ASSUME CoordinatorIsAMember == Coordinator \in Member

VARIABLES
  serving,   \* the members to which the interface passes datagrams
  waiting,   \* waiting[m]: the datagrams that m has not yet handled
  known,     \* known[m][x]: which version of topic x member m has
  notices    \* notices[m]: what the coordinator has told m, still under way

vars == <<serving, waiting, known, notices>>

Others == Member \ {Coordinator}

TypeOK ==
  /\ serving \subseteq Member
  /\ waiting \in [Member -> SUBSET Datagram]
  /\ known \in [Member -> [Topic -> Nat]]
  /\ notices \in [Others -> Seq([topic : Topic, version : Nat])]

Init ==
  /\ serving = Member
  /\ waiting = [m \in Member |-> {}]
  /\ known = [m \in Member |-> [x \in Topic |-> 0]]
  /\ notices = [m \in Others |-> <<>>]

-----------------------------------------------------------------------------
(* Environment.                                                            *)

\* A datagram arrives, and the interface passes it to some member.
PassOn(d, m) ==
  /\ m \in serving
  /\ \A p \in Member : d \notin waiting[p]
  /\ waiting' = [waiting EXCEPT ![m] = @ \cup {d}]
  /\ UNCHANGED <<serving, known, notices>>

\* News of topic x arrives: it goes to the coordinator, which tells everybody.
Learn(x) ==
  LET v == known[Coordinator][x] + 1
  IN
  /\ known' = [known EXCEPT ![Coordinator][x] = v]
  /\ notices' = [m \in Others |->
       IF m \in serving
       THEN Append(notices[m], [topic |-> x, version |-> v]) ELSE <<>>]
  /\ UNCHANGED <<serving, waiting>>

\* Member m crashes, and what it had to handle is lost: nobody promised more.
Stop(m) ==
  /\ m \in serving \ {Coordinator}
  /\ serving' = serving \ {m}
  /\ waiting' = [waiting EXCEPT ![m] = {}]
  /\ notices' = [notices EXCEPT ![m] = <<>>]
  /\ UNCHANGED known

-----------------------------------------------------------------------------
(* System.                                                                 *)

Handle(m, d) ==
  /\ d \in waiting[m]
  /\ waiting' = [waiting EXCEPT ![m] = @ \ {d}]
  /\ UNCHANGED <<serving, known, notices>>

TakeNotice(m) ==
  /\ notices[m] # <<>>
  /\ known' = [known EXCEPT ![m][Head(notices[m]).topic] =
       Head(notices[m]).version]
  /\ notices' = [notices EXCEPT ![m] = Tail(@)]
  /\ UNCHANGED <<serving, waiting>>

-----------------------------------------------------------------------------
Environment ==
  \/ \E d \in Datagram, m \in Member : PassOn(d, m)
  \/ \E x \in Topic : Learn(x)
  \/ \E m \in Member : Stop(m)

System ==
  \/ \E m \in Member, d \in Datagram : Handle(m, d)
  \/ \E m \in Others : TakeNotice(m)

Next == Environment \/ System

Fairness ==
  /\ \A m \in Member, d \in Datagram : WF_vars(Handle(m, d))
  /\ \A m \in Others : WF_vars(TakeNotice(m))

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
EachDatagramIsInOnePlace ==
  \A m, p \in Member : m # p => waiting[m] \cap waiting[p] = {}

NobodyIsAheadOfTheCoordinator ==
  \A m \in serving, x \in Topic : known[m][x] <= known[Coordinator][x]

WhatIsKnownNeverGoesBack ==
  [][\A m \in serving, x \in Topic : known'[m][x] >= known[m][x]]_vars

EveryDatagramIsHandled ==
  \A m \in Member, d \in Datagram : d \in waiting[m] ~> d \notin waiting[m]

THEOREM Spec => [](TypeOK /\ EachDatagramIsInOnePlace)
THEOREM Spec => []NobodyIsAheadOfTheCoordinator /\ WhatIsKnownNeverGoesBack
THEOREM Spec => EveryDatagramIsHandled
=============================================================================
