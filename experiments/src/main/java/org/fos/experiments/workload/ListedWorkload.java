package org.fos.experiments.workload;

import com.google.common.collect.ImmutableList;

import java.util.Iterator;
import java.util.List;

/**
 * A workload whose operations are written down.
 *
 * @param name what reports call it
 * @param operations the operations, at least one
 */
public record ListedWorkload(String name, List<Operation> operations) implements Workload {
    /** Creates a workload of a copy of the given operations. */
    public ListedWorkload {
        operations = ImmutableList.copyOf(operations);
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("a workload must have operations, name=" + name);
        }
    }

    @Override
    public long size() {
        return operations.size();
    }

    @Override
    public int clients() {
        return operations.stream().mapToInt(Operation::client).max().orElseThrow() + 1;
    }

    @Override
    public Iterator<Operation> iterator() {
        return operations.iterator();
    }
}
