package org.fos.machine;

/**
 * Names a message for as long as a run lasts.
 *
 * @param from the process that sent it
 * @param sequence its place among all messages of that process, from 1
 */
public record MessageId(ProcessId from, long sequence) {
    /** Writes {@code m1.41}, the form in which traces name messages. */
    @Override
    public String toString() {
        return from.name() + "." + sequence;
    }
}
