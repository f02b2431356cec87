package org.fos.stubgen;

/** Which way a parameter travels. */
enum Direction {
    IN,
    OUT,
    IN_OUT;

    boolean inRequest() {
        return this != OUT;
    }

    boolean inReply() {
        return this != IN;
    }
}
