------------------------------ MODULE Mailbox ------------------------------
(***************************************************************************)
(* What a process that uses fos's messages is promised (report sections    *)
(* 3.1, 4.2, 4.7.1).                                                       *)
(*                                                                         *)
(* A mailbox has a name, under which it is found wherever it is, and a     *)
(* capability, without which nobody sends to it.  The messages of one      *)
(* sender to one mailbox arrive at most once and in the order in which     *)
(* they were sent; and all of them arrive, unless the sender's capability  *)
(* is revoked or one of the two ends restarts.  Nothing is said about the  *)
(* order of messages of different senders.                                 *)
(***************************************************************************)
EXTENDS Capabilities, Naturals, Sequences

CONSTANTS
  Process,   \* those who may send
  Mailbox,   \* the names of the mailboxes
  Owner,     \* Owner[b]: who receives from mailbox b
  Nobody     \* stands where no process does

ASSUME EveryMailboxHasAnOwner == DOMAIN Owner = Mailbox
ASSUME NobodyIsNoProcess ==
  Nobody \notin Process /\ \A b \in Mailbox : Owner[b] # Nobody

VARIABLES
  incarnation, \* incarnation[p]: counts the lives of process p
  serial,      \* serial[p][b]: how many messages p has sent to b in this life
  giver,       \* giver[p][b]: from whom p has its capability for b, if it has
  transit,     \* transit[p][b]: what b will receive from p, oldest first
  received,    \* received[p][b]: the last message that b has received from p
               \* since both began their present lives
  ended        \* the mailboxes that are no more

vars == <<incarnation, serial, giver, transit, received, ended>>

\* A message is known by its sender's life and its number therein.
Message == (Nat \ {0}) \X (Nat \ {0})

Nothing == <<0, 0>>

Before(x, y) == x[1] < y[1] \/ (x[1] = y[1] /\ x[2] < y[2])

Holds(p, b) == giver[p][b] # Nobody

TypeOK ==
  /\ incarnation \in [Process -> Nat \ {0}]
  /\ serial \in [Process -> [Mailbox -> Nat]]
  /\ giver \in [Process -> [Mailbox ->
       Process \cup {Owner[b] : b \in Mailbox} \cup {Nobody}]]
  /\ transit \in [Process -> [Mailbox -> Seq(Message)]]
  /\ received \in [Process -> [Mailbox -> Nat \X Nat]]
  /\ ended \subseteq Mailbox

Init ==
  /\ incarnation = [p \in Process |-> 1]
  /\ serial = [p \in Process |-> [b \in Mailbox |-> 0]]
  /\ giver = [p \in Process |-> [b \in Mailbox |-> Nobody]]
  /\ transit = [p \in Process |-> [b \in Mailbox |-> <<>>]]
  /\ received = [p \in Process |-> [b \in Mailbox |-> Nothing]]
  /\ ended = {}

-----------------------------------------------------------------------------
(* Messages.                                                               *)

Send(p, b) ==
  /\ Holds(p, b)
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ transit' = [transit EXCEPT ![p][b] =
       Append(@, <<incarnation[p], serial'[p][b]>>)]
  /\ UNCHANGED <<incarnation, giver, received, ended>>

\* Whoever does not hold the capability may try: nothing will arrive.
SendInVain(p, b) ==
  /\ ~Holds(p, b)
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ UNCHANGED <<incarnation, giver, transit, received, ended>>

Receive(p, b) ==
  /\ transit[p][b] # <<>>
  /\ received' = [received EXCEPT ![p][b] = Head(transit[p][b])]
  /\ transit' = [transit EXCEPT ![p][b] = Tail(@)]
  /\ UNCHANGED <<incarnation, serial, giver, ended>>

-----------------------------------------------------------------------------
(* Capabilities.                                                           *)

\* The owner of mailbox b lets p send to it.
Grant(p, b) ==
  /\ b \notin ended
  /\ ~Holds(p, b)
  /\ p # Owner[b]
  /\ giver' = [giver EXCEPT ![p][b] = Owner[b]]
  /\ UNCHANGED <<incarnation, serial, transit, received, ended>>

\* Process p lets q send to b too.
Delegate(p, q, b) ==
  /\ Holds(p, b)
  /\ ~Holds(q, b)
  /\ q # Owner[b]
  /\ giver' = [giver EXCEPT ![q][b] = p]
  /\ UNCHANGED <<incarnation, serial, transit, received, ended>>

\* Process p loses its capability for b, and so do those who have theirs from
\* p.  Of what they have sent, what has reached the mailbox is received all
\* the same; what has not is not: reached[q] messages of q have.
Revoke(p, b, reached) ==
  LET gone == Derived([q \in Process |-> giver[q][b]], p)
  IN
  /\ Holds(p, b)
  /\ giver' = [q \in Process |->
       [giver[q] EXCEPT ![b] = IF q \in gone THEN Nobody ELSE @]]
  /\ \A q \in gone : reached[q] <= Len(transit[q][b])
  /\ transit' = [q \in Process |-> [transit[q] EXCEPT ![b] =
       IF q \in gone THEN SubSeq(@, 1, reached[q]) ELSE @]]
  /\ UNCHANGED <<incarnation, serial, received, ended>>

-----------------------------------------------------------------------------
(* Ends and restarts.                                                      *)

