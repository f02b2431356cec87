package org.fos.checker.engine;

import com.google.common.collect.ImmutableList;

import org.fos.checker.value.Domain;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What kinds of values a value is made of: it decides whether TLC, which compares numbers with
 * numbers and strings with strings only, can come to grief when it compares two values. Makeups are
 * few; each is one object, and what is known of two of them is remembered.
 */
final class Makeup {
    private static final int BY_PLACE = 8;
    private static final int SET = 4;
    private static final int FUNCTION = 5;
    private static final int MODEL = 3;
    private static final ConcurrentMap<Key, Makeup> KNOWN = new ConcurrentHashMap<>();

    private final int id;
    private final Key key;
    private final ConcurrentMap<Makeup, Boolean> clashes = new ConcurrentHashMap<>();
    private final ConcurrentMap<Makeup, Makeup> unions = new ConcurrentHashMap<>();

    /**
     * The content of a makeup.
     *
     * @param kind the values' kind
     * @param size of functions their number of arguments; of model values their type
     * @param domain the domain, if the parts stand for its places in their order
     * @param parts of a set, those of its elements; of a function, those of its values by place, or
     *     those of its domain and of the set of its values
     */
    private record Key(int kind, int size, @Nullable Domain domain, List<Makeup> parts) {}

    private Makeup(int id, Key key) {
        this.id = id;
        this.key = key;
    }

    private static Makeup known(int kind, int size, @Nullable Domain domain, List<Makeup> parts) {
        Key key = new Key(kind, size, domain, ImmutableList.copyOf(parts));
        Makeup makeup = KNOWN.get(key);
        return makeup != null
                ? makeup
                : KNOWN.computeIfAbsent(key, k -> new Makeup(KNOWN.size(), k));
    }

    private static final Makeup[] PLAIN = {
        known(0, 0, null, List.of()), known(1, 0, null, List.of()), known(2, 0, null, List.of())
    };

    private static final Makeup UNTYPED = known(MODEL, 0, null, List.of());

    static Makeup of(Value value) {
        return switch (value) {
            case SetValue set -> of(set);
            case FunctionValue function -> of(function);
            case ModelValue model -> of(model);
            default -> PLAIN[value.kind()];
        };
    }

    private static Makeup of(ModelValue model) {
        int type = Comparing.type(model);
        return type == 0 ? UNTYPED : known(MODEL, type, null, List.of());
    }

    static Makeup of(SetValue set) {
        if (set.finding() instanceof Makeup found) {
            return found;
        }
        Set<Makeup> parts = new LinkedHashSet<>();
        for (int i = 0; i < set.size(); i++) {
            parts.add(of(set.element(i)));
        }
        Makeup makeup = ofParts(parts);
        set.find(makeup);
        return makeup;
    }

    private static Makeup ofParts(Set<Makeup> parts) {
        List<Makeup> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingInt(m -> m.id));
        return known(SET, 0, null, sorted);
    }

    private static Makeup of(FunctionValue function) {
        if (function.finding() instanceof Makeup found) {
            return found;
        }
        Makeup makeup = ofParts(function);
        function.find(makeup);
        return makeup;
    }

    private static Makeup ofParts(FunctionValue function) {
        Domain domain = function.places();
        int size = function.size();
        if (size <= BY_PLACE && (domain.isSequence() || function.isRecord())) {
            Makeup[] parts = new Makeup[size];
            for (int i = 0; i < size; i++) {
                parts[i] = of(function.value(i));
            }
            return known(FUNCTION, size, domain, ImmutableList.copyOf(parts));
        }
        Set<Makeup> arguments = new LinkedHashSet<>();
        Set<Makeup> values = new LinkedHashSet<>();
        for (int i = 0; i < size; i++) {
            arguments.add(of(domain.argument(i)));
            values.add(of(function.value(i)));
        }
        return known(FUNCTION, size, null, List.of(ofParts(arguments), ofParts(values)));
    }

    /** The makeup of the union of two sets of these. */
    Makeup union(Makeup other) {
        if (this == other) {
            return this;
        }
        return unions.computeIfAbsent(
                other,
                that -> {
                    Set<Makeup> all = new LinkedHashSet<>(key.parts());
                    all.addAll(that.key.parts());
                    return ofParts(all);
                });
    }

    /** Whether TLC may fail to compare a value of this makeup with one of the other. */
    boolean mayClash(Makeup other) {
        Boolean known = clashes.get(other);
        if (known == null) {
            known = clash(other);
            clashes.put(other, known);
        }
        return known;
    }

    /** Whether TLC may fail to compare two elements of a set of this makeup. */
    boolean mayClashWithin() {
        return anyClash(key.parts(), key.parts());
    }

    /** Whether TLC may fail to compare a value with an element of a set of this makeup. */
    boolean mayClashWithElement(Makeup value) {
        return anyClash(key.parts(), List.of(value));
    }

    /** Whether TLC may fail to compare elements of two sets of these makeups. */
    boolean mayClashAcross(Makeup other) {
        return anyClash(key.parts(), other.key.parts());
    }

    private static boolean anyClash(List<Makeup> some, List<Makeup> others) {
        for (Makeup one : some) {
            for (Makeup other : others) {
                if (one.mayClash(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean clash(Makeup other) {
        if (key.kind == MODEL || other.key.kind == MODEL) {
            int type = key.kind == MODEL ? key.size : 0;
            int otherType = other.key.kind == MODEL ? other.key.size : 0;
            boolean both = key.kind == MODEL && other.key.kind == MODEL;
            return both
                    ? type != otherType && type != 0 && otherType != 0
                    : type != 0 || otherType != 0;
        }
        if (key.kind != other.key.kind) {
            return true;
        }
        return switch (key.kind) {
            case SET -> mayClashAcross(other);
            case FUNCTION -> functionsClash(other);
            default -> false;
        };
    }

    private boolean functionsClash(Makeup other) {
        if (key.size != other.key.size) {
            return false;
        }
        Domain mine = key.domain;
        Domain theirs = other.key.domain;
        if (mine == null || theirs == null || mine.isSequence() != theirs.isSequence()) {
            return key.size > 0
                    && (mine != null && theirs != null
                            || anyClash(arguments(), other.arguments())
                            || anyClash(values(), other.values()));
        }
        for (int i = 0; i < key.size; i++) {
            int place = theirs.place(mine.argument(i));
            if (place >= 0 && key.parts.get(i).mayClash(other.key.parts.get(place))) {
                return true;
            }
        }
        return false;
    }

    private List<Makeup> arguments() {
        if (key.domain == null) {
            return key.parts.get(0).key.parts;
        }
        return List.of(PLAIN[key.domain.argument(0) instanceof StringValue ? 2 : 1]);
    }

    private List<Makeup> values() {
        return key.domain == null ? key.parts.get(1).key.parts : key.parts;
    }
}
