package org.fos.checker.engine;

import org.fos.checker.value.Domain;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A set of records, the elements that agree on some fields together in one cell. Messages under way
 * are kept so, by receiver and kind: a receiver then depends on its own messages only. Cells come
 * into being with the first element that belongs there.
 */
final class Partition implements Shape {
    private static final int MOST_CELLS = 512;

    private static final SetValue NOTHING = SetValue.of(new Value[0], 0);

    private final Layout layout;
    private final List<StringValue> fields;
    private final StringValue[] names;
    private final PartitionCells cells = new PartitionCells();
    private final List<Set<Optional<Value>>> met = new ArrayList<>();
    private @Nullable Set<Value> everywhere;
    private final Map<Domain, PartitionSort> sorts = new HashMap<>();

    /** The first of them, which are mostly all. */
    private final @Nullable PartitionSort[] first = new PartitionSort[8];

    private boolean others;
    private boolean regular = true;
    private final ByContext<Update> additions = new ByContext<>();
    private final ByContext<Update> removals = new ByContext<>();

    Partition(Layout layout, List<StringValue> fields) {
        this.layout = layout;
        this.fields = List.copyOf(fields);
        fields.forEach(field -> met.add(new LinkedHashSet<>()));
        this.names = fields.toArray(new StringValue[0]);
    }

    List<StringValue> fields() {
        return fields;
    }

    /** The cell of the elements with these values of all fields; -1 if there never was one. */
    int cellOf(@Nullable Value[] values) {
        return cells.find(values);
    }

    /** The cell of an element; -1 if there never was one in it. */
    int cellOf(Value element) {
        if (!(element instanceof FunctionValue function)) {
            return cells.find(new Value[names.length]);
        }
        PartitionSort sort = known(function.places());
        return sort == null ? cells.find(fieldsOf(element)) : cells.find(function, sort.places);
    }

    /** What is known of elements of a domain; null if none has been met. */
    private @Nullable PartitionSort known(Domain domain) {
        for (PartitionSort sort : first) {
            if (sort == null) {
                return null;
            }
            if (sort.domain == domain) {
                return sort;
            }
        }
        return sorts.get(domain);
    }

    /** What is known of elements of a domain, met now if not before. */
    private PartitionSort met(Domain domain) {
        PartitionSort known = known(domain);
        if (known != null) {
            return known;
        }
        PartitionSort sort = sorts.computeIfAbsent(domain, d -> new PartitionSort(d, names));
        if (sorts.size() <= first.length) {
            first[sorts.size() - 1] = sort;
        }
        return sort;
    }

    int keys() {
        return cells.size();
    }

    PartitionCells.Key key(int index) {
        return cells.key(index);
    }

    int cell(int index) {
        return cells.key(index).cell();
    }

    /** Whether every element that there ever was has a field of this name. */
    boolean isEverywhere(Value field) {
        return everywhere == null || everywhere.contains(field);
    }

    /** Whether every element that there ever was has all fields by which the set is divided. */
    boolean isRegular() {
        return regular;
    }

    /** The values of the fields by which the set is divided; null where the element lacks one. */
    @Nullable Value[] fieldsOf(Value element) {
        @Nullable Value[] values = new Value[names.length];
        if (element instanceof FunctionValue function) {
            for (int i = 0; i < values.length; i++) {
                values[i] = function.applied(names[i]);
            }
        }
        return values;
    }

    /**
     * Makes the cell of elements with these values of the fields, the first such. All cells are
     * made then whose fields have values that have been met, since those will be needed too, and
     * each new cell is a reason to forget what was concluded before.
     */
    private int made(@Nullable Value[] values) {
        long product = 1;
        for (int i = 0; i < met.size(); i++) {
            met.get(i).add(Optional.ofNullable(values[i]));
            product *= met.get(i).size();
        }
        if (product <= MOST_CELLS && !Arrays.asList(values).contains(null)) {
            makeAll(new Value[met.size()], 0);
        } else {
            make(values);
        }
        int made = cells.find(values);
        if (made < 0) {
            throw new IllegalStateException("no cell for " + Arrays.toString(values));
        }
        return made;
    }

    private void makeAll(@Nullable Value[] values, int field) {
        if (field == values.length) {
            if (cells.find(values) < 0) {
                make(values.clone());
            }
            return;
        }
        for (Optional<Value> value : met.get(field)) {
            if (value.isPresent()) {
                values[field] = value.get();
                makeAll(values, field + 1);
            }
        }
    }

    private void make(@Nullable Value[] values) {
        cells.add(values, layout.newSetCell());
        regular &= !Arrays.asList(values).contains(null);
    }

    /**
     * The cell of an element, made if it is the first there.
     *
     * @throws NotAlone if something new is to be noted of it while others evaluate
     */
    private int place(Frame f, Value element) {
        if (f.alone) {
            return place(element);
        }
        int cell = cellOf(element);
        if (cell < 0 || !isNoted(element)) {
            throw new NotAlone();
        }
        return cell;
    }

    /** Whether all is known of an element that is worth being noted. */
    private boolean isNoted(Value element) {
        if (everywhere == null) {
            return false;
        }
        if (!(element instanceof FunctionValue function)) {
            return others && everywhere.isEmpty();
        }
        PartitionSort sort = known(function.places());
        return sort != null && (sort.named || everywhere.isEmpty()) && sort.hasMetKindsOf(function);
    }

