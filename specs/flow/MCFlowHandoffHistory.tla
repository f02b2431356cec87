------------------------ MODULE MCFlowHandoffHistory ------------------------
(* What the application has been given, segment by segment.  The servers     *)
(* need no such record.  Mutants are held to it too.                         *)
EXTENDS MutantFlowHandoff

VARIABLE given    \* given[f][i]: the segments given of connection i of f

historyVars == <<vars, given>>

RECURSIVE Ascending(_)
Ascending(numbers) ==
  IF numbers = {} THEN <<>>
  ELSE LET least == CHOOSE n \in numbers : \A k \in numbers : n <= k
       IN <<least>> \o Ascending(numbers \ {least})

\* The segment that member m takes in, and those that had come early.
GivenNow(f, i) ==
  LET givers == {m \in Member :
        /\ flow[m][f].phase # "none" /\ flow[m][f].serial = i
        /\ flow'[m][f].serial = i
        /\ flow'[m][f].read > flow[m][f].read}
  IN IF givers = {} THEN <<>>
     ELSE LET m == CHOOSE m \in givers : TRUE
              a == CHOOSE a \in Senders(m) :
                     channel'[<<a, m>>] # channel[<<a, m>>]
          IN <<Head(channel[<<a, m>>]).number>>
               \o Ascending(flow[m][f].early \ flow'[m][f].early)

HistorySpec ==
  /\ Init
  /\ given = [f \in Flow |-> [i \in 1..MaxSerial |-> <<>>]]
  /\ [][/\ Next
        /\ given' = [f \in Flow |-> [i \in 1..MaxSerial |->
                       given[f][i] \o GivenNow(f, i)]]]_historyVars

NoSegmentDeliveredTwice ==
  \A f \in Flow, i \in 1..MaxSerial :
    \A j, k \in DOMAIN given[f][i] :
      given[f][i][j] = given[f][i][k] => j = k

\* No segment is given before all that precede it in the stream.
StreamInOrder ==
  \A f \in Flow, i \in 1..MaxSerial :
    \A j \in DOMAIN given[f][i] : \A n \in 1..(given[f][i][j] - 1) :
      \E k \in 1..(j - 1) : given[f][i][k] = n
=============================================================================
