------------------------------- MODULE Proxy -------------------------------
(***************************************************************************)
(* The proxy servers of two machines (report section 4.2).  Each carries   *)
(* all messages from its machine to the other, in one order, over a TCP    *)
(* connection; so what holds for all of them holds for each pair of a      *)
(* sender and a mailbox.                                                   *)
(*                                                                         *)
(* The connection may break, and what is in flight is lost; it may break   *)
(* because a machine restarts, and has forgotten everything but to count   *)
(* its lives.  A proxy keeps what it has sent until it is acknowledged,    *)
(* and sends it again on the next connection.  The other ignores what it   *)
(* has taken before, by its number; numbers count from one in each life.   *)
(*                                                                         *)
(* A proxy that opens its end first says which life its machine is in, and *)
(* sends nothing else before it has heard the same of the other.  When the *)
(* other is in a new life, what was meant for the old one is dropped: its  *)
(* mailboxes are no more, and some of it may have been received there.     *)
(*                                                                         *)
(* An end that has not noticed a break yet writes into the void.  That is  *)
(* the same as having written before the break: so both ends notice at     *)
(* once here.                                                              *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANTS
  Machine,   \* the two machines
  Nobody     \* stands where no machine does

ASSUME TwoMachines == \E a, b \in Machine : a # b /\ Machine = {a, b}
ASSUME NobodyIsNoMachine == Nobody \notin Machine

VARIABLES
  life,      \* life[m]: which life machine m is in; kept over restarts
  known,     \* known[m]: the life of the other machine that m knows, or 0
  serial,    \* serial[m]: how many messages m has sent in this life
  outgoing,  \* outgoing[m]: the numbers of those not acknowledged
  accepted,  \* accepted[m]: the last message that m took of that known life
  session,   \* session[m]: m's end is "closed", "greeting" or "open"
  written,   \* written[m]: how many of outgoing[m] this connection has had
  wire       \* wire[m]: what m has sent on this connection and is in flight

connectionVars == <<session, written, wire>>
vars == <<life, known, serial, outgoing, accepted, connectionVars>>

Peer(m) == CHOOSE n \in Machine : n # m

Greeting(n) == [kind |-> "greeting", number |-> n]
Data(n)     == [kind |-> "data", number |-> n]
Ack(n)      == [kind |-> "ack", number |-> n]

Frame == [kind : {"greeting", "data", "ack"}, number : Nat \ {0}]

TypeOK ==
  /\ life \in [Machine -> Nat \ {0}]
  /\ known \in [Machine -> Nat]
  /\ serial \in [Machine -> Nat]
  /\ outgoing \in [Machine -> Seq(Nat \ {0})]
  /\ accepted \in [Machine -> Nat]
  /\ session \in [Machine -> {"closed", "greeting", "open"}]
  /\ written \in [Machine -> Nat]
  /\ wire \in [Machine -> Seq(Frame)]

Init ==
  /\ life = [m \in Machine |-> 1]
  /\ known = [m \in Machine |-> 0]
  /\ serial = [m \in Machine |-> 0]
  /\ outgoing = [m \in Machine |-> <<>>]
  /\ accepted = [m \in Machine |-> 0]
  /\ session = [m \in Machine |-> "closed"]
  /\ written = [m \in Machine |-> 0]
  /\ wire = [m \in Machine |-> <<>>]

\* What comes next to machine m from the other, if anything does.
Arrives(m, kind) ==
  wire[Peer(m)] # <<>> /\ Head(wire[Peer(m)]).kind = kind

Arriving(m) == Head(wire[Peer(m)]).number

-----------------------------------------------------------------------------
(* Environment.                                                            *)

\* A process on machine m sends to the other machine, which it has found
\* there: it knows a life of it.
Send(m) ==
  /\ known[m] # 0
  /\ serial' = [serial EXCEPT ![m] = @ + 1]
  /\ outgoing' = [outgoing EXCEPT ![m] = Append(@, serial'[m])]
  /\ UNCHANGED <<life, known, accepted, connectionVars>>

Disconnected ==
  /\ session' = [m \in Machine |-> "closed"]
  /\ written' = [m \in Machine |-> 0]
  /\ wire' = [m \in Machine |-> <<>>]

