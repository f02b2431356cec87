---------------------------- MODULE MCPoolHistory ----------------------------
(* What a refused caller knows, in terms of elements and not of places.     *)
(* Mutants are held to it too.                                              *)
EXTENDS MutantPool

VARIABLES
  resting,   \* resting[c]: the elements that have lain still since c asked
  emptied    \* emptied[c]: the whole pool was empty since c asked

historyVars == <<part, hand, calling, seen, resting, emptied>>

Still == {e \in Pooled : \E p \in Watched : e \in part[p] /\ e \in part'[p]}

NoteRequests ==
  /\ resting' = [c \in Client |->
       IF c \notin calling' THEN {}
       ELSE IF c \notin calling
            THEN UNION {part'[p] : p \in Watched}
            ELSE resting[c] \cap Still]
  /\ emptied' = [c \in Client |->
       /\ c \in calling'
       /\ (c \in calling /\ emptied[c]) \/ Pooled' = {}]

HistorySpec ==
  /\ Init
  /\ resting = [c \in Client |-> {}]
  /\ emptied = [c \in Client |-> FALSE]
  /\ [][Next /\ NoteRequests]_historyVars

\* Whoever is refused could not have got any element that just lay there.
\* (A crash may lose elements, and ends calls that nobody then answers.)
NothingRestedThroughARefusal ==
  [][\A c \in Client :
       Refuse(c) => resting[c] = {}]_historyVars

\* Holds where there is one place.
RefusedOnlyIfThePoolWasEmpty ==
  [][\A c \in Client : Refuse(c) => emptied[c]]_historyVars
=============================================================================
