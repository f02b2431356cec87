---------------------------- MODULE MCStateless ----------------------------
(* Models of Stateless: bounds on what the environment does.                 *)
EXTENDS Stateless

CONSTANT MaxVersion   \* how often each topic changes

BoundedEnvironment ==
  \/ \E d \in Datagram, m \in Member : PassOn(d, m)
  \/ \E x \in Topic : known[Coordinator][x] < MaxVersion /\ Learn(x)
  \/ \E m \in Member : Stop(m)

\* Whatever version the coordinator has, all that serve come to have it, or a
\* newer one.
EverybodyLearns ==
  \A m \in Others, x \in Topic, v \in 1..MaxVersion :
    known[Coordinator][x] >= v ~> known[m][x] >= v \/ m \notin serving

\* A copy lags two versions behind.
WitnessLag ==
  \A m \in serving, x \in Topic :
    known[m][x] + 2 > known[Coordinator][x]
=============================================================================
