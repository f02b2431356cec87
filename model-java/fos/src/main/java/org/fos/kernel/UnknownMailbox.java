package org.fos.kernel;

import java.util.List;

/** No mailbox was created under that name. */
public final class UnknownMailbox extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param name the name asked for
     * @param known the names that exist
     */
    public UnknownMailbox(String name, List<String> known) {
        super("unknown mailbox '%s'; known: %s".formatted(name, String.join(", ", known)));
    }
}