\* A life of p ends, and the next begins, in which p holds nothing.  Of what
\* it has sent, what has reached mailbox b (reached[b] messages) is received
\* all the same.  Its own mailboxes are new: what was under way to the old
\* ones is lost, and nobody holds their capability.
Restart(p, reached) ==
  /\ incarnation' = [incarnation EXCEPT ![p] = @ + 1]
  /\ serial' = [serial EXCEPT ![p] = [b \in Mailbox |-> 0]]
  /\ giver' = [q \in Process |-> [b \in Mailbox |->
       IF q = p \/ Owner[b] = p THEN Nobody ELSE giver[q][b]]]
  /\ \A b \in Mailbox : reached[b] <= Len(transit[p][b])
  /\ transit' = [q \in Process |-> [b \in Mailbox |->
       IF Owner[b] = p THEN <<>>
       ELSE IF q = p THEN SubSeq(transit[p][b], 1, reached[b])
       ELSE transit[q][b]]]
  /\ received' = [q \in Process |-> [b \in Mailbox |->
       IF q = p \/ Owner[b] = p THEN Nothing ELSE received[q][b]]]
  /\ UNCHANGED ended

\* Mailbox b is no more.  What was under way to it is lost.
Destroy(b) ==
  /\ b \notin ended
  /\ ended' = ended \cup {b}
  /\ giver' = [p \in Process |-> [giver[p] EXCEPT ![b] = Nobody]]
  /\ transit' = [p \in Process |-> [transit[p] EXCEPT ![b] = <<>>]]
  /\ UNCHANGED <<incarnation, serial, received>>

-----------------------------------------------------------------------------
\* No sequence of messages under way is longer than this.
Longest ==
  LET lengths == {Len(transit[p][b]) : p \in Process, b \in Mailbox}
  IN CHOOSE n \in lengths : \A k \in lengths : k <= n

Environment ==
  \/ \E p \in Process, b \in Mailbox :
       Send(p, b) \/ SendInVain(p, b) \/ Grant(p, b)
  \/ \E p, q \in Process, b \in Mailbox : Delegate(p, q, b)
  \/ \E p \in Process, b \in Mailbox :
       /\ Holds(p, b)
       /\ LET gone == Derived([q \in Process |-> giver[q][b]], p)
          IN \E reached \in [gone -> 0..Longest] : Revoke(p, b, reached)
  \/ \E reached \in [Mailbox -> 0..Longest], p \in Process :
       Restart(p, reached)
  \/ \E b \in Mailbox : Destroy(b)

System == \E p \in Process, b \in Mailbox : Receive(p, b)

Next == Environment \/ System

Spec == Init /\ [][Next]_vars

\* What has been sent, and is not lost with a capability or a life, arrives.
Fairness == \A p \in Process, b \in Mailbox : WF_vars(Receive(p, b))

LiveSpec == Spec /\ Fairness

-----------------------------------------------------------------------------
\* What b will receive from p comes after what it has received.
ArrivesInOrder ==
  \A p \in Process, b \in Mailbox :
    \A i \in DOMAIN transit[p][b] :
      LET before == IF i = 1 THEN received[p][b] ELSE transit[p][b][i - 1]
      IN Before(before, transit[p][b][i])

\* Nothing is under way, and nothing has arrived, that p has not sent.
NothingForged ==
  \A p \in Process, b \in Mailbox :
    \A x \in {received[p][b]} \cup
             {transit[p][b][i] : i \in DOMAIN transit[p][b]} :
      \/ x[1] < incarnation[p]
      \/ x[1] = incarnation[p] /\ x[2] <= serial[p][b]

\* A capability comes from the mailbox's owner, if through many hands.
\* (Those hands may have restarted since.)
CapabilitiesAreGiven ==
  \A p \in Process, b \in Mailbox :
    Holds(p, b) =>
      \/ giver[p][b] = Owner[b]
      \/ Holds(giver[p][b], b)
      \/ incarnation[giver[p][b]] > 1

\* Only holders send.
OnlyHoldersSend ==
  [][\A p \in Process, b \in Mailbox :
       Len(transit'[p][b]) > Len(transit[p][b]) => Holds(p, b)]_vars

\* Nothing arrives twice: the last message received only becomes later, as
\* long as both ends live.
ReceivedOnlyGrows ==
  [][\A p \in Process, b \in Mailbox :
       \/ received'[p][b] = received[p][b]
       \/ Before(received[p][b], received'[p][b])
       \/ incarnation'[p] # incarnation[p]
       \/ /\ Owner[b] \in Process
          /\ incarnation'[Owner[b]] # incarnation[Owner[b]]]_vars

\* While no capability is taken, and no end comes, nothing is lost.
NothingLost ==
  [][giver' = giver /\ incarnation' = incarnation /\ ended' = ended =>
       \A p \in Process, b \in Mailbox :
         \/ Len(transit'[p][b]) >= Len(transit[p][b])
         \/ received'[p][b] = Head(transit[p][b])]_vars

\* In the end all has arrived, if senders come to an end.
EverythingArrives ==
  \A p \in Process, b \in Mailbox :
    transit[p][b] # <<>> ~> transit[p][b] = <<>>

THEOREM Spec => [](TypeOK /\ ArrivesInOrder /\ NothingForged)
THEOREM Spec => OnlyHoldersSend /\ ReceivedOnlyGrows /\ NothingLost
=============================================================================
The checked sizes stand in ../manifest.json.
