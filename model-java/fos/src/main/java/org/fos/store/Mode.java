package org.fos.store;

/** What a server is to the fleet; the names are those of the specification. */
enum Mode {
    OUT("out"),
    JOINING("joining"),
    IN("in");

    final String specName;

    Mode(String specName) {
        this.specName = specName;
    }
}
