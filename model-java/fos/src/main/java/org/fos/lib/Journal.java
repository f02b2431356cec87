package org.fos.lib;

import org.fos.machine.MessageId;
import org.fos.trace.record.EventBuilder;
import org.fos.trace.record.TraceRecorder;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Records the actions of members, each as one event. An action's values are taken when it happens;
 * its event is written when its segment ends, with the messages that the segment took and sends,
 * and before any of them leaves. All members of a simulated run share one journal; on the host
 * machine each has its own.
 */
public final class Journal {
    private static final MessageNames OF_ONE_RECORDER =
            new MessageNames() {
                @Override
                public Optional<String> sent(MessageId message) {
                    return Optional.of(message.toString());
                }

                @Override
                public Optional<String> taken(MessageId message) {
                    return Optional.of(message.toString());
                }
            };

    private final @Nullable TraceRecorder recorder;
    private final MessageNames messages;
    private final List<Step> pending = new ArrayList<>();

    /** Writes to a recorder; to none if it is null. */
    public Journal(@Nullable TraceRecorder recorder) {
        this(recorder, OF_ONE_RECORDER);
    }

    /**
     * Writes to one of several recorders of a run.
     *
     * @param recorder none if null
     * @param messages how all of them call messages
     */
    public Journal(@Nullable TraceRecorder recorder, MessageNames messages) {
        this.recorder = recorder;
        this.messages = messages;
    }

    /**
     * Begins an event.
     *
     * @param dispatcher of the process that takes the action
     * @param action an operator of the specification
     * @param source the handler, as {@code Class.method}
     */
    public Step step(Dispatcher dispatcher, String action, String source) {
        return new Step(dispatcher, action, source);
    }

    private void add(Step step) {
        if (recorder == null) {
            return;
        }
        if (pending.isEmpty()) {
            step.segment.atEnd(this::writeAll);
        }
        pending.add(step);
    }

    private void writeAll() {
        for (int i = 0; i < pending.size(); i++) {
            boolean last = i == pending.size() - 1;
            pending.get(i).write(i == 0, last ? Integer.MAX_VALUE : pending.get(i + 1).sendsBefore);
        }
        pending.clear();
    }

    /** One event under construction. */
    public final class Step {
        private final Dispatcher dispatcher;
        private final Segment segment;
        private final String action;
        private final String source;
        private final List<String> names = new ArrayList<>(4);
        private final List<Object> values = new ArrayList<>(4);
        private final List<Object> facts = new ArrayList<>(4);
        private final List<Object[]> paths = new ArrayList<>(4);
        private final List<String> follows = new ArrayList<>(2);
        private final List<String> precedes = new ArrayList<>(2);
        private int sendsBefore;

        private Step(Dispatcher dispatcher, String action, String source) {
            this.dispatcher = dispatcher;
            this.segment = dispatcher.segment();
            this.action = action;
            this.source = source;
        }

        /** Gives the action's parameter a value. */
        public Step arg(String name, Object value) {
            names.add(name);
            values.add(value);
            return this;
        }

        /** States a fact about the state after the action. */
        public Step after(Object is, Object... path) {
            facts.add(is);
            paths.add(path);
            return this;
        }

        /**
         * Says what orders this action with those of other processes, beside messages of the
         * machine: each name is that of something that one of them has left and another one found.
         * Not written where all processes have one recorder.
         *
         * @param found left by the actions before
         * @param left for the actions after
         */
        public Step ordered(List<String> found, List<String> left) {
            if (messages != OF_ONE_RECORDER) {
                follows.addAll(found);
                precedes.addAll(left);
            }
            return this;
        }

        /** The action is complete; what is sent from here on belongs to it. */
        public void done() {
            sendsBefore = pending.isEmpty() ? 0 : segment.sends().size();
            add(this);
        }

        private void write(boolean first, int sendsUntil) {
            EventBuilder event = java.util.Objects.requireNonNull(recorder).event(action);
            for (int i = 0; i < names.size(); i++) {
                event.arg(names.get(i), values.get(i));
            }
            for (int i = 0; i < facts.size(); i++) {
                Object[] path = paths.get(i);
                Object[] keys = java.util.Arrays.copyOfRange(path, 1, path.length);
                event.after(facts.get(i), (String) path[0], keys);
            }
            List<MessageId> taken = first ? segment.receives() : List.of();
            event.receives(names(taken, messages::taken, follows));
            int sent = Math.min(sendsUntil, segment.sends().size());
            event.sends(
                    names(segment.sends().subList(sendsBefore, sent), messages::sent, precedes));
            event.time(dispatcher.now()).source(source).write();
        }

        private static String[] names(
                List<MessageId> ids,
                Function<MessageId, Optional<String>> name,
                List<String> more) {
            return Stream.concat(ids.stream().map(name).flatMap(Optional::stream), more.stream())
                    .toArray(String[]::new);
        }
    }
}
