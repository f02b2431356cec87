----------------------------- MODULE MutantDPool -----------------------------
(* Bugs of DPool, each under its name.  A configuration puts one in the     *)
(* place of the sound operator, and says which property catches it.         *)
EXTENDS MCDPool

-----------------------------------------------------------------------------
(* Serving clients.                                                         *)

\* For Targets: a member asks itself as well.
AskMyself(m) == view[m]

\* For Add: CentralStorage is forgotten, the element stays where it came.
AddWhereItIs(c, m, e) ==
  /\ Ready(c, m)
  /\ e \in hand[c]
  /\ hand' = [hand EXCEPT ![c] = @ \ {e}]
  /\ shard' = [shard EXCEPT ![m] = @ \cup {e}]
  /\ Book(m, "added")
  /\ UNCHANGED <<fleetVars, estimate, background, call, messages, lost>>

\* For Store: the keeper is told, but the element is not in the message.
StoreWithoutTheElement(c, m, e) ==
  /\ Ready(c, m)
  /\ Central /\ m # Home /\ Home \in view[m]
  /\ e \in hand[c]
  /\ hand' = [hand EXCEPT ![c] = @ \ {e}]
  /\ call' = [call EXCEPT ![c] =
       [Idle EXCEPT !.phase = "add", !.at = m, !.asked = Home]]
  /\ Exchange({}, {Message("store", m, Home, c, {}, 0)})
  /\ UNCHANGED <<fleetVars, shardVars, estimate, background>>

\* For ServeAfterAll: the element is handed out and stays in the shard.
HandOutWithoutTaking(m, c, e) ==
  /\ MayGoOn(m, c)
  /\ e \in shard[m]
  /\ hand' = [hand EXCEPT ![c] = @ \cup {e}]
  /\ call' = [call EXCEPT ![c] = Idle]
  /\ ListenToNones(m, c)
  /\ Exchange(Nones(m, c), {})
  /\ UNCHANGED <<fleetVars, shardVars, background>>

\* For Obtain: of a block only the client's element is kept.
ForgetTheRest(m, c, e) ==
  \E x \in Inbox(m, "give") :
    /\ x.client = c
    /\ e \in x.elements
    /\ hand' = [hand EXCEPT ![c] = @ \cup {e}]
    /\ call' = [call EXCEPT ![c] = Idle]
    /\ Listen(m, x)
    /\ Book(m, "received")
    /\ Exchange({x}, {})
    /\ UNCHANGED <<fleetVars, shard, background>>

\* For Obtain: what comes goes into the shard; the client's thread starts
\* anew when it is its turn, and may find that it is gone.
ObtainIntoTheShard(m, c, e) ==
  \E x \in Inbox(m, "give") :
    /\ x.client = c
    /\ e \in x.elements
    /\ shard' = [shard EXCEPT ![m] = @ \cup x.elements]
    /\ call' = [call EXCEPT ![c].asked = Nobody, ![c].heard = << >>]
    /\ Listen(m, x)
    /\ Book(m, "received")
    /\ Exchange({x}, {})
    /\ UNCHANGED <<fleetVars, background, hand>>

-----------------------------------------------------------------------------
(* Refusing.                                                                *)

\* For EverybodyHeard: asking one other member is enough.
SomebodyHeard(m, c) == DOMAIN Heard(m, c) # {}

\* For TwoCollectsAgree: it is enough that all were empty both times.
CollectWithoutCounters(m, c) == call[c].before # << >>

\* For TwoCollectsAgree: what is in flight is not thought of.
CollectWithoutFlights(m, c) == Collected(m, c) = call[c].before

\* For Counted: what clients add is not counted.
CountTransfersOnly(entries, m, field) ==
  IF Collects = 2 /\ field # "added"
  THEN [entries EXCEPT ![m][field] = @ + 1] ELSE entries

