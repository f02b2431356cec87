package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The elements of a partitioned set for which a condition may hold: the condition's first
 * equations, on the fields by which the set is divided, say in which cells to look.
 */
final class Scan {
    private static final int RECENT = 8;
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

    /** The places last asked for, by whichever thread, and all there are. */
    private final @Nullable Recent[] recent = new Recent[RECENT];

    private int next;
    private Places all = new Places(new int[0], new int[0]);

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

    /** The cells in which to look in a state. */
    Places places(Frame f) {
        variable.require(f);
        for (Value field : lookedAt) {
            if (!partition.isEverywhere(field)) {
                return everywhere();
            }
        }
        Value first;
        Value second;
        Value third;
        try {
            first = value(0, f);
            second = value(1, f);
            third = value(2, f);
        } catch (EvaluationException e) {
            // Without elements TLC would not have evaluated it either.
            return everywhere();
        }
        int keys = partition.keys();
        for (Recent met : recent) {
            if (met != null && met.is(keys, first, second, third)) {
                return met.places;
            }
        }
        @Nullable Value[] all = {first, second, third};
        Places places = known.of(Arrays.copyOf(all, wanted.length));
        recent[next & (RECENT - 1)] = new Recent(keys, first, second, third, places);
        next++;
        return places;
    }

    /** What the other side of a field's equation is; null if it has none. */
    private @Nullable Value value(int field, Frame f) {
        Node node = field < wanted.length ? wanted[field] : null;
        return node == null ? null : node.eval(f);
    }

    private Places everywhere() {
        Places known = all;
        if (known.unsure.length != partition.keys()) {
            known =
                    new Places(
                            new int[0],
                            IntStream.range(0, partition.keys()).map(partition::cell).toArray());
            all = known;
        }
        return known;
    }

    /** What some cells hold together. */
    private SetValue content(Frame f, int[] cells) {
        SetValue content = NOTHING;
        for (int cell : cells) {
            content = content.union(Partition.content(f, cell, variable.next));
        }
        return content;
    }

    /** The elements for which the equations hold. */
    SetValue sure(Frame f, Places places) {
        return content(f, places.sure);
    }

    /** The elements for which all of the condition must be evaluated. */
    SetValue unsure(Frame f, Places places) {
        return content(f, places.unsure);
    }

    /** All cells in which to look. */
    int[] cells(Frame f) {
        Places places = places(f);
        int[] cells = Arrays.copyOf(places.sure, places.sure.length + places.unsure.length);
        System.arraycopy(places.unsure, 0, cells, places.sure.length, places.unsure.length);
        return cells;
    }

    /**
     * Cells in which to look.
     *
     * @param sure cells of elements for which the equations hold
     * @param unsure cells of elements for which all of the condition must be evaluated
     */
    record Places(int[] sure, int[] unsure) {}

    /** Where to look for these very values, as long as there are so many keys. */
    private record Recent(
            int keys,
            @Nullable Value first,
            @Nullable Value second,
            @Nullable Value third,
            Places places) {
        boolean is(int count, @Nullable Value a, @Nullable Value b, @Nullable Value c) {
            return first == a && second == b && third == c && keys == count;
        }
    }

    private Places places(@Nullable Value[] values) {
        if (single && partition.isRegular()) {
            int cell = partition.cellOf(values);
            return new Places(cell < 0 ? new int[0] : new int[] {cell}, new int[0]);
        }
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
            switch (FieldTest.Equation.says(key.values()[i], value, oneOf[i])) {
                case YES -> {}
                case NO -> {
                    return match == 0 ? 0 : -1;
                }
                default -> match = 0;
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
            Places places = scan.places(f);
            SetValue sure = scan.sure(f, places);
            SetValue unsure = scan.unsure(f, places);
            SetValue kept = rest == null ? sure : Comprehension.kept(f, slot, sure, rest);
            return unsure.size() == 0 ? kept : kept.union(Comprehension.kept(f, slot, unsure, all));
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
            Places places = scan.places(f);
            SetValue sure = scan.sure(f, places);
            SetValue unsure = scan.unsure(f, places);
            return test(f, sure) == universal && test(f, unsure) == universal
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
