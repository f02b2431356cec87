package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The elements of a partitioned set for which a condition may hold: the condition's first
 * equations, on the fields by which the set is divided, say in which cells to look.
 */
final class Scan {
    private static final SetValue NOTHING = SetValue.of(new Value[0], 0);

    private final Cells.Variable variable;
    private final Partition partition;

    /**
     * For each field the node that it must equal, or be an element of; null if anything will do.
     */
    private final @Nullable Node[] wanted;

    private final boolean[] oneOf;

    /** Whether there is one value for each field. */
    private final boolean single;

    private final ByCells<Places> known;

    /** Fields that are looked at before the last of those, and must be everywhere. */
    private final Value[] lookedAt;

    Scan(
            Cells.Variable variable,
            Partition partition,
            @Nullable Node[] wanted,
            boolean[] oneOf,
            Value[] lookedAt) {
        this.variable = variable;
        this.partition = partition;
        this.known = new ByCells<>(partition, this::places);
        this.wanted = wanted;
        this.oneOf = oneOf;
        boolean one = true;
        for (int i = 0; i < wanted.length; i++) {
            one &= wanted[i] != null && !oneOf[i];
        }
        this.single = one;
        this.lookedAt = lookedAt;
    }

    /**
     * What was found.
     *
     * @param sure elements for which the equations hold
     * @param unsure elements for which all of the condition must be evaluated
     */
    record Found(SetValue sure, SetValue unsure) {}

    Found find(Frame f) {
        variable.require(f);
        @Nullable Value[] values = values(f);
        if (values == null) {
            return new Found(NOTHING, (SetValue) partition.read(f, variable.next));
        }
        if (single && partition.isRegular()) {
            int cell = partition.cellOf(values);
            return new Found(
                    cell < 0 ? NOTHING : Partition.content(f, cell, variable.next), NOTHING);
        }
        return search(f, values);
    }

    /** The cells in which to look; null if they cannot be told. */
    int @Nullable [] cells(Frame f) {
        @Nullable Value[] values = values(f);
        if (values == null) {
            return null;
        }
        Places places = known.of(values);
        int[] cells = Arrays.copyOf(places.sure(), places.sure().length + places.unsure().length);
        System.arraycopy(
                places.unsure(), 0, cells, places.sure().length, places.unsure().length);
        return cells;
    }

    private Found search(Frame f, @Nullable Value[] values) {
        SetValue sure = NOTHING;
        SetValue unsure = NOTHING;
        Places places = known.of(values);
        for (int cell : places.sure()) {
            sure = sure.union(Partition.content(f, cell, variable.next));
        }
        for (int cell : places.unsure()) {
            unsure = unsure.union(Partition.content(f, cell, variable.next));
        }
        return new Found(sure, unsure);
    }

    /** The cells in which to look. */
    private record Places(int[] sure, int[] unsure) {}

    private Places places(@Nullable Value[] values) {
        int keys = partition.keys();
        int[] sure = new int[keys];
        int[] unsure = new int[keys];
        int surely = 0;
        int unsurely = 0;
        for (int k = 0; k < keys; k++) {
            int match = match(partition.key(k), values);
            if (match > 0) {
                sure[surely++] = partition.cell(k);
            } else if (match == 0) {
                unsure[unsurely++] = partition.cell(k);
            }
        }
        return new Places(Arrays.copyOf(sure, surely), Arrays.copyOf(unsure, unsurely));
    }

    /** What the equations' other sides are; null if they cannot tell where to look. */
    private @Nullable Value @Nullable [] values(Frame f) {
        for (Value field : lookedAt) {
            if (!partition.isEverywhere(field)) {
                return null;
            }
        }
        @Nullable Value[] values = new Value[wanted.length];
        try {
            for (int i = 0; i < values.length; i++) {
                Node node = wanted[i];
                values[i] = node == null ? null : node.eval(f);
            }
        } catch (EvaluationException e) {
            // Without elements TLC would not have evaluated it either.
            return null;
        }
        return values;
    }

    /**
     * 1 if the equations hold for a cell's elements, -1 if they do not, 0 if they must be asked.
     */
    private int match(PartitionCells.Key key, @Nullable Value[] values) {
        int match = 1;
        for (int i = 0; i < values.length; i++) {
            Value value = values[i];
            if (value == null) {
                continue;
            }
            Value field = key.values()[i];
            if (field == null) {
                match = 0;
            } else if (oneOf[i]) {
                if (!(value instanceof SetValue set)
                        || (set.size() > 0 && set.element(0).kind() != field.kind())) {
                    match = 0;
                } else if (!set.contains(field)) {
                    return match == 0 ? 0 : -1;
                }
            } else if (value.kind() != field.kind()) {
                match = 0;
            } else if (!value.equals(field)) {
                return match == 0 ? 0 : -1;
            }
        }
        return match;
    }

    /** {@code {x \in v : P}} of a partitioned set. */
    static final class Filter extends Node implements Sets.Membership {
        private final int slot;
        private final Scan scan;
        private final Node all;
        private final @Nullable Node rest;

        /**
         * A filter.
         *
         * @param all the condition
         * @param rest what of it the scan's equations do not say; null if they say all
         */
        Filter(int slot, Scan scan, Node all, @Nullable Node rest, Range range) {
            super(range);
            this.slot = slot;
            this.scan = scan;
            this.all = all;
            this.rest = rest;
        }

        @Override
        Value eval(Frame f) {
            Found found = scan.find(f);
            SetValue sure = rest == null ? found.sure() : Sets.kept(f, slot, found.sure(), rest);
            return found.unsure().size() == 0
                    ? sure
                    : sure.union(Sets.kept(f, slot, found.unsure(), all));
        }

        @Override
        SetView set(Frame f) {
            return (SetValue) eval(f);
        }

        @Override
        public boolean has(Frame f, Value value) {
            int cell = scan.partition.cellOf(value);
            if (cell < 0 || !Partition.content(f, cell, scan.variable.next).contains(value)) {
                return false;
            }
            f.slots[slot] = value;
            return all.test(f);
        }
    }

    /** {@code \E x \in v : P} of a partitioned set, or {@code \A}. */
    static final class Quantified extends Node.Truth {
        private final boolean universal;
        private final int slot;
        private final Scan scan;
        private final Node body;

        Quantified(boolean universal, int slot, Scan scan, Node body, Range range) {
            super(range);
            this.universal = universal;
            this.slot = slot;
            this.scan = scan;
            this.body = body;
        }

        @Override
        boolean test(Frame f) {
            Found found = scan.find(f);
            return test(f, found.sure()) == universal && test(f, found.unsure()) == universal
                    ? universal
                    : !universal;
        }

        private boolean test(Frame f, SetValue elements) {
            for (int i = 0; i < elements.size(); i++) {
                f.slots[slot] = elements.element(i);
                if (body.test(f) != universal) {
                    return !universal;
                }
            }
            return universal;
        }
    }
}