\* For HaveNone: the last element is kept back for later.
HaveNoneButOne(m, p, c) ==
  \E x \in Inbox(m, "ask") :
    /\ x.from = p /\ x.client = c
    /\ Size(m) <= 1
    /\ Listen(m, x)
    /\ Exchange({x}, {None(m, p, c, ledger[m])})
    /\ UNCHANGED <<fleetVars, shardVars, background, clientVars>>

-----------------------------------------------------------------------------
(* Prefetching.                                                             *)

\* For GiveSize: the donor's own requests are not thought of ...
PrefetchBelowOwnRequests(m) ==
  IF Scheme = "BulkTransfer" THEN Smaller(Block, Size(m)) ELSE 1

\* ... or, for Give, are even told that there is nothing left.
RefuseOwnRequests(m, p, c, block) ==
  \E x \in Inbox(m, "ask") :
    /\ x.from = p /\ x.client = c
    /\ shard[m] # {}
    /\ block \in Blocks(m, Smaller(Block, Size(m)))
    /\ shard' = [shard EXCEPT ![m] = @ \ block]
    /\ call' = [d \in Client |->
         IF d \in Waiting(m) /\ block = shard[m] THEN Idle ELSE call[d]]
    /\ Listen(m, x)
    /\ Book(m, "sent")
    /\ Exchange({x}, {Message("give", m, p, c, block,
                              Told(Size(m) - Cardinality(block)))})
    /\ UNCHANGED <<fleetVars, background, hand>>

-----------------------------------------------------------------------------
(* Moving elements in the background.                                       *)

\* For Push: the sender keeps what it pushes.
KeepWhatIsPushed(m, p, block) ==
  /\ mode[m] = "in" /\ background[m] = Nobody
  /\ p \in Targets(m)
  /\ block \in Blocks(m, PushSize(m, p))
  /\ background' = [background EXCEPT ![m] = p]
  /\ Learn(m, p, estimate[m][p] + Cardinality(block))
  /\ Book(m, "sent")
  /\ Exchange({}, {Message("push", m, p, Nobody, block,
                           Told(Size(m) - Cardinality(block)))})
  /\ UNCHANGED <<fleetVars, shard, clientVars>>

\* For TakeIn: a reply is applied, and left to be applied again.
TakeInTwice(m, p) ==
  \E x \in Inbox(m, "supply") \cup Inbox(m, "declined") :
    /\ x.from = p
    /\ shard' = [shard EXCEPT ![m] = @ \cup x.elements]
    /\ background' = [background EXCEPT ![m] = Nobody]
    /\ Listen(m, x)
    /\ Book(m, "received")
    /\ UNCHANGED <<fleetVars, clientVars, messages, lost>>

\* For SupplySize: the donor gives what it has, and becomes low itself.
SupplyAllOfIt(m) == Smaller(Block, Size(m))

\* For Learn: the estimate stays what it was at the start.
NeverRefresh(m, p, n) == UNCHANGED estimate

\* For Listen: only the member's own pushes are taken into account.
ListenToNobody(m, x) == UNCHANGED estimate

\* For Accept: a member that has enough lets the block wait.
AcceptWhenInNeed(m, p) ==
  \E x \in Inbox(m, "push") :
    /\ x.from = p
    /\ mode[m] = "in"
    /\ Size(m) <= High
    /\ shard' = [shard EXCEPT ![m] = @ \cup x.elements]
    /\ Listen(m, x)
    /\ Book(m, "received")
    /\ Exchange({x}, {Message("accepted", m, p, Nobody, {},
                        Told(Size(m) + Cardinality(x.elements)))})
    /\ UNCHANGED <<fleetVars, background, clientVars>>

-----------------------------------------------------------------------------
(* Joining and leaving.                                                     *)

\* For Accept: a member takes in what comes in any mode.
AcceptAnyTime(m, p) ==
  \E x \in Inbox(m, "push") :
    /\ x.from = p
    /\ shard' = [shard EXCEPT ![m] = @ \cup x.elements]
    /\ Listen(m, x)
    /\ Book(m, "received")
    /\ Exchange({x}, {Message("accepted", m, p, Nobody, {},
                        Told(Size(m) + Cardinality(x.elements)))})
    /\ UNCHANGED <<fleetVars, background, clientVars>>

