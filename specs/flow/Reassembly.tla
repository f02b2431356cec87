----------------------------- MODULE Reassembly -----------------------------
(* TCP's reassembly at a flow's owner: segments may come early or twice, and *)
(* the application gets them once and in order.                              *)
EXTENDS Naturals, FiniteSets

\* What a server remembers of a flow: its phase ("none", "opening", "open" or
\* "timewait"), which connection of its four-tuple it is, how many segments
\* the application has been given, which have come early, and the number of
\* the last one (0: not known yet).
Unknown == [phase |-> "none", serial |-> 0, read |-> 0, early |-> {},
            last |-> 0]

Opening(i) == [Unknown EXCEPT !.phase = "opening", !.serial = i]

\* Segment s is the next one, or one that has come early, for the first time.
IsNext(r, s) == s.number = r.read + 1

IsEarly(r, s) == s.number > r.read + 1 /\ s.number \notin r.early

\* Segment s is of an older connection, or has been here before; in TIME-WAIT
\* everything has been here before, and a reset changes nothing (RFC 1337).
IsDuplicate(r, s) ==
  /\ r.phase # "none"
  /\ \/ s.serial < r.serial
     \/ /\ s.serial = r.serial
        /\ \/ s.kind = "syn"
           \/ r.phase = "timewait"
           \/ s.kind # "rst" /\ (s.number <= r.read \/ s.number \in r.early)

\* Segment s is taken in: all that is now without a gap is given to the
\* application; when that is the whole stream, TIME-WAIT begins.
Absorb(r, s) ==
  LET there == r.early \cup {s.number}
      upTo == CHOOSE k \in r.read..(r.read + Cardinality(there)) :
                /\ (r.read + 1)..k \subseteq there
                /\ k + 1 \notin there
      last == IF s.kind = "fin" THEN s.number ELSE r.last
  IN [phase |-> IF last # 0 /\ upTo = last THEN "timewait" ELSE "open",
      serial |-> r.serial,
      read |-> upTo,
      early |-> {n \in there : n > upTo},
      last |-> last]
=============================================================================
