------------------------- MODULE UnreliableDetector -------------------------
(* An unreliable failure detector: a broken connection or a long silence is  *)
(* taken for a crash, rightly or wrongly, and a wrong suspicion may be taken *)
(* back.  Who has crashed is still suspected in the end.                     *)
(*                                                                           *)
(* Since a member that was not heard may be alive, and may think the same of *)
(* those that were, a majority must be heard: two majorities have a member   *)
(* in common.  This is the detector of several machines, of host runs too.   *)
EXTENDS FiniteSets, Naturals

CONSTANTS Member

VARIABLES
  crashed    \* who has crashed

\* Member q may be suspected.
MaySuspect(q) == q \in Member

\* A suspicion of q may be taken back.
MayTrust(q) == q \in Member \ crashed

\* Given that everybody was heard who is not suspected: may those that were
\* heard decide for all?
Suffices(members, heard) ==
  2 * Cardinality(heard \cap members) > Cardinality(members)
=============================================================================
