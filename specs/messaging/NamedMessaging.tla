--------------------------- MODULE NamedMessaging ---------------------------
(***************************************************************************)
(* Messaging on a name service that is a replicated key-value store        *)
(* (report sections 4.4, 4.7.1): the names are its keys, addresses are     *)
(* what it stores.  Messaging has one register for each name; here every   *)
(* name server answers from a copy of its own, which may lag behind.  So a *)
(* process may be told an address that is older than one it was told       *)
(* before.  All that Messaging promises holds nevertheless, since an       *)
(* address is never used twice and a stale one only costs a journey.       *)
(*                                                                         *)
(* What a name server may do is KVStore's matter; ReplicatedStore is how   *)
(* fos does it.                                                            *)
(***************************************************************************)
EXTENDS Messaging

CONSTANTS
  Server   \* the name servers

VARIABLES
  latest,   \* latest[b]: what the store has under the name of mailbox b
  copy,     \* copy[s][b]: what name server s answers
  serving   \* the name servers that answer

serviceVars == <<latest, copy, serving>>
namedVars == <<vars, serviceVars>>

Store == INSTANCE KVStore WITH
  Member <- Server,
  Key <- Mailbox,
  Value <- Address,
  Absent <- NoAddress,
  Founder <- Server

\* Each mailbox has been registered when it was made.
NamedInit ==
  /\ Init
  /\ latest = [b \in Mailbox |-> [version |-> 1, value |-> home[b]]]
  /\ copy = [s \in Server |-> latest]
  /\ serving = Server

-----------------------------------------------------------------------------
(* Environment: name servers come and go.                                  *)

EnterService(s) == Store!Enter(s) /\ UNCHANGED vars

StopService(s) == Store!Stop(s) /\ UNCHANGED vars

-----------------------------------------------------------------------------
(* System.                                                                 *)

\* Name server s is told where b is.
RegisterAt(s, b) ==
  /\ Register(b)
  /\ Store!Update(s, b, home[b])

\* The copy of name server s follows.
Follow(s, b) == Store!CatchUp(s, b) /\ UNCHANGED vars

\* Process p asks name server s.
LookupAt(s, p, b) ==
  /\ s \in serving
  /\ ~IsKnown(cache[p][b])
  /\ copy[s][b].value # NoAddress
  /\ cache' = [cache EXCEPT ![p][b] = copy[s][b].value]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, held, serial, channel,
                 remoteVars, received, serviceVars>>

\* Name server s knows that there is no such mailbox any more.
GiveUpAt(s, p, b) ==
  /\ s \in serving
  /\ returned[p][b] # <<>>
  /\ ~IsKnown(cache[p][b])
  /\ copy[s][b].value = NoAddress
  /\ returned' = [returned EXCEPT ![p][b] = <<>>]
  /\ held' = [held EXCEPT ![p][b] = 0]
  /\ UNCHANGED <<nameVars, queue, capabilityVars, cache, serial, channel,
                 outgoing, wire, answers, received, serviceVars>>

-----------------------------------------------------------------------------
ServiceEnvironment == \E s \in Server : EnterService(s) \/ StopService(s)

Registering(b) == \E s \in Server : RegisterAt(s, b)

AskingNames(p, b) ==
  \/ \E s \in Server : LookupAt(s, p, b)
  \/ FindStale(p, b) /\ UNCHANGED serviceVars

SettlingThere(p, b) ==
  \/ (TakingAnswers(p, b) \/ Resending(p, b)) /\ UNCHANGED serviceVars
  \/ \E s \in Server : GiveUpAt(s, p, b)

\* What has nothing to do with names is as it was.
Elsewhere ==
  /\ \/ Environment
     \/ Observation
     \/ \E p \in Process, b \in Mailbox :
          Carrying(p, b) \/ Receiving(p, b) \/ Release(p, b)
  /\ UNCHANGED serviceVars

NamedNext ==
  \/ Elsewhere
  \/ ServiceEnvironment
  \/ \E b \in Mailbox : Registering(b)
  \/ \E s \in Server, b \in Mailbox : Follow(s, b)
  \/ \E p \in Process, b \in Mailbox : AskingNames(p, b) \/ SettlingThere(p, b)

\* A step of a kernel, a proxy or a receiver, which concerns no name server.
Undisturbed(step) == step /\ UNCHANGED serviceVars

NamedFairness ==
  /\ \A b \in Mailbox : WF_namedVars(Registering(b))
  /\ \A s \in Server, b \in Mailbox : WF_namedVars(Follow(s, b))
  /\ \A p \in Process, b \in Mailbox :
       /\ WF_namedVars(AskingNames(p, b))
       /\ WF_namedVars(SettlingThere(p, b))
       /\ WF_namedVars(Undisturbed(Carrying(p, b)))
       /\ WF_namedVars(Undisturbed(Receiving(p, b)))
       /\ WF_namedVars(Undisturbed(Release(p, b)))

NamedSpec == NamedInit /\ [][NamedNext]_namedVars /\ NamedFairness

-----------------------------------------------------------------------------
\* Messaging's register of names is the store's current entries.
NamesAreInTheStore == \A b \in Mailbox : names[b] = latest[b].value

\* The store is used as a store may be used.  (Stated by what has been stored,
\* so that TLC need not list all addresses.)
UsesStore ==
  [][\E s \in Server :
       \/ Store!Enter(s) \/ Store!Stop(s)
       \/ \E b \in Mailbox :
            Store!CatchUp(s, b) \/ Store!Update(s, b, latest'[b].value)
    ]_(Store!vars)

THEOREM NamedSpec => []NamesAreInTheStore /\ UsesStore
THEOREM NamedSpec => ImplementsMailbox
=============================================================================
The checked sizes stand in ../manifest.json.
