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

    /** The kind of model values, which are compared with all others. */
    private static final int MODEL = 3;

    private static final SetValue NOTHING = SetValue.of(new Value[0], 0);

    private final Layout layout;
    private final List<StringValue> fields;
    private final StringValue[] names;
    private final Map<Key, Integer> cells = new HashMap<>();
    private final List<Set<Optional<Value>>> met = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<Integer> cellOfKey = new ArrayList<>();
    private @Nullable Set<Value> everywhere;
    private final Map<Domain, int[]> kinds = new HashMap<>();
    private boolean others;
    private boolean regular = true;

    /** Domains of elements that have been noted already. */
    private final @Nullable Domain[] noted = new Domain[16];

    private final ByContext<Update> additions = new ByContext<>();
    private final ByContext<Update> removals = new ByContext<>();

    private @Nullable Domain lastNoted;
    private int notes;

    /** The values of the fields; null where an element lacks one. */
    record Key(@Nullable Value[] values, int hash) {
        static Key of(@Nullable Value... values) {
            return new Key(values, Arrays.hashCode(values));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && hash == that.hash
                    && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

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
    int cellOf(Key key) {
        Integer cell = cells.get(key);
        return cell == null ? -1 : cell;
    }

    /** The cell of an element; -1 if there never was one in it. */
    int cellOf(Value element) {
        return cellOf(keyOf(element));
    }

    int keys() {
        return keys.size();
    }

    Key key(int index) {
        return keys.get(index);
    }

    int cell(int index) {
        return cellOfKey.get(index);
    }

    /** Whether every element that there ever was has a field of this name. */
    boolean isEverywhere(Value field) {
        return everywhere == null || everywhere.contains(field);
    }

    /** Whether every element that there ever was has all fields by which the set is divided. */
    boolean isRegular() {
        return regular;
    }

    Key keyOf(Value element) {
        Value[] values = new Value[fields.size()];
        if (element instanceof FunctionValue function) {
            for (int i = 0; i < values.length; i++) {
                values[i] = function.applied(names[i]);
            }
        }
        return Key.of(values);
    }

    /**
     * The cell of elements with these values of the fields, made if they are the first. Then all
     * cells are made whose fields have values that have been met, since those will be needed too,
     * and each new cell is a reason to forget what was concluded before.
     */
    private int cellFor(Key key) {
        Integer cell = cells.get(key);
        if (cell != null) {
            return cell;
        }
        long product = 1;
        for (int i = 0; i < met.size(); i++) {
            met.get(i).add(Optional.ofNullable(key.values()[i]));
            product *= met.get(i).size();
        }
        if (product <= MOST_CELLS && !Arrays.asList(key.values()).contains(null)) {
            makeAll(new Value[met.size()], 0);
        } else {
            make(key);
        }
        Integer made = cells.get(key);
        if (made == null) {
            throw new IllegalStateException("no cell for " + Arrays.toString(key.values()));
        }
        return made;
    }

    private void makeAll(Value[] values, int field) {
        if (field == values.length) {
            Key key = Key.of(values.clone());
            if (!cells.containsKey(key)) {
                make(key);
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

    private void make(Key key) {
        int cell = layout.newSetCell();
        cells.put(key, cell);
        keys.add(key);
        regular &= !Arrays.asList(key.values()).contains(null);
        cellOfKey.add(cell);
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
        int[] met = kinds.get(function.places());
        if (met == null) {
            return false;
        }
        for (int i = 0; i < met.length; i++) {
            if ((met[i] & 1 << function.value(i).kind()) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The cell of an element, made if it is the first there. */
    int place(Value element) {
        int cell = cellFor(keyOf(element));
        if (everywhere == null || !everywhere.isEmpty()) {
            noteFields(element);
        }
        noteKinds(element);
        return cell;
    }

    /** Remembers of what kinds the fields of elements are, for each domain that records have. */
    private void noteKinds(Value element) {
        if (!(element instanceof FunctionValue function)) {
            if (!others) {
                others = true;
                layout.changed();
            }
            return;
        }
        int[] met = kinds.computeIfAbsent(function.places(), domain -> new int[domain.size()]);
        for (int i = 0; i < met.length; i++) {
            int kind = 1 << function.value(i).kind();
            if ((met[i] & kind) == 0) {
                met[i] |= kind;
                layout.changed();
            }
        }
    }

    /** Whether TLC would compare a value with any element that there ever was. */
    boolean isComparable(Value value) {
        if (others || !(value instanceof FunctionValue function)) {
            return false;
        }
        int[] met = kinds.get(function.places());
        for (int i = 0; met != null && i < met.length; i++) {
            int kind = function.value(i).kind();
            if (kind != MODEL && (met[i] & ~(1 << kind) & ~(1 << MODEL)) != 0) {
                return false;
            }
        }
        return true;
    }

    private void noteFields(Value element) {
        if (element instanceof FunctionValue function) {
            Domain domain = function.places();
            if (domain == lastNoted) {
                return;
            }
            for (int i = 0; i < noted.length; i++) {
                if (noted[i] == domain) {
                    lastNoted = domain;
                    return;
                }
            }
            noted[notes++ & (noted.length - 1)] = domain;
        }
        Set<Value> names = new HashSet<>();
        if (element instanceof FunctionValue function) {
            for (int i = 0; i < function.size(); i++) {
                names.add(function.places().argument(i));
            }
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
        for (int i = 0; i < keys.size(); i++) {
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
        for (int i = 0; i < keys.size(); i++) {
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
