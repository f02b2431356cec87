package org.fos.naming;

import org.fos.kernel.Address;
import org.fos.naming.NamingMessages.ResolveReply;
import org.fos.store.StoreMember;
import org.fos.store.UpdateResult;

import java.util.Optional;

/**
 * A server of the name service (report §4.7.1): the name table is the replicated store, of which it
 * is a member, so that every server resolves every name from its own copy.
 */
public final class NameServer implements NamingServer {
    private final StoreMember member;

    private NameServer(StoreMember member) {
        this.member = member;
    }

    /** Serves names in the process of a member of the store. */
    public static void serve(StoreMember member) {
        NamingServer.register(member.dispatcher(), new NameServer(member));
    }

    @Override
    public int registerName(Address from, String name, String mailbox) {
        return register(name, mailbox).ordinal();
    }

    @Override
    public ResolveReply resolve(Address from, String name) {
        Optional<NamingResult> refused = refuse(name);
        if (refused.isPresent()) {
            return new ResolveReply(refused.get().ordinal(), "");
        }
        String mailbox = member.read(name).value();
        return mailbox == null
                ? new ResolveReply(NamingResult.UNKNOWN.ordinal(), "")
                : new ResolveReply(NamingResult.OK.ordinal(), mailbox);
    }

    @Override
    public int unregister(Address from, String name) {
        Optional<NamingResult> refused = refuse(name);
        if (refused.isPresent()) {
            return refused.get().ordinal();
        }
        if (member.read(name).value() == null) {
            return NamingResult.UNKNOWN.ordinal();
        }
        return result(member.update(name, null)).ordinal();
    }

    /**
     * A name that is free here is free everywhere, or locked here: the check and the beginning of
     * the update are one segment.
     */
    private NamingResult register(String name, String mailbox) {
        Optional<NamingResult> refused = refuse(name);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (member.read(name).value() != null) {
            return NamingResult.TAKEN;
        }
        return result(member.update(name, mailbox));
    }

    private Optional<NamingResult> refuse(String name) {
        if (!member.serving()) {
            return Optional.of(NamingResult.NOT_SERVING);
        }
        return Name.isValid(name) ? Optional.empty() : Optional.of(NamingResult.INVALID_NAME);
    }

    private static NamingResult result(UpdateResult update) {
        return switch (update) {
            case COMMITTED -> NamingResult.OK;
            case ABORTED, REFUSED -> NamingResult.TRY_AGAIN;
            case NOT_SERVING -> NamingResult.NOT_SERVING;
        };
    }
}
