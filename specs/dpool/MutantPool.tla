----------------------------- MODULE MutantPool -----------------------------
(* Bugs of Pool, each under its name.                                       *)
EXTENDS MCPool

\* For Arranged: elements get lost when they move ...
ArrangedWithLoss(elements) ==
  /\ part' \in [Place -> SUBSET elements]
  /\ \A p, q \in Place : p # q => part'[p] \cap part'[q] = {}

\* ... or are copied.
ArrangedWithCopies(elements) ==
  /\ part' \in [Place -> SUBSET elements]
  /\ Pooled' = elements

\* For Remove: the element stays in the pool.
HandOutWithoutTaking(c, elements) ==
  /\ elements # {}
  /\ elements \subseteq Pooled
  /\ hand' = [hand EXCEPT ![c] = @ \cup elements]
  /\ calling' = calling \ {c}
  /\ LookAround(calling \ {c})
  /\ UNCHANGED part

\* For Add: what is given back is nowhere.
AddNowhere(c, elements) ==
  /\ elements # {}
  /\ elements \subseteq hand[c]
  /\ hand' = [hand EXCEPT ![c] = @ \ elements]
  /\ LookAround(calling)
  /\ UNCHANGED <<part, calling>>

\* For Refuse: one empty place is enough.
RefuseAfterOnePlace(c) ==
  /\ c \in calling
  /\ seen[c] \cup EmptyPlaces # {}
  /\ calling' = calling \ {c}
  /\ LookAround(calling \ {c})
  /\ UNCHANGED <<part, hand>>

\* For Refuse: what was seen is kept for the next request.
RefuseAndRemember(c) ==
  /\ c \in calling
  /\ Watched \subseteq seen[c] \cup EmptyPlaces
  /\ calling' = calling \ {c}
  /\ UNCHANGED <<part, hand, seen>>

\* For Refuse: a request waits until there is something.
NeverRefuse(c) == FALSE

\* For LookAround: places count as seen that nobody watches.
LookEverywhere(callers) ==
  /\ seen' \in [Client -> SUBSET Place]
  /\ \A c \in Client :
       seen'[c] \subseteq
         (IF c \in callers
          THEN seen[c] \cup {p \in Place : part[p] = {}} ELSE {})
=============================================================================
