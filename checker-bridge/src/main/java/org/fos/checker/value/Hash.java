package org.fos.checker.value;

/** How the hash codes of values are made: the same in every run, and cheap to change by a part. */
final class Hash {
    private Hash() {}

    /** Spreads the bits of a number over all of the result. */
    static int mix(int number) {
        int mixed = number * 0x9E3779B1;
        mixed ^= mixed >>> 15;
        mixed *= 0x85EBCA77;
        return mixed ^ (mixed >>> 13);
    }

    /** What one element adds to the hash code of its set. */
    static int element(Value element) {
        return mix(element.hashCode() + 0x3C6EF372);
    }
}
