------------------------------ MODULE Mailroom ------------------------------
(* Clerks hand letters to each other through a room that holds them.         *)
EXTENDS Naturals, FiniteSets

CONSTANTS Clerk, Nobody, Weight, Limit

ASSUME Nobody \notin Clerk
ASSUME Limit \in Nat /\ Limit > 0

VARIABLES
  letters,  \* what is in the room
  desk,     \* desk[c]: whose letter lies on clerk c's desk, or Nobody
  sent      \* how many letters were sent

vars == <<letters, desk, sent>>

Letter == [from : Clerk, to : Clerk, weight : DOMAIN Weight]

Init ==
  /\ letters = {}
  /\ desk = [c \in Clerk |-> Nobody]
  /\ sent = 0

-----------------------------------------------------------------------------
Room(l) == letters' = letters \cup {l}

Send(c, d, w) ==
  /\ c # d
  /\ sent < Limit
  /\ LET l == [from |-> c, to |-> d, weight |-> w]
     IN  /\ l \notin letters
         /\ Room(l)
  /\ sent' = sent + Weight[w]
  /\ UNCHANGED desk

Receive(c) ==
  /\ desk[c] = Nobody
  /\ \E l \in {x \in letters : x.to = c} :
       /\ letters' = letters \ {l}
       /\ desk' = [desk EXCEPT ![c] = l.from]
  /\ UNCHANGED sent

Take(l) ==
  /\ desk[l.to] = Nobody
  /\ letters' = letters \ {l}
  /\ desk' = [desk EXCEPT ![l.to] = l.from]
  /\ UNCHANGED sent

Clear(c) ==
  /\ desk' = [desk EXCEPT ![c] = Nobody]
  /\ UNCHANGED <<letters, sent>>

Swap(c, other) ==
  /\ desk' = [desk EXCEPT ![c] = desk[other], ![other] = desk[c]]
  /\ UNCHANGED <<letters, sent>>

Lose ==
  \E l \in letters, n \in {1} :
    /\ letters' = letters \ {l}
    /\ sent' = sent - n
    /\ UNCHANGED desk

-----------------------------------------------------------------------------
Environment == \E c, d \in Clerk : \E w \in DOMAIN Weight : Send(c, d, w)

Clearing == \E c \in Clerk : desk[c] # Nobody /\ Clear(c)

System ==
  \/ \E c \in Clerk : Receive(c)
  \/ \E l \in letters : LET m == l IN Take(m)
  \/ Clearing
  \/ \E <<a, b>> \in {p \in Clerk \X Clerk : p[1] # p[2]} : Swap(a, b)

Next ==
  \/ Environment
  \/ System
  \/ sent > 0 /\ Lose
  \/ IF sent = Limit THEN \E c \in Clerk : Swap(c, c) ELSE FALSE

Spec == Init /\ [][Next]_vars /\ WF_vars(System)
=============================================================================
