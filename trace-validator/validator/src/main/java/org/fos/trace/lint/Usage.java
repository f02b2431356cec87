package org.fos.trace.lint;

import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.Specification;
import org.fos.trace.format.Event;
import org.fos.trace.format.Fact;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the events of one instance say, and what they leave to be searched for. */
final class Usage {
    private final Specification specification;
    private final UnaryOperator<String> specified;
    private final Map<String, Taken> taken = new TreeMap<>();
    private final Set<String> constrained = new LinkedHashSet<>();

    /** The events of one action. */
    private static final class Taken {
        private final String file;
        private final long line;
        private long events;
        private long withoutSource;
        private long silent;
        private final Map<String, Long> args = new LinkedHashMap<>();

        Taken(String file, long line) {
            this.file = file;
            this.line = line;
        }
    }

    /**
     * Usage of a specification.
     *
     * @param specified the specification's name of a recorded action
     */
    Usage(Specification specification, UnaryOperator<String> specified) {
        this.specification = specification;
        this.specified = specified;
    }

    void add(String file, Event event) {
        Taken action =
                taken.computeIfAbsent(
                        specified.apply(event.action()), name -> new Taken(file, event.line()));
        action.events++;
        action.withoutSource += event.source().isEmpty() ? 1 : 0;
        action.silent += event.args().isEmpty() && event.after().isEmpty() ? 1 : 0;
        for (String name : event.args().keySet()) {
            Long unused = action.args.merge(name, 1L, Long::sum);
        }
        event.after().stream().map(Fact::variable).forEach(constrained::add);
    }

    /**
     * Says what is missing.
     *
     * @param file what remarks are about that are about no event
     */
    void remark(String file, Remarks remarks) {
        for (ActionSignature step : specification.steps()) {
            Taken events = taken.get(step.name());
            if (events == null) {
                remarks.warn(
                        file,
                        0,
                        "%s (%s) is never taken".formatted(step, step.location()),
                        "record it, or have a run that takes it");
            } else {
                remark(step, events, remarks);
            }
        }
        for (String variable : specification.variables()) {
            if (!constrained.contains(variable)) {
                remarks.warn(
                        file,
                        0,
                        "no event says anything of variable " + variable,
                        "record it under after where a step changes it");
            }
        }
    }

    private static void remark(ActionSignature step, Taken events, Remarks remarks) {
        for (String parameter : step.parameters()) {
            long recorded = events.args.getOrDefault(parameter, 0L);
            if (recorded < events.events) {
                remarks.warn(
                        events.file,
                        events.line,
                        "%d of %d events of %s do not record %s"
                                .formatted(
                                        events.events - recorded,
                                        events.events,
                                        step.name(),
                                        parameter),
                        "what args leave out is searched for; record it if the program knows it");
            }
        }
        if (events.silent > 0 && !step.parameters().isEmpty()) {
            remarks.warn(
                    events.file,
                    events.line,
                    "events of %s that record neither args nor after: %d"
                            .formatted(step.name(), events.silent),
                    "they say nothing but that something happened");
        }
        if (events.withoutSource > 0) {
            remarks.warn(
                    events.file,
                    events.line,
                    "%d of %d events of %s have no source"
                            .formatted(events.withoutSource, events.events, step.name()),
                    "record the handler, so that a rejection can name it");
        }
    }
}
