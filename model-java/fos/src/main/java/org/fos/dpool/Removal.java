package org.fos.dpool;

/**
 * What became of a request for an element.
 *
 * @param <E> the type of the elements
 */
public sealed interface Removal<E> {
    /**
     * The element is the caller's.
     *
     * @param element some element of the pool
     */
    record Given<E>(E element) implements Removal<E> {}

    /** Each shard was empty at some moment of the request. */
    record Refused<E>() implements Removal<E> {}

    /** The server is not in the fleet: ask another one. */
    record NotServing<E>() implements Removal<E> {}
}
