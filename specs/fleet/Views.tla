------------------------------- MODULE Views -------------------------------
(* Views of a fleet, and the ballots on which its members agree on the next  *)
(* view.                                                                     *)
EXTENDS Naturals, Sequences

CONSTANTS
  Member,    \* the servers that may ever belong to the fleet
  Client,    \* whose state the members hold, each that of some clients
  Founders,  \* the first view's members by seniority
  Nobody     \* stands where no member does

Range(s) == {s[i] : i \in DOMAIN s}

\* Those of a list that are in a set, in their order.
Keep(members, set) ==
  LET IsIn(m) == m \in set
  IN SelectSeq(members, IsIn)

\* A view: its number; its members by seniority, of which the first is the
\* coordinator; which member is the home of each client, that is, holds the
\* client's state; and for each client in the view of which number its state,
\* lost with a home, was last begun anew (0: never).
View == [number : Nat \ {0}, members : Seq(Member),
         home : [Client -> Member], anew : [Client -> Nat]]

NoView == [number |-> 0, members |-> <<>>,
           home |-> [c \in Client |-> Nobody],
           anew |-> [c \in Client |-> 0]]

FirstView == [number |-> 1, members |-> Founders,
              home |-> [c \in Client |-> Head(Founders)],
              anew |-> [c \in Client |-> 0]]

MembersOf(v) == Range(v.members)

CoordinatorOf(v) == Head(v.members)

\* The view after v: of its members those in stay go on, in their order; j
\* joins, if it is somebody, and becomes the home of the clients in given.
\* Clients whose home goes are given to the coordinator; the state of those
\* whose home was not heard is begun anew.
Successor(v, stay, j, given, heard) ==
  LET members == Keep(v.members, stay)
                   \o (IF j = Nobody THEN <<>> ELSE <<j>>)
  IN
  [number |-> v.number + 1,
   members |-> members,
   home |-> [c \in Client |->
     IF c \in given THEN j
     ELSE IF v.home[c] \in stay THEN v.home[c]
     ELSE Head(members)],
   anew |-> [c \in Client |->
     IF v.home[c] \in heard THEN v.anew[c] ELSE v.number + 1]]

-----------------------------------------------------------------------------
\* The ballots 1, 2, 3 ... of a view are dealt to its members in turn: a ballot
\* tells who drives the change.
Rank(v, m) == CHOOSE i \in DOMAIN v.members : v.members[i] = m

OwnerOf(v, b) == v.members[((b - 1) % Len(v.members)) + 1]

\* The first ballot of m above b.
NextBallot(v, m, b) ==
  LET r == Rank(v, m)
      n == Len(v.members)
  IN IF b < r THEN r ELSE r + n * (((b - r) \div n) + 1)
=============================================================================
