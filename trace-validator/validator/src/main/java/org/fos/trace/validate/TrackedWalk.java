package org.fos.trace.validate;

import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.Claims;
import org.fos.checker.step.Specification;
import org.fos.checker.step.Track;
import org.fos.trace.format.EventLine;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fast way through a trace, as long as one state explains it: no event makes new objects. */
final class TrackedWalk {
    private static final int UNSEEN = -2;
    private static final int UNKNOWN = -1;

    private final Specification specification;
    private final Mapping mapping;
    private final Track track;
    private final Claims claims = new Claims();
    private Plan[][] plans = new Plan[0][];
    private int[] variables = new int[0];
    private final boolean[] constrained;

    /** What is to be done for an action that is recorded with arguments of these names. */
    private static final class Plan {
        private final int[] arguments;
        private final String recorded;
        private final Track.Act act;
        private long count;

        Plan(int[] arguments, String recorded, Track.Act act) {
            this.arguments = arguments;
            this.recorded = recorded;
            this.act = act;
        }

        boolean fits(EventLine line) {
            if (line.args() != arguments.length) {
                return false;
            }
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] != line.argName(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    TrackedWalk(Specification specification, Mapping mapping, Track track) {
        this.specification = specification;
        this.mapping = mapping;
        this.track = track;
        constrained = new boolean[specification.variables().size()];
    }

    Track track() {
        return track;
    }

    /** Takes an event's step if one state alone explains it; else nothing has happened. */
    boolean take(EventLine line) {
        Plan plan = plan(line);
        if (plan == null || !claim(line)) {
            return false;
        }
        if (track.step(plan.act, line.argValues(), claims) != Track.Outcome.TAKEN) {
            return false;
        }
        plan.count++;
        for (int i = 0; i < claims.size(); i++) {
            constrained[claims.variable(i)] = true;
        }
        return true;
    }

    private boolean claim(EventLine line) {
        claims.clear();
        for (int i = 0; i < line.facts(); i++) {
            int variable = variable(line, line.variable(i));
            if (variable < 0) {
                return false;
            }
            claims.add(variable, line.keys(i), line.is(i));
        }
        return true;
    }

    private int variable(EventLine line, int name) {
        if (name >= variables.length) {
            int had = variables.length;
            variables = Arrays.copyOf(variables, 2 * name + 8);
            Arrays.fill(variables, had, variables.length, UNSEEN);
        }
        if (variables[name] == UNSEEN) {
            int place = specification.variables().indexOf(line.name(name));
            variables[name] = place < 0 ? UNKNOWN : place;
        }
        return variables[name];
    }

    private @Nullable Plan plan(EventLine line) {
        int action = line.actionName();
        if (action >= plans.length) {
            int had = plans.length;
            plans = Arrays.copyOf(plans, 2 * action + 8);
            Arrays.fill(plans, had, plans.length, new Plan[0]);
        }
        Plan[] known = plans[action];
        for (Plan plan : known) {
            if (plan.fits(line)) {
                return plan;
            }
        }
        Plan made = made(line);
        if (made != null) {
            Plan[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = made;
            plans[action] = more;
        }
        return made;
    }

    private @Nullable Plan made(EventLine line) {
        String recorded = line.name(line.actionName());
        Optional<ActionSignature> action = specification.action(mapping.specified(recorded));
        if (action.isEmpty()) {
            return null;
        }
        int[] arguments = new int[line.args()];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = line.argName(i);
            names.add(line.name(arguments[i]));
            if (!action.get().accepts(names.get(i))) {
                return null;
            }
        }
        return new Plan(arguments, recorded, track.act(action.get().name(), names));
    }

    /** Adds what was counted. */
    void count(CoverageCount coverage) {
        for (Plan[] known : plans) {
            for (Plan plan : known) {
                if (plan.count > 0) {
                    coverage.add(plan.recorded, plan.count);
                    plan.count = 0;
                }
            }
        }
        for (int v = 0; v < constrained.length; v++) {
            if (constrained[v]) {
                coverage.constrain(specification.variables().get(v));
            }
        }
    }
}
