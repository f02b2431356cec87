-------------------------- MODULE PerfectDetector --------------------------
(* A perfect failure detector: who is suspected has crashed, and who has     *)
(* crashed is suspected in the end.  So a live member is always heard, if    *)
(* everybody who is not suspected is waited for: no majority is needed, and  *)
(* the last member alone is still a fleet.  This is the detector of a single *)
(* machine, where the microkernel knows which processes have ended.          *)
CONSTANTS Member

VARIABLES
  crashed    \* who has crashed

\* Member q may be suspected.
MaySuspect(q) == q \in crashed

\* A suspicion of q may be taken back.
MayTrust(q) == FALSE

\* Given that everybody was heard who is not suspected: may those that were
\* heard decide for all?
Suffices(members, heard) == TRUE
=============================================================================
