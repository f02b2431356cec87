-------------------------- MODULE MCNamedMessaging --------------------------
(* Models of NamedMessaging: bounds on what the environment does, which     *)
(* replace it, witnesses, and bugs.                                         *)
EXTENDS MCMessaging, NamedMessaging

CONSTANTS
  MaxStops   \* how many name servers may be away at once, and come back

BoundedServiceEnvironment ==
  \E s \in Server :
    \/ EnterService(s)
    \/ Cardinality(Server \ serving) < MaxStops /\ StopService(s)

-----------------------------------------------------------------------------
\* A process is told an address that is not the newest the store has.
WitnessLaggingCopy ==
  [][\A p \in Process, b \in Mailbox :
       cache'[p][b] # cache[p][b] /\ IsKnown(cache'[p][b]) =>
         cache'[p][b] = names[b]]_namedVars

-----------------------------------------------------------------------------
\* For Follow: the other name servers are not told.
NeverFollow(s, b) == FALSE

\* For RegisterAt: a name server that lags takes a registration.
RegisterAtAnyCopy(s, b) ==
  /\ Register(b)
  /\ s \in serving
  /\ LET e == [version |-> copy[s][b].version + 1, value |-> home[b]]
     IN /\ latest' = [latest EXCEPT ![b] = e]
        /\ copy' = [copy EXCEPT ![s][b] = e]
  /\ UNCHANGED serving

\* For RegisterAt: the name server says yes, and stores nothing.
RegisterInVain(s, b) ==
  /\ s \in serving
  /\ Register(b)
  /\ UNCHANGED serviceVars

\* For RegisterAt: the name stays in the store when its mailbox has ended.
KeepDeadNames(s, b) ==
  /\ home[b] # NoAddress
  /\ Register(b)
  /\ Store!Update(s, b, home[b])
=============================================================================
