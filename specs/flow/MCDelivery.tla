----------------------------- MODULE MCDelivery -----------------------------
(* Delivery is finite as it stands: its models need no bounds.               *)
EXTENDS Delivery
=============================================================================