\* For Enter: welcomes are not waited for.
EnterUnwelcomed(m) ==
  /\ mode[m] = "joining"
  /\ mode' = [mode EXCEPT ![m] = "in"]
  /\ awaited' = [awaited EXCEPT ![m] = {}]
  /\ UNCHANGED <<view, parting, shardVars, estimate, background, clientVars,
                 messages, lost>>

\* For Enter: the welcome of members that have crashed is waited for.
EnterWaitsForTheCrashed(m) ==
  /\ mode[m] = "joining"
  /\ awaited[m] = {}
  /\ mode' = [mode EXCEPT ![m] = "in"]
  /\ UNCHANGED <<view, awaited, parting, shardVars, estimate, background,
                 clientVars, messages, lost>>

\* For TakeLeave: the member goes with what it has.
LeaveWithoutHandingOver(m) ==
  LET others == view[m] \ {m}
  IN
  /\ mode[m] = "leaving"
  /\ others # {}
  /\ background[m] = Nobody
  /\ \A c \in Client : call[c].at # m
  /\ mode' = [mode EXCEPT ![m] = "closing"]
  /\ awaited' = [awaited EXCEPT ![m] = others]
  /\ Exchange({}, {Message("leave", m, p, Nobody, {}, 0) : p \in others})
  /\ UNCHANGED <<view, parting, shardVars, estimate, background, clientVars>>

\* For LetGo: calls to the leaving member may still be under way.
LetGoInMidCall(m, p) ==
  /\ p \in parting[m]
  /\ view' = [view EXCEPT ![m] = @ \ {p}]
  /\ parting' = [parting EXCEPT ![m] = @ \ {p}]
  /\ Exchange({}, {Message("farewell", m, p, Nobody, {}, 0)})
  /\ UNCHANGED <<mode, awaited, shardVars, estimate, background, clientVars>>

\* For Targets: who takes its leave is asked again and again, and never let
\* go.
AskTheParting(m) ==
  (IF Central THEN view[m] \cap {Home} ELSE view[m]) \ {m}

\* For Depart: a member goes when it has taken leave, and waits for nobody.
DepartBeforeFarewell(m) ==
  /\ mode[m] = "closing"
  /\ view[m] # {m}
  /\ mode' = [mode EXCEPT ![m] = "left"]
  /\ view' = [view EXCEPT ![m] = {}]
  /\ messages' = {x \in messages : x.to # m}
  /\ UNCHANGED <<awaited, parting, shardVars, estimate, background,
                 clientVars, lost>>

\* For Stay: a member that was asked to leave leaves, or never ends leaving.
NeverStay(m) == FALSE

\* For Exchange: what is sent to a member about to leave is thrown away.
DropForLeavers(taken, sent) ==
  LET astray == {x \in sent :
        mode[x.to] \in {"crashed", "leaving", "closing"}}
  IN
  /\ messages' = (messages \ taken) \cup (sent \ astray)
  /\ lost' = lost \cup Carried(astray)

-----------------------------------------------------------------------------
(* Crashes.                                                                 *)

\* For Detect: nobody is told.
NeverDetect(m, p) == FALSE

\* For Detect: what the crashed member gave is not waited for.
DetectTooEarly(m, p) ==
  LET asked == {x \in messages : x.from = p /\ x.to = m}
  IN
  /\ Alive(m)
  /\ mode[p] = "crashed"
  /\ p \in view[m] \/ asked # {}
  /\ view' = [view EXCEPT ![m] = @ \ {p}]
  /\ parting' = [parting EXCEPT ![m] = @ \ {p}]
  /\ Exchange(asked, {})
  /\ UNCHANGED <<mode, awaited, shardVars, estimate, background, clientVars>>
=============================================================================
