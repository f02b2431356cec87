package org.fos.kernel;

import org.fos.machine.ProcessId;

/**
 * Where a mailbox is: what a name resolves to. To know it gives no right to send (see {@link
 * Capability}).
 *
 * @param process the process whose mailbox it is
 * @param mailbox the number of the mailbox, unique on its machine
 */
public record Address(ProcessId process, int mailbox) {
    /** Writes {@code m1#3}. */
    @Override
    public String toString() {
        return process.name() + "#" + mailbox;
    }
}
