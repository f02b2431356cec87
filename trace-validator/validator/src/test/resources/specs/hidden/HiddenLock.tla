----------------------------- MODULE HiddenLock -----------------------------
(* A server lends one lock to its clients; what is on its way is a set of    *)
(* messages.                                                                 *)
EXTENDS Naturals

CONSTANTS Client, Nobody

ASSUME Nobody \notin Client

VARIABLES
  phase,     \* phase[c]: what client c is doing: idle, waiting, holding
  holder,    \* whom the server believes to hold the lock, or Nobody
  lent,      \* how often the lock was lent
  messages   \* what is on its way

vars == <<phase, holder, lent, messages>>

Message(t, c) == [type |-> t, client |-> c]

Init ==
  /\ phase = [c \in Client |-> "idle"]
  /\ holder = Nobody
  /\ lent = 0
  /\ messages = {}

-----------------------------------------------------------------------------
Request(c) ==
  /\ phase[c] = "idle"
  /\ phase' = [phase EXCEPT ![c] = "waiting"]
  /\ messages' = messages \cup {Message("request", c)}
  /\ UNCHANGED <<holder, lent>>

Release(c) ==
  /\ phase[c] = "holding"
  /\ phase' = [phase EXCEPT ![c] = "idle"]
  /\ messages' = messages \cup {Message("release", c)}
  /\ UNCHANGED <<holder, lent>>

Grant(msg) ==
  /\ msg.type = "request"
  /\ holder = Nobody
  /\ holder' = msg.client
  /\ lent' = lent + 1
  /\ messages' = (messages \ {msg}) \cup {Message("grant", msg.client)}
  /\ UNCHANGED phase

Accept(c) ==
  \E msg \in messages :
    /\ msg = Message("grant", c)
    /\ phase' = [phase EXCEPT ![c] = "holding"]
    /\ messages' = messages \ {msg}
    /\ UNCHANGED <<holder, lent>>

Free(msg) ==
  /\ msg.type = "release"
  /\ holder' = Nobody
  /\ messages' = messages \ {msg}
  /\ UNCHANGED <<phase, lent>>

\* For tests of what cannot be evaluated: nobody has a number.
Audit(c) ==
  /\ c > lent
  /\ UNCHANGED vars

-----------------------------------------------------------------------------
Environment == \E c \in Client : Request(c) \/ Release(c)
System ==
  \/ \E msg \in messages : Grant(msg) \/ Free(msg)
  \/ \E c \in Client : Accept(c)

Next == Environment \/ System \/ \E c \in Client : Audit(c)

Spec == Init /\ [][Next]_vars
=============================================================================
