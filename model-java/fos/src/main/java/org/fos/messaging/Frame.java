package org.fos.messaging;

/**
 * A message from one machine to the other.
 *
 * @param number its place among all of this life of the sending machine, from 1
 * @param cargo a parcel, or an answer to one
 */
record Frame(long number, byte[] cargo) {
    static final int GREETING = 0;
    static final int DATA = 1;
    static final int ACK = 2;
}