\* The connection breaks.
Break ==
  /\ \E m \in Machine : session[m] # "closed"
  /\ Disconnected
  /\ UNCHANGED <<life, known, serial, outgoing, accepted>>

\* Machine m stops and comes back.
Restart(m) ==
  /\ life' = [life EXCEPT ![m] = @ + 1]
  /\ known' = [known EXCEPT ![m] = 0]
  /\ serial' = [serial EXCEPT ![m] = 0]
  /\ outgoing' = [outgoing EXCEPT ![m] = <<>>]
  /\ accepted' = [accepted EXCEPT ![m] = 0]
  /\ Disconnected

-----------------------------------------------------------------------------
(* System: meeting.                                                        *)

\* Machine m opens its end, and says which life it is in.
Greet(m) ==
  /\ session[m] = "closed"
  /\ session' = [session EXCEPT ![m] = "greeting"]
  /\ wire' = [wire EXCEPT ![m] = Append(@, Greeting(life[m]))]
  /\ UNCHANGED <<life, known, serial, outgoing, accepted, written>>

\* The other machine is in the life that m knows: m sends again what has not
\* been acknowledged.
MeetAgain(m) ==
  /\ session[m] = "greeting"
  /\ Arrives(m, "greeting")
  /\ Arriving(m) = known[m]
  /\ session' = [session EXCEPT ![m] = "open"]
  /\ wire' = [wire EXCEPT ![Peer(m)] = Tail(@)]
  /\ UNCHANGED <<life, known, serial, outgoing, accepted, written>>

\* The other machine is in a life that m has not met: m begins anew with it.
MeetAnew(m) ==
  /\ session[m] = "greeting"
  /\ Arrives(m, "greeting")
  /\ Arriving(m) # known[m]
  /\ known' = [known EXCEPT ![m] = Arriving(m)]
  /\ accepted' = [accepted EXCEPT ![m] = 0]
  /\ outgoing' = [outgoing EXCEPT ![m] = <<>>]
  /\ session' = [session EXCEPT ![m] = "open"]
  /\ wire' = [wire EXCEPT ![Peer(m)] = Tail(@)]
  /\ UNCHANGED <<life, serial, written>>

-----------------------------------------------------------------------------
(* System: messages.                                                       *)

\* The next message goes onto the connection.
Write(m) ==
  /\ session[m] = "open"
  /\ written[m] < Len(outgoing[m])
  /\ written' = [written EXCEPT ![m] = @ + 1]
  /\ wire' = [wire EXCEPT ![m] = Append(@, Data(outgoing[m][written'[m]]))]
  /\ UNCHANGED <<life, known, serial, outgoing, accepted, session>>

Acknowledge(m) ==
  wire' = [wire EXCEPT ![Peer(m)] = Tail(@),
                       ![m] = Append(@, Ack(Arriving(m)))]

\* A message that m has not seen is put into the mailbox it is for.
Accept(m) ==
  /\ session[m] = "open"
  /\ Arrives(m, "data")
  /\ Arriving(m) > accepted[m]
  /\ accepted' = [accepted EXCEPT ![m] = Arriving(m)]
  /\ Acknowledge(m)
  /\ UNCHANGED <<life, known, serial, outgoing, session, written>>

\* One that it has seen was not acknowledged before the connection broke.
IgnoreDuplicate(m) ==
  /\ session[m] = "open"
  /\ Arrives(m, "data")
  /\ Arriving(m) <= accepted[m]
  /\ Acknowledge(m)
  /\ UNCHANGED <<life, known, serial, outgoing, accepted, session, written>>

