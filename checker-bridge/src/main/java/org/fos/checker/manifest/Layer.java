package org.fos.checker.manifest;

import java.util.Optional;

/**
 * One specification of a family's ladder of refinements.
 *
 * @param module the TLA+ module
 * @param what what it says, in a few words
 * @param refines what it refines; empty if nothing
 */
public record Layer(String module, String what, Optional<Refines> refines) {
    /**
     * What says that a specification refines another.
     *
     * @param module where the property is defined: the specification's module, or one that extends
     *     it
     * @param property its name
     */
    public record Refines(String module, String property) {}
}
