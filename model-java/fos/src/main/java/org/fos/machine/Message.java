package org.fos.machine;

/**
 * What travels between two mailboxes: a few header fields that are not marshalled, and a body of
 * bytes. The body belongs to the message once it is sent; nobody changes it afterwards (the report
 * trusts the microkernel with that, §4.2).
 */
public final class Message implements Arrival {
    /** What the receiver owes the sender. */
    public enum Kind {
        /** Nothing: one way. */
        POST,
        /** A reply that names the same call. */
        REQUEST,
        /** Nothing: this is the reply. */
        REPLY
    }

    private final MessageId id;
    private final int source;
    private final ProcessId to;
    private final int target;
    private final Kind kind;
    private final int type;
    private final long call;
    private final byte[] body;

    /**
     * @param id the sender and its sequence number
     * @param source number of the sender's mailbox, where a reply goes
     * @param to the receiving process
     * @param target number of the receiver's mailbox
     * @param kind what the receiver owes the sender
     * @param type the message type that picks the handler
     * @param call the call of the sender that this belongs to; 0 for {@link Kind#POST}
     * @param body the marshalled arguments; not copied
     */
    public Message(
            MessageId id,
            int source,
            ProcessId to,
            int target,
            Kind kind,
            int type,
            long call,
            byte[] body) {
        this.id = id;
        this.source = source;
        this.to = to;
        this.target = target;
        this.kind = kind;
        this.type = type;
        this.call = call;
        this.body = body;
    }

    public MessageId id() {
        return id;
    }

    public ProcessId from() {
        return id.from();
    }

    /** Returns the number of the sender's mailbox, where a reply goes. */
    public int source() {
        return source;
    }

    public ProcessId to() {
        return to;
    }

    /** Returns the number of the receiver's mailbox. */
    public int target() {
        return target;
    }

    public Kind kind() {
        return kind;
    }

    public int type() {
        return type;
    }

    /** Returns the sender's call that this belongs to; 0 if it belongs to none. */
    public long call() {
        return call;
    }

    /** Returns the body itself, not a copy: readers leave it as it is. */
    public byte[] body() {
        return body;
    }

    @Override
    public String toString() {
        return "%s %s type %d to %s, %d bytes".formatted(id, kind, type, to, body.length);
    }
}
