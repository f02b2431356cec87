package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.Value;

import java.util.ArrayList;
import java.util.List;

/** {@code {x \in S : P}}. */
final class Comprehension extends Node.Lazy implements Sets.Membership {
    private final int slot;
    private final Node set;
    private final Node body;

    Comprehension(int slot, Node set, Node body, Range range) {
        super(range);
        this.slot = slot;
        this.set = set;
        this.body = body;
    }

    @Override
    SetView set(Frame f) {
        SetView from = set.set(f);
        if (from instanceof SetValue written) {
            return filtered(f, written);
        }
        if (!from.isFinite()) {
            return new Endless(this, from, f);
        }
        List<SetValue> kept = new ArrayList<>();
        boolean ignored = set.inParts(from, part -> kept.add(filtered(f, part)));
        return kept.size() == 1 ? kept.getFirst() : joined(kept);
    }

    private SetValue joined(List<SetValue> parts) {
        long size = parts.stream().mapToLong(SetValue::size).sum();
        if (size > Views.MOST) {
            throw fail("a set has more than %d elements".formatted(Views.MOST));
        }
        Value[] all = new Value[(int) size];
        int count = 0;
        for (SetValue part : parts) {
            for (int i = 0; i < part.size(); i++) {
                all[count++] = part.element(i);
            }
        }
        return SetValue.of(all, count);
    }

    SetValue filtered(Frame f, SetValue from) {
        return kept(f, slot, from, body);
    }

    @Override
    public boolean has(Frame f, Value value) {
        if (!Sets.has(set, f, value, range)) {
            return false;
        }
        f.slots[slot] = value;
        return body.test(f);
    }

    /** The elements, each bound in turn, for which a condition holds. */
    static SetValue kept(Frame f, int slot, SetValue from, Node condition) {
        int size = from.size();
        for (int i = 0; i < size; i++) {
            f.slots[slot] = from.element(i);
            if (!condition.test(f)) {
                return kept(f, slot, from, i, condition);
            }
        }
        return from;
    }

    private static SetValue kept(Frame f, int slot, SetValue from, int first, Node condition) {
        Value[] kept = new Value[from.size() - 1];
        int count = first;
        for (int i = 0; i < first; i++) {
            kept[i] = from.element(i);
        }
        for (int i = first + 1; i < from.size(); i++) {
            f.slots[slot] = from.element(i);
            if (condition.test(f)) {
                kept[count++] = from.element(i);
            }
        }
        return SetValue.of(kept, count);
    }

    /** A filter over an infinite set. */
    private record Endless(Comprehension filter, SetView from, Frame frame) implements SetView {
        @Override
        public boolean contains(Value value) {
            if (!Views.has(from, value)) {
                return false;
            }
            Frame f = frame.called();
            f.slots[filter.slot] = value;
            return filter.body.test(f);
        }

        @Override
        public boolean isFinite() {
            return false;
        }

        @Override
        public SetValue materialise() {
            throw new TooLarge("a subset of an infinite set is not written out");
        }
    }
}
