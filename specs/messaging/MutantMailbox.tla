---------------------------- MODULE MutantMailbox ----------------------------
(* Bugs of Mailbox, each under its name: what its properties are there to    *)
(* forbid.                                                                   *)
EXTENDS MCMailbox

\* For Send: the capability is not looked at.
SendWithoutLooking(p, b) ==
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ transit' = [transit EXCEPT ![p][b] =
       Append(@, <<incarnation[p], serial'[p][b]>>)]
  /\ UNCHANGED <<incarnation, giver, received, ended>>

\* For Send: a message overtakes those before it.
SendAhead(p, b) ==
  /\ Holds(p, b)
  /\ serial' = [serial EXCEPT ![p][b] = @ + 1]
  /\ transit' = [transit EXCEPT ![p][b] =
       <<<<incarnation[p], serial'[p][b]>>>> \o @]
  /\ UNCHANGED <<incarnation, giver, received, ended>>

\* For Receive: any of the messages is taken.
ReceiveInAnyOrder(p, b) ==
  /\ \E i \in DOMAIN transit[p][b] :
       /\ received' = [received EXCEPT ![p][b] = transit[p][b][i]]
       /\ transit' = [transit EXCEPT ![p][b] =
            SubSeq(@, 1, i - 1) \o SubSeq(@, i + 1, Len(@))]
  /\ UNCHANGED <<incarnation, serial, giver, ended>>

\* For Receive: only the newest message counts.
SkipToTheNewest(p, b) ==
  /\ transit[p][b] # <<>>
  /\ received' = [received EXCEPT ![p][b] = transit[p][b][Len(transit[p][b])]]
  /\ transit' = [transit EXCEPT ![p][b] = <<>>]
  /\ UNCHANGED <<incarnation, serial, giver, ended>>

\* For Receive: messages come out of nothing.
ReceiveWhatNobodySent(p, b) ==
  /\ received' = [received EXCEPT ![p][b] =
       <<incarnation[p], serial[p][b] + 1>>]
  /\ UNCHANGED <<incarnation, serial, giver, transit, ended>>

\* For Receive: nobody polls.
NeverReceive(p, b) == FALSE

\* For Derived: who has a capability from p keeps it.
OnlyOne(givers, p) == {p}
=============================================================================
