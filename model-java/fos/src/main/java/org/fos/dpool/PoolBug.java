package org.fos.dpool;

import org.fos.lib.SeededBug;

/**
 * Bugs that can be seeded into a member, each the Java twin of an operator of {@code
 * MutantDPool.tla} with the same name. Each changes what a handler does, never what it records.
 */
public enum PoolBug implements SeededBug {
    /** Under central storage an element stays where a client gives it back. */
    ADD_WHERE_IT_IS(Scheme.CENTRAL_STORAGE),
    /** The keeper is told of an element, but does not get it. */
    STORE_WITHOUT_THE_ELEMENT(Scheme.CENTRAL_STORAGE),
    /** An element that came meanwhile is handed out, and stays in the shard. */
    HAND_OUT_WITHOUT_TAKING(Scheme.BACKGROUND_PUSH),
    /** Of a block only the client's element is kept. */
    FORGET_THE_REST(Scheme.BULK_TRANSFER),
    /** A request is refused when one other member has nothing. */
    SOMEBODY_HEARD(Scheme.DISTRIBUTED_STORAGE),
    /** A second collect says the same as the first, whatever the counters say. */
    COLLECT_WITHOUT_COUNTERS(Scheme.BACKGROUND_PULL),
    /** What clients add is not counted. */
    COUNT_TRANSFERS_ONLY(Scheme.DISTRIBUTED_STORAGE),
    /** The last element is kept back. */
    HAVE_NONE_BUT_ONE(Scheme.DISTRIBUTED_STORAGE),
    /** A donor of blocks does not think of its own requests. */
    PREFETCH_BELOW_OWN_REQUESTS(Scheme.BULK_TRANSFER),
    /** The sender keeps what it has pushed. */
    KEEP_WHAT_IS_PUSHED(Scheme.BACKGROUND_PUSH),
    /** A reply to the background thread is applied twice. */
    TAKE_IN_TWICE(Scheme.BACKGROUND_PULL),
    /** A donor gives what it has, and becomes low itself. */
    SUPPLY_ALL_OF_IT(Scheme.BACKGROUND_PULL),
    /** What others tell of their shards is not listened to. */
    NEVER_REFRESH(Scheme.BACKGROUND_PUSH_WITH_ESTIMATION),
    /** A block is accepted in any mode. */
    ACCEPT_ANY_TIME(Scheme.BACKGROUND_PUSH),
    /** A server that joins does not wait for its welcome. */
    ENTER_UNWELCOMED(Scheme.DISTRIBUTED_STORAGE),
    /** A member leaves with what it has. */
    LEAVE_WITHOUT_HANDING_OVER(Scheme.DISTRIBUTED_STORAGE),
    /** A member that leaves is let go while a call to it is under way. */
    LET_GO_IN_MID_CALL(Scheme.DISTRIBUTED_STORAGE),
    /** Nobody learns of a crash. */
    NEVER_DETECT(Scheme.DISTRIBUTED_STORAGE);

    private final Scheme scheme;

    PoolBug(Scheme scheme) {
        this.scheme = scheme;
    }

    /** Returns a scheme under which the bug shows. */
    public Scheme scheme() {
        return scheme;
    }

    /** Returns whether the bug shows only where members come and go. */
    public boolean needsChanges() {
        return switch (this) {
            case ACCEPT_ANY_TIME,
                    ENTER_UNWELCOMED,
                    LEAVE_WITHOUT_HANDING_OVER,
                    LET_GO_IN_MID_CALL,
                    NEVER_DETECT ->
                    true;
            default -> false;
        };
    }

    /** Returns whether the bug shows only where requests collect twice. */
    public boolean needsTwoCollects() {
        return this == COLLECT_WITHOUT_COUNTERS || this == COUNT_TRANSFERS_ONLY;
    }
}