    /** The cell of an element, made if it is the first there. */
    int place(Value element) {
        if (!(element instanceof FunctionValue function)) {
            if (!others) {
                noteNames(Domain.sequence(0));
                others = true;
                layout.changed();
            }
            int cell = cellOf(element);
            return cell < 0 ? made(fieldsOf(element)) : cell;
        }
        PartitionSort sort = met(function.places());
        int cell = cells.find(function, sort.places);
        if (cell < 0) {
            cell = made(fieldsOf(element));
        }
        if (!sort.named) {
            noteNames(sort.domain);
            sort.named = true;
        }
        if (sort.meetKindsOf(function)) {
            layout.changed();
        }
        return cell;
    }

    /** Grows with all that is met anew. */
    int version() {
        return layout.version();
    }

    /** Whether every element has a field that TLC would compare with a value. */
    boolean isComparable(StringValue field, Value value) {
        if (others || everywhere == null || !everywhere.contains(field)) {
            return false;
        }
        return sorts.values().stream()
                .allMatch(sort -> sort.isComparable(sort.domain.place(field), value));
    }

    /** Whether TLC would compare a value with any element that there ever was. */
    boolean isComparable(Value value) {
        if (others || !(value instanceof FunctionValue function)) {
            return false;
        }
        PartitionSort sort = known(function.places());
        for (int i = 0; sort != null && i < function.size(); i++) {
            if (!sort.isComparable(i, function.value(i))) {
                return false;
            }
        }
        return true;
    }

    private void noteNames(Domain domain) {
        Set<Value> names = new HashSet<>();
        for (int i = 0; i < domain.size(); i++) {
            names.add(domain.argument(i));
        }
        if (everywhere == null) {
            everywhere = names;
            layout.changed();
        } else if (!names.containsAll(everywhere)) {
            everywhere.retainAll(names);
            layout.changed();
        }
    }

    /** What a cell holds, in a frame that may be older than the cell. */
    static SetValue content(Frame f, int cell, boolean next) {
        if (cell >= (next ? f.next : f.current).length) {
            if (f.reads != null) {
                f.reads.current(cell);
            }
            return NOTHING;
        }
        return (SetValue) (next ? f.readNext(cell) : f.read(cell));
    }

    @Override
    public Value read(Frame f, boolean next) {
        SetValue all = NOTHING;
        for (int i = 0; i < cells.size(); i++) {
            all = all.union(content(f, cell(i), next));
        }
        return all;
    }

    @Override
    public void write(Frame f, Value value) {
        if (!(value instanceof SetValue set)) {
            throw new Mismatch(value);
        }
        Map<Integer, SetValue> parts = distributed(set, element -> place(f, element));
        grow(f);
        for (int i = 0; i < cells.size(); i++) {
            f.write(cell(i), parts.getOrDefault(cell(i), NOTHING));
        }
    }

    @Override
    public void store(Value value, Value[] target) {
        if (!(value instanceof SetValue set)) {
            throw new Mismatch(value);
        }
        distributed(set, this::place)
                .forEach(
                        (cell, part) -> {
                            if (cell >= target.length) {
                                throw new IllegalStateException("place elements before storing");
                            }
                            target[cell] = part;
                        });
    }

    @Override
    public int hash(Value[] stored) {
        int sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            // A state that is older than the cell has nothing in it.
            if (cell(i) < stored.length && stored[cell(i)] instanceof SetValue part) {
                sum += part.partHash();
            }
        }
        return SetValue.hashOf(sum);
    }

    private static Map<Integer, SetValue> distributed(SetValue set, ToIntFunction<Value> places) {
        Map<Integer, SetValue> parts = new HashMap<>();
        for (int i = 0; i < set.size(); i++) {
            Value element = set.element(i);
            parts.merge(
                    places.applyAsInt(element),
                    SetValue.of(new Value[] {element}, 1),
                    SetValue::union);
        }
        return parts;
    }

    /** Takes elements out of the next state's set, and puts others in. */
    void exchange(Frame f, SetValue removed, SetValue added) {
        for (int i = 0; i < removed.size(); i++) {
            Value element = removed.element(i);
            int cell = cellOf(element);
            if (cell >= 0 && cell < f.next.length) {
                exchange(f, cell, element, false);
            }
        }
        for (int i = 0; i < added.size(); i++) {
            Value element = added.element(i);
            int cell = place(f, element);
            grow(f);
            exchange(f, cell, element, true);
        }
    }

    private void exchange(Frame f, int cell, Value element, boolean adds) {
        if (f.updating) {
            Update update = exchanges(element, adds);
            if (update != null) {
                f.update(cell, update.apply(f, f.next[cell]), update);
                return;
            }
        }
        SetValue content = content(f, cell, true);
        f.write(cell, adds ? content.with(element) : content.without(element));
    }

    private @Nullable Update exchanges(Value element, boolean adds) {
        return (adds ? additions : removals)
                .of(new Value[] {element}, () -> new Update.Exchange(element, adds));
    }

    private void grow(Frame f) {
        if (f.next.length < layout.cells() || f.current.length < layout.cells()) {
            f.grow(layout.emptyCells());
        }
    }
}
