package org.fos.checker.engine;

import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What an action makes of a cell's value, whatever that is: {@code Append(@, m)} for a certain m,
 * say. An action that does no more with a cell does not depend on what the cell holds.
 */
public abstract class Update {
    private final ConcurrentMap<Update, Update> followed = new ConcurrentHashMap<>();

    Update() {}

    /** What it makes of a value. */
    abstract Value apply(Frame f, Value before);

    /** Whether it makes something of every value, so that it need not be tried. */
    abstract boolean isTotal();

    /** This and then another: the same one each time. */
    final Update then(Update next) {
        return followed.computeIfAbsent(next, second -> new Both(this, second));
    }

    /** One after the other. */
    private static final class Both extends Update {
        private final Update first;
        private final Update second;

        Both(Update first, Update second) {
            this.first = first;
            this.second = second;
        }

        @Override
        Value apply(Frame f, Value before) {
            return second.apply(f, first.apply(f, before));
        }

        @Override
        boolean isTotal() {
            return first.isTotal() && second.isTotal();
        }
    }

    /** Puts an element into a set, or takes one out. */
    static final class Exchange extends Update {
        private final Value element;
        private final boolean adds;

        Exchange(Value element, boolean adds) {
            this.element = element;
            this.adds = adds;
        }

        @Override
        Value apply(Frame f, Value before) {
            return adds ? ((SetValue) before).with(element) : ((SetValue) before).without(element);
        }

        @Override
        boolean isTotal() {
            return true;
        }
    }
}
