------------------------------ MODULE Channel ------------------------------
(***************************************************************************)
(* The user-space channel of fos: a page that the microkernel maps between *)
(* a sender and a receiver, used as a circular queue of messages (report   *)
(* section 4.2, after URPC and Barrelfish).                                *)
(*                                                                         *)
(* A step is what memory can order: one word of a message becomes visible, *)
(* one word is read, one flag changes.  Words become visible, and are      *)
(* read, in any order.  Two orders only are asked of the memory: a flag's  *)
(* change becomes visible after all that its writer did before (release),  *)
(* and nothing of a slot is read or written before its flag has been seen  *)
(* (acquire).  Each slot has a flag, which one side sets and the other     *)
(* clears; each side has an index of its own, which the other never sees.  *)
(*                                                                         *)
(* The reader copies a message out and then frees the slot: it never works *)
(* on memory that the sender can still write, and the slot is free for the *)
(* next message as early as can be.                                        *)
(***************************************************************************)
EXTENDS Naturals, Sequences

CONSTANTS
  Slots,   \* how many slots the ring has
  Word     \* the words of a message

ASSUME SlotsAreCounted == Slots \in Nat \ {0}

VARIABLES
  phase,    \* "none", "open" or "closing": as in Ring
  flag,     \* flag[i]: slot i holds a message
  body,     \* body[i][w]: word w of slot i; each tells its message's number
  tail,     \* the slot that the writer fills next
  head,     \* the slot that the reader empties next
  sent,     \* how many messages have been published
  writing,  \* whether the writer has a message in hand
  written,  \* which of its words are visible
  reading,  \* whether the reader has seen the flag of a message
  copy,     \* copy[w]: word w, as copied by the reader, or NotCopied
  taken     \* how many messages have been taken out, or lost with a reader

writerVars == <<tail, sent, writing, written>>
readerVars == <<head, reading, copy, taken>>
vars == <<phase, flag, body, writerVars, readerVars>>

Slot == 0..(Slots - 1)

NotCopied == 0

NoCopy == [w \in Word |-> NotCopied]

After(i) == (i + 1) % Slots

TypeOK ==
  /\ phase \in {"none", "open", "closing"}
  /\ flag \in [Slot -> BOOLEAN]
  /\ body \in [Slot -> [Word -> Nat]]
  /\ tail \in Slot
  /\ head \in Slot
  /\ sent \in Nat
  /\ writing \in BOOLEAN
  /\ written \subseteq Word
  /\ reading \in BOOLEAN
  /\ copy \in [Word -> Nat]
  /\ taken \in Nat

Init ==
  /\ phase = "none"
  /\ flag = [i \in Slot |-> FALSE]
  /\ body = [i \in Slot |-> [w \in Word |-> 0]]
  /\ tail = 0
  /\ head = 0
  /\ sent = 0
  /\ writing = FALSE
  /\ written = {}
  /\ reading = FALSE
  /\ copy = NoCopy
  /\ taken = 0

-----------------------------------------------------------------------------
(* Environment: pages come and go, and messages are to be sent.            *)

\* The microkernel maps a fresh page.
Map ==
  /\ phase = "none"
  /\ phase' = "open"
  /\ flag' = [i \in Slot |-> FALSE]
  /\ body' = [i \in Slot |-> [w \in Word |-> 0]]
  /\ tail' = 0
  /\ head' = 0
  /\ UNCHANGED <<sent, writing, written, reading, copy, taken>>

\* The writer sees that its slot is free, and takes a message in hand.
Begin ==
  /\ phase = "open"
  /\ ~writing
  /\ ~flag[tail]
  /\ writing' = TRUE
  /\ written' = {}
  /\ UNCHANGED <<phase, flag, body, tail, sent, readerVars>>

\* The writer loses the page, whatever it is doing: it closes the channel, its
\* capability is revoked, or it crashes.  A message that it had in hand has
\* not been sent.
Unmap ==
  /\ phase = "open"
  /\ phase' = "closing"
  /\ writing' = FALSE
  /\ written' = {}
  /\ UNCHANGED <<flag, body, tail, sent, readerVars>>

\* The reader ends.  With it goes the page, and what was on it.
Drop ==
  /\ phase # "none"
  /\ phase' = "none"
  /\ flag' = [i \in Slot |-> FALSE]
  /\ writing' = FALSE
  /\ written' = {}
  /\ reading' = FALSE
  /\ copy' = NoCopy
  /\ taken' = sent
  /\ UNCHANGED <<body, tail, head, sent>>

-----------------------------------------------------------------------------
(* System: the writer.                                                     *)

\* One word of the message becomes visible.
WriteWord(w) ==
  /\ writing
  /\ w \notin written
  /\ body' = [body EXCEPT ![tail][w] = sent + 1]
  /\ written' = written \cup {w}
  /\ UNCHANGED <<phase, flag, tail, sent, writing, readerVars>>

\* The flag becomes visible, after all words: now the message is sent.
Publish ==
  /\ writing
  /\ written = Word
  /\ flag' = [flag EXCEPT ![tail] = TRUE]
  /\ tail' = After(tail)
  /\ sent' = sent + 1
  /\ writing' = FALSE
  /\ written' = {}
  /\ UNCHANGED <<phase, body, readerVars>>

-----------------------------------------------------------------------------
(* System: the reader.                                                     *)

\* The reader polls, and sees a message.
See ==
  /\ phase # "none"
  /\ ~reading
  /\ flag[head]
  /\ reading' = TRUE
  /\ UNCHANGED <<phase, flag, body, writerVars, head, copy, taken>>

\* One word is copied out.
CopyWord(w) ==
  /\ reading
  /\ copy[w] = NotCopied
  /\ copy' = [copy EXCEPT ![w] = body[head][w]]
  /\ UNCHANGED <<phase, flag, body, writerVars, head, reading, taken>>

\* The message has been copied out, and is the receiver's.  The slot is free.
FreeSlot ==
  /\ reading
  /\ \A w \in Word : copy[w] # NotCopied
  /\ flag' = [flag EXCEPT ![head] = FALSE]
  /\ head' = After(head)
  /\ reading' = FALSE
  /\ copy' = NoCopy
  /\ taken' = taken + 1
  /\ UNCHANGED <<phase, body, writerVars>>

\* The writer is gone, and nothing is left to read.
Release ==
  /\ phase = "closing"
  /\ ~reading
  /\ ~flag[head]
  /\ phase' = "none"
  /\ UNCHANGED <<flag, body, writerVars, readerVars>>

-----------------------------------------------------------------------------
Environment == Map \/ Begin \/ Unmap \/ Drop

Writer == Publish \/ \E w \in Word : WriteWord(w)

Reader == See \/ FreeSlot \/ Release \/ \E w \in Word : CopyWord(w)

System == Writer \/ Reader

Next == Environment \/ System

Fairness == WF_vars(Writer) /\ WF_vars(Reader)

Spec == Init /\ [][Next]_vars /\ Fairness

-----------------------------------------------------------------------------
(* Invariants.                                                             *)

\* The messages that have been published and not been taken out are in the
\* ring, whole and in their order.
NoSlotOverwrittenUnread ==
  /\ sent - taken <= Slots
  /\ \A k \in 1..(sent - taken) :
       LET i == (head + k - 1) % Slots
       IN flag[i] /\ \A w \in Word : body[i][w] = taken + k

\* What is copied out is the next message, and nothing but that.
NoReadOfHalfWrittenSlot ==
  \A w \in Word : copy[w] # NotCopied => copy[w] = taken + 1

-----------------------------------------------------------------------------
(* Promises.                                                               *)

EveryMessageBegunIsSent == writing ~> ~writing

\* The reader is never stuck with something to read.
EverySentMessageIsTaken == []<>(taken = sent) \/ []<><<FreeSlot>>_vars

\* A channel drains, and is gone.
EveryClosedChannelIsReleased == phase = "closing" ~> phase = "none"

-----------------------------------------------------------------------------
(* What it refines.                                                        *)

\* How many messages the reader finds, one after the other.
Full ==
  CHOOSE n \in 0..Slots :
    /\ \A k \in 0..(n - 1) : flag[(head + k) % Slots]
    /\ n = Slots \/ ~flag[(head + n) % Slots]

\* A message's words, or one number if they agree.
Contents(i) == {body[i][w] : w \in Word}

AsRing == INSTANCE Ring WITH
  ring <- [k \in 1..Full |-> Contents((head + k - 1) % Slots)]

ImplementsRing == AsRing!Spec

THEOREM Spec => [](TypeOK /\ NoSlotOverwrittenUnread)
THEOREM Spec => []NoReadOfHalfWrittenSlot
THEOREM Spec => ImplementsRing
=============================================================================
The checked sizes stand in ../manifest.json.
