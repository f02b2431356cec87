package org.fos.kernel;

import org.fos.machine.ProcessId;

/** The microkernel did not take a message, because the sender must not send it. */
public final class SendRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the microkernel refused. */
    public enum Reason {
        /** The sender does not hold the capability that guards the mailbox. */
        NO_CAPABILITY,
        /** No mailbox has, or ever had, that address. */
        NO_SUCH_MAILBOX,
        /** The reply belongs to no request that the sender has received and not yet answered. */
        NO_OPEN_CALL
    }

    private final transient ProcessId sender;
    private final transient Address to;
    private final Reason reason;

    /**
     * @param sender who tried
     * @param to where to
     * @param reason why not
     */
    public SendRefused(ProcessId sender, Address to, Reason reason) {
        super("process %s must not send to %s: %s".formatted(sender, to, reason));
        this.sender = sender;
        this.to = to;
        this.reason = reason;
    }

    public ProcessId sender() {
        return sender;
    }

    public Address to() {
        return to;
    }

    public Reason reason() {
        return reason;
    }
}
