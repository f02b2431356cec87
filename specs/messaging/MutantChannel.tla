--------------------------- MODULE MutantChannel ---------------------------
(* Bugs of Channel, each under its name.                                    *)
EXTENDS MCChannel

\* For Begin: the flag is published before the body.
FlagBeforeBody ==
  /\ phase = "open"
  /\ ~writing
  /\ ~flag[tail]
  /\ writing' = TRUE
  /\ written' = {}
  /\ flag' = [flag EXCEPT ![tail] = TRUE]
  /\ UNCHANGED <<phase, body, tail, sent, readerVars>>

\* For Begin: the writer does not look whether its slot is free.
BeginThoughFull ==
  /\ phase = "open"
  /\ ~writing
  /\ writing' = TRUE
  /\ written' = {}
  /\ UNCHANGED <<phase, flag, body, tail, sent, readerVars>>

\* For Unmap: the writer's page is not taken away.
WriteAfterUnmap ==
  /\ phase = "open"
  /\ phase' = "closing"
  /\ UNCHANGED <<flag, body, writerVars, readerVars>>

\* For Publish: the flag is forgotten.
NeverPublish == FALSE

\* For CopyWord: words are read before the flag has been seen.
CopyWithoutLooking(w) ==
  /\ phase # "none"
  /\ copy[w] = NotCopied
  /\ copy' = [copy EXCEPT ![w] = body[head][w]]
  /\ UNCHANGED <<phase, flag, body, writerVars, head, reading, taken>>

\* For FreeSlot: the slot is freed before the second copy, which saves the
\* copy.
FreeBeforeCopy ==
  \/ /\ reading
     /\ flag[head]
     /\ copy = NoCopy
     /\ flag' = [flag EXCEPT ![head] = FALSE]
     /\ UNCHANGED <<phase, body, writerVars, readerVars>>
  \/ /\ reading
     /\ \A w \in Word : copy[w] # NotCopied
     /\ head' = After(head)
     /\ reading' = FALSE
     /\ copy' = NoCopy
     /\ taken' = taken + 1
     /\ UNCHANGED <<phase, flag, body, writerVars>>

\* For Release: the page goes with the writer.
ReleaseUnread ==
  /\ phase = "closing"
  /\ ~reading
  /\ phase' = "none"
  /\ UNCHANGED <<flag, body, writerVars, readerVars>>

\* For Release: pages are never given back.
NeverRelease == FALSE

\* For See: a channel that is being closed is polled no longer.
StopPollingAtClose ==
  /\ phase = "open"
  /\ ~reading
  /\ flag[head]
  /\ reading' = TRUE
  /\ UNCHANGED <<phase, flag, body, writerVars, head, copy, taken>>
=============================================================================
