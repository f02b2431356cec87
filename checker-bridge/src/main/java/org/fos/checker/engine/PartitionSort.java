package org.fos.checker.engine;

import org.fos.checker.value.Domain;
import org.fos.checker.value.StringValue;

/** What is known of the elements of one domain. */
final class PartitionSort {
    final Domain domain;

    /** Where the fields stand by which the set is divided; negative for those that lack. */
    final int[] places;

    /** For each place the kinds of the values met there, one bit each. */
    final int[] kinds;

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
}
