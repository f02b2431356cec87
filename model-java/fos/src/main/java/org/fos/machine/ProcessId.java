package org.fos.machine;

/**
 * One incarnation of a process on one machine.
 *
 * @param number unique on its machine, counted from 0 in the order of creation
 * @param name the name that people know the process by; a restarted process keeps it
 */
public record ProcessId(int number, String name) implements Comparable<ProcessId> {
    @Override
    public int compareTo(ProcessId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProcessId that && number == that.number && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return name;
    }
}
