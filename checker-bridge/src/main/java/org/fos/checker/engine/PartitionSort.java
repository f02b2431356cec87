package org.fos.checker.engine;

import org.fos.checker.value.Domain;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

/** What is known of the elements of one domain. */
final class PartitionSort {
    /** The kind of model values, which are compared with all others. */
    private static final int MODEL = 3;

    final Domain domain;

    /** Where the fields stand by which the set is divided; negative for those that lack. */
    final int[] places;

    /** For each place the kinds of the values met there, one bit each. */
    private final int[] kinds;

    /** Whether its names have been looked at, or need not be. */
    boolean named;

    PartitionSort(Domain domain, StringValue[] names) {
        this.domain = domain;
        places = new int[names.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = domain.place(names[i]);
        }
        kinds = new int[domain.size()];
    }

    /** Whether the values of an element are of kinds that have been met. */
    boolean hasMetKindsOf(FunctionValue element) {
        for (int i = 0; i < kinds.length; i++) {
            if ((kinds[i] & 1 << element.value(i).kind()) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes note of the kinds of an element's values; tells whether one of them is new. */
    boolean meetKindsOf(FunctionValue element) {
        boolean isNew = false;
        for (int i = 0; i < kinds.length; i++) {
            int kind = 1 << element.value(i).kind();
            isNew |= (kinds[i] & kind) == 0;
            kinds[i] |= kind;
        }
        return isNew;
    }

    /** Whether TLC would compare a value with any that has been met in a place. */
    boolean isComparable(int place, Value value) {
        int kind = value.kind();
        return kind == MODEL || (kinds[place] & ~(1 << kind) & ~(1 << MODEL)) == 0;
    }
}
