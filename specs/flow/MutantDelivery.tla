--------------------------- MODULE MutantDelivery ---------------------------
(* What Delivery rules out, each under its name.                             *)
EXTENDS Delivery

\* For Give: the application gets what is there, gaps or not.
GiveWithGaps(f, k) ==
  /\ stage[f] = "open"
  /\ owner[f] # Nobody
  /\ k \in accepted[f]
  /\ IF k = end[f] THEN Close({f})
     ELSE /\ read' = [read EXCEPT ![f] = k]
          /\ accepted' = [accepted EXCEPT ![f] = {n \in @ : n > k}]
          /\ UNCHANGED <<stage, owner, end>>
  /\ UNCHANGED <<alive, unnoticed>>

\* For Give: what has been given is kept, and given again.
GiveAndKeep(f, k) ==
  /\ stage[f] = "open"
  /\ owner[f] # Nobody
  /\ k > read[f]
  /\ (read[f] + 1)..k \subseteq accepted[f]
  /\ read' = [read EXCEPT ![f] = k]
  /\ UNCHANGED <<alive, unnoticed, stage, owner, accepted, end>>

\* For Give: the last segment ends the stream, and is not given itself.
NeverGiveTheLast(f, k) ==
  /\ stage[f] = "open"
  /\ owner[f] # Nobody
  /\ k > read[f]
  /\ k # end[f]
  /\ (read[f] + 1)..k \subseteq accepted[f]
  /\ read' = [read EXCEPT ![f] = k]
  /\ accepted' = [accepted EXCEPT ![f] = {n \in @ : n > k}]
  /\ UNCHANGED <<alive, unnoticed, stage, owner, end>>

\* For Move: what is waiting is left behind.
MoveWithoutSegments(f, m) ==
  /\ stage[f] = "open"
  /\ m \in alive \cup {Nobody}
  /\ owner' = [owner EXCEPT ![f] = m]
  /\ accepted' = [accepted EXCEPT ![f] = {}]
  /\ UNCHANGED <<alive, unnoticed, stage, read, end>>

\* For Retire: a server leaves with what it owns.
RetireWithFlows(m) ==
  /\ m \in alive
  /\ alive' = alive \ {m}
  /\ UNCHANGED <<unnoticed, stage, owner, read, accepted, end>>

\* For Stop: the server is taken for crashed, and goes on.
StopAndGoOn(m, gone) ==
  /\ m \in alive
  /\ gone = {}
  /\ unnoticed' = unnoticed \cup {m}
  /\ UNCHANGED <<alive, stage, owner, read, accepted, end>>

\* For Notice: the crash goes unnoticed.
NeverNotice(m) == FALSE
=============================================================================
