package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

/** Steps that give a variable of the next state its value, or ask whether it has it already. */
final class Assignments {
    private Assignments() {}

    /** {@code v' = e}. */
    static class Assign extends Step {
        final int variable;
        final Shape shape;
        final Node value;
        final Range range;
        final Step then;

        Assign(int variable, Shape shape, Node value, Range range, Step then) {
            this.variable = variable;
            this.shape = shape;
            this.value = value;
            this.range = range;
            this.then = then;
        }

        /** Writes the value; the variable counts as assigned already. */
        void write(Frame f) {
            shape.write(f, value.eval(f));
        }

        @Override
        final void run(Frame f) {
            if (f.assigned[variable]) {
                if (Equality.same(shape.read(f, true), value.eval(f), range)) {
                    then.run(f);
                }
                return;
            }
            int mark = f.mark();
            write(f);
            f.assigned[variable] = true;
            try {
                then.run(f);
            } finally {
                f.assigned[variable] = false;
                f.undo(mark);
            }
        }
    }

    /** {@code v' = e}, where the variable lies in one cell and e depends on what it holds. */
    static final class Revise extends Assign {
        private static final Value[] NO_KEYS = {};

        private final int cell;
        private final Revision revision;

        Revise(
                int variable,
                Shape.Whole shape,
                Revision revision,
                Node value,
                Range range,
                Step then) {
            super(variable, shape, value, range, then);
            this.cell = shape.cell();
            this.revision = revision;
        }

        @Override
        void write(Frame f) {
            if (!f.updating || !revision.write(f, cell, NO_KEYS, 0)) {
                super.write(f);
            }
        }
    }

    /** {@code v' = [v EXCEPT ...]}: writes the cells of what is changed. */
    static final class Change extends Assign {
        private final Shape.Parts parts;
        private final Functions.Except.Change[] changes;
        private final @Nullable Revision[] revisions;
        private final Functions.Except rest;

        /**
         * A change.
         *
         * @param revisions for each change what it does to a cell; null if that depends on others
         */
        Change(
                int variable,
                Shape.Parts parts,
                Functions.Except.Change[] changes,
                @Nullable Revision[] revisions,
                Node value,
                Range range,
                Step then) {
            super(variable, parts, value, range, then);
            this.parts = parts;
            this.changes = changes;
            this.revisions = revisions;
            this.rest = new Functions.Except(value, changes, range);
        }

        @Override
        void write(Frame f) {
            for (int i = 0; i < changes.length; i++) {
                Functions.Except.Change change = changes[i];
                Node[] path = change.path();
                if (f.updating || path.length > 2) {
                    write(f, change, change.keys(f), revisions[i]);
                    continue;
                }
                // The keys are evaluated before anything else, as TLC does.
                Value first = path[0].eval(f);
                Value second = path.length == 1 ? first : path[1].eval(f);
                Shape at = parts.part(first);
                if (path.length == 2) {
                    at = at instanceof Shape.Parts inner ? inner.part(second) : null;
                }
                if (at == null) {
                    Value[] keys = {first, second};
                    write(f, change, path.length == 1 ? new Value[] {first} : keys, null);
                } else {
                    f.slots[change.at()] = at.read(f, true);
                    at.write(f, change.value().eval(f));
                }
            }
        }

        private void write(
                Frame f,
                Functions.Except.Change change,
                Value[] keys,
                @Nullable Revision revision) {
            Shape at = parts;
            int depth = 0;
            while (at instanceof Shape.Parts inner && depth < keys.length) {
                Shape part = inner.part(keys[depth]);
                if (part == null) {
                    Functions.Except.requireKey(inner.domain(), keys[depth], range);
                    break;
                }
                at = part;
                depth++;
            }
            if (at instanceof Shape.Parts && depth < keys.length) {
                return; // A key outside the domain changes nothing.
            }
            if (f.updating
                    && revision != null
                    && at instanceof Shape.Whole(int cell)
                    && revision.write(f, cell, keys, depth)) {
                return;
            }
            at.write(f, rest.changed(f, at.read(f, true), change, keys, depth));
        }
    }

    /** {@code v' = (v \ e) \cup d}, and the like: writes the cells of what comes and goes. */
    static final class Exchange extends Assign {
        private static final SetValue NOTHING = SetValue.of(new Value[0], 0);
        private final Partition partition;
        private final Node[] sets;
        private final boolean[] adds;

        Exchange(
                int variable,
                Partition partition,
                Node[] sets,
                boolean[] adds,
                Node value,
                Range range,
                Step then) {
            super(variable, partition, value, range, then);
            this.partition = partition;
            this.sets = sets;
            this.adds = adds;
        }

        @Override
        void write(Frame f) {
            for (int i = 0; i < sets.length; i++) {
                SetValue elements = sets[i].elements(f);
                if (adds[i]) {
                    partition.exchange(f, NOTHING, elements);
                } else {
                    partition.exchange(f, elements, NOTHING);
                }
            }
        }
    }

    /** {@code v' = {x \in v : P}}: writes the cells from which something goes. */
    static final class Restrict extends Assign {
        private final Restriction restriction;

        Restrict(
                int variable,
                Restriction restriction,
                Partition partition,
                Node value,
                Range range,
                Step then) {
            super(variable, partition, value, range, then);
            this.restriction = restriction;
        }

        @Override
        void write(Frame f) {
            restriction.apply(f);
        }
    }

    /** {@code v' \in S}. */
    static final class AssignOneOf extends Step {
        private final int variable;
        private final Shape shape;
        private final Node set;
        private final Range range;
        private final Step then;

        AssignOneOf(int variable, Shape shape, Node set, Range range, Step then) {
            this.variable = variable;
            this.shape = shape;
            this.set = set;
            this.range = range;
            this.then = then;
        }

        @Override
        void run(Frame f) {
            if (f.assigned[variable]) {
                if (Sets.has(set, f, shape.read(f, true), range)) {
                    then.run(f);
                }
                return;
            }
            SetValue elements = set.elements(f);
            for (int i = 0; i < elements.size(); i++) {
                int mark = f.mark();
                shape.write(f, elements.element(i));
                f.assigned[variable] = true;
                try {
                    then.run(f);
                } finally {
                    f.assigned[variable] = false;
                    f.undo(mark);
                }
            }
        }
    }
}
