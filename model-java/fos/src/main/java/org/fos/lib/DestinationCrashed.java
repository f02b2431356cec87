package org.fos.lib;

import org.fos.kernel.Address;

/** A call will never be answered, because the process it went to is known to have crashed. */
public final class DestinationCrashed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Address destination;

    /**
     * @param destination where the call went
     */
    public DestinationCrashed(Address destination) {
        super("the call to %s has no answer: its process crashed".formatted(destination));
        this.destination = destination;
    }

    public Address destination() {
        return destination;
    }
}
