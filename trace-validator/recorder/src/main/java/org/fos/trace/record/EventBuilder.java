package org.fos.trace.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One event under construction; {@link #write} records it.
 *
 * <p>Calls may come in any order; the line's fields have a fixed one. A recorder has a single
 * builder that it lends for one event at a time.
 */
public final class EventBuilder {
    private final TraceRecorder recorder;
    private final JsonBytes args = new JsonBytes();
    private final JsonBytes after = new JsonBytes();
    private final JsonBytes receives = new JsonBytes();
    private final JsonBytes sends = new JsonBytes();
    private final JsonBytes tail = new JsonBytes();
    private final List<String> argNames = new ArrayList<>();
    private final List<String> fieldNames = new ArrayList<>();
    private String action = "";
    private boolean open;

    EventBuilder(TraceRecorder recorder) {
        this.recorder = recorder;
    }

    EventBuilder begin(String newAction) {
        if (newAction.isBlank()) {
            throw new IllegalArgumentException("action must not be blank, action=" + newAction);
        }
        args.clear();
        after.clear();
        receives.clear();
        sends.clear();
        tail.clear();
        argNames.clear();
        fieldNames.clear();
        action = newAction;
        open = true;
        return this;
    }

    boolean isOpen() {
        return open;
    }

    String action() {
        return action;
    }

    /** Gives the action's parameter {@code name}, or a variable bound around it, its value. */
    public EventBuilder arg(String name, Object value) {
        return guarded(
                () -> {
                    once(argNames, "arg", name);
                    separate(args).string(name).put(':').value(value);
                });
    }

    /**
     * States a fact about the state after the step: what {@code variable}, applied to {@code keys}
     * one after the other, is.
     *
     * @param is the value found there
     * @param variable a variable of the spec
     * @param keys the way into it; none for the whole variable
     */
    public EventBuilder after(Object is, String variable, Object... keys) {
        return guarded(
                () -> {
                    separate(after).put('{').field("at").put('[').string(variable);
                    for (Object key : keys) {
                        after.put(',').value(key);
                    }
                    after.put(']').field("is").value(is).put('}');
                });
    }

    /** Names messages that this step took. */
    public EventBuilder receives(String... messages) {
        return guarded(() -> strings(receives, messages));
    }

    /** Names messages that this step sends. */
    public EventBuilder sends(String... messages) {
        return guarded(() -> strings(sends, messages));
    }

    /** Gives the step's vector clock: how many events of each recorder it knows of. */
    public EventBuilder clock(Map<String, Long> clock) {
        return guarded(
                () -> {
                    once(fieldNames, "field", "clock");
                    tail.put(',').string("clock").put(':').put('{');
                    new TreeMap<>(clock).forEach((name, n) -> tail.field(name).number(n));
                    tail.put('}');
                });
    }

    /** Gives the time of the step: cycles on a simulated machine, nanoseconds elsewhere. */
    public EventBuilder time(long time) {
        return guarded(
                () -> {
                    once(fieldNames, "field", "time");
                    tail.put(',').string("time").put(':').number(time);
                });
    }

    /** Names the handler that took the step, as {@code Class.method}. */
    public EventBuilder source(String handler) {
        return guarded(
                () -> {
                    once(fieldNames, "field", "source");
                    tail.put(',').string("source").put(':').string(handler);
                });
    }

    /**
     * Records the event.
     *
     * @return its position in the file, from 1
     * @throws java.io.UncheckedIOException if the trace cannot be written; the recorder is then
     *     useless and its file incomplete
     */
    public long write() {
        requireOpen();
        open = false;
        return recorder.write(this);
    }

    void encode(JsonBytes line) {
        line.field("action").string(action);
        part(line, "args", args, '{', '}');
        part(line, "after", after, '[', ']');
        part(line, "receives", receives, '[', ']');
        part(line, "sends", sends, '[', ']');
        line.raw(tail);
    }

    private static void part(JsonBytes line, String name, JsonBytes content, char a, char b) {
        if (content.length() > 0) {
            line.field(name).put(a).raw(content).put(b);
        }
    }

    /** An event that was misused is given up: its recorder is ready for the next. */
    private EventBuilder guarded(Runnable step) {
        requireOpen();
        boolean done = false;
        try {
            step.run();
            done = true;
        } finally {
            open = done;
        }
        return this;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(
                    "this event is already written or given up, action=" + action);
        }
    }

    private void once(List<String> given, String kind, String name) {
        if (given.contains(name)) {
            throw new IllegalArgumentException(
                    "%s given twice, action=%s name=%s".formatted(kind, action, name));
        }
        given.add(name);
    }

    private static void strings(JsonBytes out, String... texts) {
        for (String text : texts) {
            separate(out).string(text);
        }
    }

    private static JsonBytes separate(JsonBytes content) {
        return content.length() > 0 ? content.put(',') : content;
    }
}
