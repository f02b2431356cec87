package org.fos.store;

import com.google.common.collect.ImmutableMap;

import org.fos.lib.MessageNotes;
import org.fos.machine.Message;
import org.fos.machine.ProcessId;
import org.fos.store.ReplicatedStoreMessages.AbortUpdateRequest;
import org.fos.store.ReplicatedStoreMessages.CommitRequest;
import org.fos.store.ReplicatedStoreMessages.CopyTableReply;
import org.fos.store.ReplicatedStoreMessages.CopyTableRequest;
import org.fos.store.ReplicatedStoreMessages.InquireReply;
import org.fos.store.ReplicatedStoreMessages.InquireRequest;
import org.fos.store.ReplicatedStoreMessages.JoinedRequest;
import org.fos.store.ReplicatedStoreMessages.LockTableReply;
import org.fos.store.ReplicatedStoreMessages.LockTableRequest;
import org.fos.store.ReplicatedStoreMessages.PrepareReply;
import org.fos.store.ReplicatedStoreMessages.PrepareRequest;
import org.fos.store.ReplicatedStoreMessages.UnlockTableRequest;
import org.fos.trace.record.TraceValue;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Messages between members as {@code ReplicatedStore} sees them. */
public final class StoreNotes implements MessageNotes {
    private final Collection<String> keys;
    private final Map<CallKey, ReplicatedStoreMessages.Message> requests = new LinkedHashMap<>();

    private record CallKey(ProcessId caller, long call) {}

    /**
     * @param keys all names that are stored under in this run
     */
    public StoreNotes(Collection<String> keys) {
        this.keys = keys;
    }

    @Override
    public void sent(Message message) {
        if (betweenMembers(message) && message.kind() == Message.Kind.REQUEST) {
            requests.put(
                    new CallKey(message.from(), message.call()),
                    ReplicatedStoreMessages.decode(message.type(), message.body()));
        }
    }

    @Override
    public void over(Message message) {
        if (message.kind() == Message.Kind.REPLY) {
            requests.remove(new CallKey(message.to(), message.call()));
        }
    }

    @Override
    public Optional<Object> note(Message message) {
        if (!betweenMembers(message)) {
            return Optional.empty();
        }
        ReplicatedStoreMessages.Message body =
                ReplicatedStoreMessages.decode(message.type(), message.body());
        ReplicatedStoreMessages.Message request =
                message.kind() == Message.Kind.REPLY
                        ? requests.get(new CallKey(message.to(), message.call()))
                        : null;
        ImmutableMap.Builder<String, Object> fields = ImmutableMap.builder();
        fields.put("from", message.from().name()).put("to", message.to().name());
        content(fields, body, request);
        return Optional.of(TraceValue.record(fields.buildOrThrow()));
    }

    private static boolean betweenMembers(Message message) {
        return message.type() / 256 == ReplicatedStoreMessages.SERVICE_ID;
    }

    private void content(
            ImmutableMap.Builder<String, Object> fields,
            ReplicatedStoreMessages.Message body,
            ReplicatedStoreMessages.@Nullable Message request) {
        switch (body) {
            case PrepareRequest(Transaction t, String key, Entry proposed) ->
                    about(fields, "prepare", t, key).put("entry", Replica.value(proposed));
            case CommitRequest(Transaction t, String key) -> about(fields, "commit", t, key);
            case AbortUpdateRequest(Transaction t, String key) -> about(fields, "abort", t, key);
            case InquireRequest(Transaction t, String key, long version) ->
                    about(fields, "inquire", t, key).put("version", version);
            case LockTableRequest(Transaction ticket) -> join(fields, "lock", ticket);
            case CopyTableRequest(Transaction ticket) -> join(fields, "copy", ticket);
            case UnlockTableRequest(Transaction ticket) -> join(fields, "unlock", ticket);
            case JoinedRequest(Transaction ticket) -> join(fields, "joined", ticket);
            default -> answer(fields, body, java.util.Objects.requireNonNull(request));
        }
    }

    private void answer(
            ImmutableMap.Builder<String, Object> fields,
            ReplicatedStoreMessages.Message body,
            ReplicatedStoreMessages.Message request) {
        switch (request) {
            case PrepareRequest(Transaction t, String key, Entry proposed) ->
                    about(fields, ((PrepareReply) body).result() ? "yes" : "no", t, key);
            case CommitRequest(Transaction t, String key) -> about(fields, "ack", t, key);
            case AbortUpdateRequest(Transaction t, String key) -> about(fields, "ack", t, key);
            case InquireRequest(Transaction t, String key, long version) ->
                    about(fields, ((InquireReply) body).result() ? "committed" : "aborted", t, key);
            case LockTableRequest(Transaction ticket) ->
                    lent(fields, (LockTableReply) body, ticket);
            case CopyTableRequest(Transaction ticket) ->
                    join(fields, "table", ticket).put("table", table((CopyTableReply) body));
            default -> throw new IllegalArgumentException("no request has this reply: " + body);
        }
    }

    private static void lent(
            ImmutableMap.Builder<String, Object> fields, LockTableReply reply, Transaction ticket) {
        if (reply.granted()) {
            join(fields, "granted", ticket).put("view", Replica.value(reply.view()));
        } else {
            join(fields, "refused", ticket);
        }
    }

    private Object table(CopyTableReply reply) {
        ImmutableMap.Builder<String, Object> rows = ImmutableMap.builder();
        for (String key : keys) {
            rows.put(key, Replica.value(reply.result().getOrDefault(key, Replica.UNWRITTEN)));
        }
        return TraceValue.map(rows.buildOrThrow());
    }

    private static ImmutableMap.Builder<String, Object> about(
            ImmutableMap.Builder<String, Object> fields, String kind, Transaction t, String key) {
        return fields.put("kind", kind).put("txn", Replica.value(t)).put("key", key);
    }

    private static ImmutableMap.Builder<String, Object> join(
            ImmutableMap.Builder<String, Object> fields, String kind, Transaction ticket) {
        return fields.put("kind", kind).put("ticket", Replica.value(ticket));
    }
}
