----------------------------- MODULE MCDPoolTold -----------------------------
(* What each member was told: an estimate is no invention.                  *)
EXTENDS MutantDPool

VARIABLES
  told,    \* told[m][p]: the last number that m took in from p
  given    \* given[m][p]: how many elements m has pushed to p since then

toldVars == <<vars, told, given>>

\* The messages from p that m takes in by this step, and its pushes to p.
Taken(m, p) ==
  {x \in messages \ messages' :
     x.to = m /\ x.from = p /\ mode'[m] = mode[m] /\ mode'[p] = mode[p]}

Pushed(m, p) ==
  Carried({x \in messages' \ messages :
             x.kind = "push" /\ x.from = m /\ x.to = p})

NoteTold ==
  /\ told' = [m \in Member |-> [p \in Member |->
       IF Taken(m, p) = {} THEN told[m][p]
       ELSE (CHOOSE x \in Taken(m, p) : TRUE).count]]
  /\ given' = [m \in Member |-> [p \in Member |->
       IF Taken(m, p) = {}
       THEN given[m][p] + Cardinality(Pushed(m, p)) ELSE 0]]

ToldSpec ==
  /\ Init
  /\ told = estimate
  /\ given = [m \in Member |-> [p \in Member |-> 0]]
  /\ [][Next /\ NoteTold]_toldVars

\* An estimate is what the other last told, and what m has pushed since.
EstimatesAreBoundedByWhatWasTold ==
  \A m, p \in Member :
    /\ told[m][p] <= estimate[m][p]
    /\ estimate[m][p] <= told[m][p] + given[m][p]
=============================================================================
