package org.fos.checker.manifest;

/**
 * Something that is not as the manifest says.
 *
 * @param what the verdict, the property, or the number that differs
 */
public record Difference(String what, String expected, String actual) {

    @Override
    public String toString() {
        return what + ": expected " + expected + ", got " + actual;
    }
}
