----------------------------- MODULE MCChannel -----------------------------
(* Models of Channel: bounds on the environment, which replace it, and     *)
(* witnesses.                                                              *)
EXTENDS Channel

CONSTANT MaxMessages   \* how many messages are sent, over all pages

BoundedEnvironment ==
  \/ sent < MaxMessages /\ (Map \/ Begin)
  \/ Unmap \/ Drop

-----------------------------------------------------------------------------
\* The ring is full.
WitnessFull == sent - taken < Slots

\* The writer fills one slot while the reader empties another.
WitnessBothAtWork ==
  ~(written # {} /\ \E w \in Word : copy[w] # NotCopied)

\* The writer loses the page with a message half written, and the reader
\* still has something to read.
WitnessLostInHand ==
  ~(/\ phase = "closing"
    /\ sent > taken
    /\ \E w \in Word : body[tail][w] = sent + 1)

\* A second page, after the first has been released.
WitnessSecondPage == ~(phase = "open" /\ taken > 0 /\ body[0] = NoCopy)
=============================================================================