\* Acknowledged messages need not be kept.
TakeAck(m) ==
  /\ session[m] = "open"
  /\ Arrives(m, "ack")
  /\ outgoing' = [outgoing EXCEPT ![m] =
       SelectSeq(@, LAMBDA n : n > Arriving(m))]
  /\ written' = [written EXCEPT ![m] =
       @ - (Len(outgoing[m]) - Len(outgoing'[m]))]
  /\ wire' = [wire EXCEPT ![Peer(m)] = Tail(@)]
  /\ UNCHANGED <<life, known, serial, accepted, session>>

-----------------------------------------------------------------------------
Environment == Break \/ \E m \in Machine : Send(m) \/ Restart(m)

Meeting(m) == Greet(m) \/ MeetAgain(m) \/ MeetAnew(m)

Taking(m) == Accept(m) \/ IgnoreDuplicate(m) \/ TakeAck(m)

System == \E m \in Machine : Meeting(m) \/ Write(m) \/ Taking(m)

Next == Environment \/ System

Fairness ==
  \A m \in Machine :
    WF_vars(Meeting(m)) /\ WF_vars(Write(m)) /\ WF_vars(Taking(m))

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Invariants.                                                             *)

\* Whether m knows the life that the other machine is in.
Knows(m) == known[m] = life[Peer(m)]

\* What the other machine has taken of what m has sent in this life.
TakenFrom(m) == IF Knows(Peer(m)) THEN accepted[Peer(m)] ELSE 0

\* What m has sent to a machine that still lives, and has not been taken.
UnderWay(m) ==
  IF Knows(m) THEN SelectSeq(outgoing[m], LAMBDA n : n > TakenFrom(m))
  ELSE <<>>

\* While a connection is open, its ends know each other, and each is at the
\* same place of the stream.
OpenEndsKnowEachOther ==
  \A m \in Machine :
    session[m] = "open" => Knows(m) /\ session[Peer(m)] # "closed"

\* Nobody takes what was not sent, or what was sent in another life.
NothingForged ==
  \A m \in Machine :
    /\ Knows(m) => accepted[m] <= serial[Peer(m)]
    /\ Knows(m) /\ Knows(Peer(m)) =>
         \A i \in DOMAIN outgoing[Peer(m)] :
           outgoing[Peer(m)][i] <= serial[Peer(m)]

\* What is in flight is what is being kept.
KeptUntilAcknowledged ==
  \A m \in Machine : \A i \in DOMAIN wire[m] :
    wire[m][i].kind = "data" =>
      \/ wire[m][i].number <= accepted[Peer(m)]
      \/ \E j \in 1..written[m] : outgoing[m][j] = wire[m][i].number

-----------------------------------------------------------------------------
(* Properties of steps.                                                    *)

\* While both machines live, what is taken has a higher number than all that
\* was taken before.
NothingTakenTwice ==
  [][\A m \in Machine :
       accepted'[m] # accepted[m] /\ life' = life /\ known' = known =>
         accepted'[m] > accepted[m]]_vars

-----------------------------------------------------------------------------
(* Promises, if breaks and restarts come to an end.                        *)

BreaksEnd == <>[][~Break /\ \A m \in Machine : ~Restart(m)]_vars

EveryMachineIsMet ==
  BreaksEnd => \A m \in Machine : <>Knows(m)

\* No message is kept for ever.
EveryMessageIsAcknowledged ==
  BreaksEnd =>
    \A m \in Machine : []<>(outgoing[m] = <<>>) \/ []<><<TakeAck(m)>>_vars

-----------------------------------------------------------------------------
(* What it refines.  The mailboxes of a machine are one mailbox here, named *)
(* like the machine; the other may send to it if it knows in which life it  *)
(* is: what is sent to another life is sent in vain.                        *)

Abstract == INSTANCE Mailbox WITH
  Process <- Machine,
  Mailbox <- Machine,
  Owner <- [m \in Machine |-> m],
  incarnation <- life,
  serial <- [m \in Machine |-> [b \in Machine |->
    IF b = m THEN 0 ELSE serial[m]]],
  giver <- [m \in Machine |-> [b \in Machine |->
    IF b # m /\ Knows(m) THEN b ELSE Nobody]],
  transit <- [m \in Machine |-> [b \in Machine |->
    IF b = m THEN <<>>
    ELSE LET numbers == UnderWay(m)
         IN [i \in DOMAIN numbers |-> <<life[m], numbers[i]>>]]],
  received <- [m \in Machine |-> [b \in Machine |->
    IF b = m \/ TakenFrom(m) = 0 THEN <<0, 0>>
    ELSE <<life[m], TakenFrom(m)>>]],
  ended <- {}

ImplementsMailbox == Abstract!Init /\ [][Abstract!Next]_(Abstract!vars)

ImplementsArrival == BreaksEnd => Abstract!Fairness

THEOREM Spec => [](TypeOK /\ OpenEndsKnowEachOther)
THEOREM Spec => [](NothingForged /\ KeptUntilAcknowledged)
THEOREM Spec => ImplementsMailbox /\ ImplementsArrival
=============================================================================
The checked sizes stand in ../manifest.json.
