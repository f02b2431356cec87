package org.fos.checker.tlc;

/** What sort of property a run violates. */
public enum PropertyKind {
    /** A state predicate from INVARIANT. */
    INVARIANT,
    /** The part of a property that speaks of initial states. */
    INITIAL_PREDICATE,
    /** The part {@code [][A]_v} of a property, such as a refinement's steps. */
    ACTION_PROPERTY,
    /** A temporal property; its counterexample is infinite. */
    TEMPORAL_PROPERTY,
    /** An ASSUME of a module; its name is its place. */
    ASSUMPTION
}
