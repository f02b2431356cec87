package org.fos.stubgen;

/** A parameter of a remote function, by its name in Java. */
record Parameter(String name, Direction direction, WireType type) {}
