---------------------------- MODULE Capabilities ----------------------------
(* Who has a capability from whom.  A capability is granted by the owner of  *)
(* what it guards, or delegated by a process that holds it, and so on.       *)

\* Process q has its capability from p, if through many hands.
RECURSIVE HasItFrom(_, _, _)
HasItFrom(giver, q, p) ==
  \/ giver[q] = p
  \/ giver[q] \in DOMAIN giver /\ HasItFrom(giver, giver[q], p)

\* Those that lose their capability when p's is revoked.  Whoever gave one to
\* somebody else does not keep it in another's hands.
Derived(giver, p) == {p} \cup {q \in DOMAIN giver : HasItFrom(giver, q, p)}
=============================================================================
