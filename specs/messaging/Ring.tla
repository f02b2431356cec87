-------------------------------- MODULE Ring --------------------------------
(***************************************************************************)
(* A channel between one writer and one reader, as those see it who do not *)
(* look at memory: a bounded queue, mapped and unmapped (report section    *)
(* 4.2).  Channel.tla shows that a shared page does this; Messaging.tla    *)
(* uses a ring for each pair that talks often, and keeps to these rules.   *)
(* It has no model of its own: it is checked from both sides.              *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANT Slots   \* how many messages the ring holds

VARIABLES
  phase,   \* "none": no page; "open": both use it; "closing": the reader does
  ring     \* what has been written and not been read, oldest first

vars == <<phase, ring>>

Init == phase = "none" /\ ring = <<>>

\* A fresh page is mapped for both.
Map == phase = "none" /\ phase' = "open" /\ UNCHANGED ring

Put(x) ==
  /\ phase = "open"
  /\ Len(ring) < Slots
  /\ ring' = Append(ring, x)
  /\ UNCHANGED phase

Take ==
  /\ ring # <<>>
  /\ ring' = Tail(ring)
  /\ UNCHANGED phase

\* The writer gives up the page, or it is taken from the writer.
Unmap == phase = "open" /\ phase' = "closing" /\ UNCHANGED ring

\* The reader gives up the page when it has read everything.
Release ==
  /\ phase = "closing"
  /\ ring = <<>>
  /\ phase' = "none"
  /\ UNCHANGED ring

\* The reader ends, and with it the page.
Drop == phase # "none" /\ phase' = "none" /\ ring' = <<>>

\* Whatever is put in.  (Stated by what has been put in, so that TLC can check
\* a refinement without listing all messages.)
PutSomething == Len(ring') = Len(ring) + 1 /\ Put(ring'[Len(ring')])

Next == Map \/ PutSomething \/ Take \/ Unmap \/ Release \/ Drop

Spec == Init /\ [][Next]_vars
=============================================================================
