------------------------- MODULE MCMessagingHistory -------------------------
(* What each mailbox has received from each sender.  No process needs such a *)
(* record; only the two properties below do.  Mutants are held to them too.  *)
EXTENDS MutantMessaging

VARIABLE arrived    \* arrived[p][b]: numbers, in the order in which they came

historyVars == <<vars, arrived>>

\* A number that comes twice in a row is not seen by what was received last.
Taken(p, b) ==
  \/ Len(queue'[b]) < Len(queue[b]) /\ Head(queue[b]).from = p
  \/ Len(channel'[p][b].ring) < Len(channel[p][b].ring)

Arriving(p, b) ==
  IF Taken(p, b) /\ home'[b] # NoAddress
  THEN Append(arrived[p][b], received'[p][b])
  ELSE arrived[p][b]

HistorySpec ==
  /\ Init /\ arrived = ForEachPair(<<>>)
  /\ [][/\ Next
        /\ arrived' = [p \in Process |-> [b \in Mailbox |-> Arriving(p, b)]]
       ]_historyVars

NothingDuplicated ==
  \A p \in Process, b \in Mailbox : \A i, j \in DOMAIN arrived[p][b] :
    arrived[p][b][i] = arrived[p][b][j] => i = j

\* Across all changes of transport, and all moves.
FifoPerSender ==
  \A p \in Process, b \in Mailbox : \A i, j \in DOMAIN arrived[p][b] :
    i < j => arrived[p][b][i] <= arrived[p][b][j]
=============================================================================
