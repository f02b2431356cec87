package org.fos.machine.host;

import org.fos.machine.Arrival;
import org.fos.machine.Message;
import org.fos.machine.MessageId;
import org.fos.machine.ProcessId;

import java.nio.ByteBuffer;

/** What travels from core to core, as bytes: a message, or the notice of a crash. */
final class Wire {
    private static final byte MESSAGE = 0;
    private static final byte NOTICE = 1;
    private static final int HEADER_BYTES = 1 + 4 + 4 + 8 + 4 + 4 + 1 + 4 + 8;
    private static final Message.Kind[] KINDS = Message.Kind.values();

    private Wire() {}

    static byte[] encode(Message message) {
        return ByteBuffer.allocate(HEADER_BYTES + message.body().length)
                .put(MESSAGE)
                .putInt(message.to().number())
                .putInt(message.from().number())
                .putLong(message.id().sequence())
                .putInt(message.source())
                .putInt(message.target())
                .put((byte) message.kind().ordinal())
                .putInt(message.type())
                .putLong(message.call())
                .put(message.body())
                .array();
    }

    static byte[] encode(ProcessId crashed, ProcessId target) {
        return ByteBuffer.allocate(9)
                .put(NOTICE)
                .putInt(target.number())
                .putInt(crashed.number())
                .array();
    }

    /** Hands what arrived to the process that it is for. */
    static void deliver(byte[] bytes, HostMachine machine) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte kind = in.get();
        HostProcess target = machine.process(in.getInt());
        ProcessId from = machine.process(in.getInt()).process();
        target.deliver(
                kind == NOTICE
                        ? new Arrival.CrashNotice(from)
                        : message(in, from, target.process()));
    }

    /** Returns the id of a message. */
    static MessageId id(byte[] bytes, HostMachine machine) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 1 + Integer.BYTES, Integer.BYTES + Long.BYTES);
        return new MessageId(machine.process(in.getInt()).process(), in.getLong());
    }

    private static Message message(ByteBuffer in, ProcessId from, ProcessId to) {
        MessageId id = new MessageId(from, in.getLong());
        int source = in.getInt();
        int target = in.getInt();
        Message.Kind kind = KINDS[in.get()];
        int type = in.getInt();
        long call = in.getLong();
        byte[] body = new byte[in.remaining()];
        in.get(body);
        return new Message(id, source, to, target, kind, type, call, body);
    }
}
