package org.fos.messaging;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;

/**
 * A message that the proxies carry to another machine, with what its sender believes: the
 * capability, and the address.
 *
 * @param from the process that sent it
 * @param mailbox the mailbox that it is for
 * @param number its place among all messages of the sender to the mailbox
 * @param key number of the capability
 * @param to where the mailbox seemed to be
 * @param body not changed any more
 */
record Parcel(String from, String mailbox, long number, long key, MailboxAddress to, byte[] body) {
    Letter letter() {
        return new Letter(from, mailbox, number, body);
    }

    Parcel readdressed(MailboxAddress address) {
        return new Parcel(from, mailbox, number, key, address, body);
    }

    void write(MessageWriter out) {
        out.string(from).string(mailbox).int64(number).int64(key);
        out.string(to.place()).int32(to.moves()).bytes(body);
    }

    static Parcel read(MessageReader in) {
        return new Parcel(
                in.string(),
                in.string(),
                in.int64(),
                in.int64(),
                new MailboxAddress(in.string(), in.int32()),
                in.bytes());
    }
}
