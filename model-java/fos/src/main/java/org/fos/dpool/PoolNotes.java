package org.fos.dpool;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import org.fos.dpool.DPoolMessages.AskReply;
import org.fos.dpool.DPoolMessages.AskRequest;
import org.fos.dpool.DPoolMessages.HelloReply;
import org.fos.dpool.DPoolMessages.HelloRequest;
import org.fos.dpool.DPoolMessages.LeaveReply;
import org.fos.dpool.DPoolMessages.LeaveRequest;
import org.fos.dpool.DPoolMessages.PullReply;
import org.fos.dpool.DPoolMessages.PullRequest;
import org.fos.dpool.DPoolMessages.PushReply;
import org.fos.dpool.DPoolMessages.PushRequest;
import org.fos.dpool.DPoolMessages.StoreReply;
import org.fos.dpool.DPoolMessages.StoreRequest;
import org.fos.lib.MessageNotes;
import org.fos.machine.Message;
import org.fos.machine.ProcessId;
import org.fos.trace.record.TraceValue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Messages between members as {@code DPool} sees them. */
public final class PoolNotes<E> implements MessageNotes {
    private record CallKey(ProcessId caller, long call) {}

    private final ElementType<E> type;
    private final Map<CallKey, String> clients = new LinkedHashMap<>();

    /**
     * @param type what the pool holds
     */
    public PoolNotes(ElementType<E> type) {
        this.type = type;
    }

    @Override
    public void sent(Message message) {
        if (betweenMembers(message) && message.kind() == Message.Kind.REQUEST) {
            clients.put(new CallKey(message.from(), message.call()), clientOf(body(message)));
        }
    }

    @Override
    public void over(Message message) {
        if (message.kind() == Message.Kind.REPLY) {
            clients.remove(new CallKey(message.to(), message.call()));
        }
    }

    @Override
    public Optional<Object> note(Message message) {
        if (!betweenMembers(message)) {
            return Optional.empty();
        }
        boolean reply = message.kind() == Message.Kind.REPLY;
        ProcessId caller = reply ? message.to() : message.from();
        String client = clients.getOrDefault(new CallKey(caller, message.call()), PoolState.NOBODY);
        ImmutableMap.Builder<String, Object> fields = ImmutableMap.builder();
        fields.put("from", message.from().name())
                .put("to", message.to().name())
                .put("client", client);
        content(fields, body(message));
        return Optional.of(TraceValue.record(fields.buildOrThrow()));
    }

    private static boolean betweenMembers(Message message) {
        return message.type() / 256 == DPoolMessages.SERVICE_ID;
    }

    private static DPoolMessages.Message body(Message message) {
        return DPoolMessages.decode(message.type(), message.body());
    }

    private static String clientOf(DPoolMessages.Message request) {
        return switch (request) {
            case AskRequest(String client) -> client;
            case StoreRequest(String client, byte[] block) -> client;
            default -> PoolState.NOBODY;
        };
    }

    private void content(
            ImmutableMap.Builder<String, Object> fields, DPoolMessages.Message message) {
        switch (message) {
            case AskRequest(String client) -> put(fields, "ask", ImmutableList.of(), 0);
            case AskReply(byte[] block, long left, Ledger ledger) ->
                    answer(fields, type.unpack(block), left, ledger);
            case StoreRequest(String client, byte[] block) ->
                    put(fields, "store", type.unpack(block), 0);
            case StoreReply() -> put(fields, "stored", ImmutableList.of(), 0);
            case PullRequest() -> put(fields, "pull", ImmutableList.of(), 0);
            case PullReply(byte[] block) -> supplied(fields, type.unpack(block));
            case PushRequest(byte[] block, long left) ->
                    put(fields, "push", type.unpack(block), left);
            case PushReply(byte[] block, boolean accepted, long count) ->
                    put(fields, accepted ? "accepted" : "declined", type.unpack(block), count);
            case HelloRequest() -> put(fields, "hello", ImmutableList.of(), 0);
            case HelloReply(long count) -> put(fields, "welcome", ImmutableList.of(), count);
            case LeaveRequest() -> put(fields, "leave", ImmutableList.of(), 0);
            case LeaveReply() -> put(fields, "farewell", ImmutableList.of(), 0);
        }
    }

    private void answer(
            ImmutableMap.Builder<String, Object> fields,
            ImmutableList<E> block,
            long left,
            Ledger ledger) {
        if (block.isEmpty()) {
            none(fields, ledger);
        } else {
            put(fields, "give", block, left);
        }
    }

    private void supplied(ImmutableMap.Builder<String, Object> fields, ImmutableList<E> block) {
        if (block.isEmpty()) {
            none(fields, Ledger.EMPTY);
        } else {
            put(fields, "supply", block, 0);
        }
    }

    private void none(ImmutableMap.Builder<String, Object> fields, Ledger ledger) {
        put(fields, "none", ImmutableList.of(), 0);
        fields.put("ledger", PoolState.value(ledger));
    }

    private void put(
            ImmutableMap.Builder<String, Object> fields,
            String kind,
            ImmutableList<E> elements,
            long count) {
        fields.put("kind", kind).put("elements", type.value(elements)).put("count", count);
    }
}
