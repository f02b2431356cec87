package org.fos.process;

import com.google.common.base.Splitter;

import java.util.List;

/**
 * What the process table says of a process. Whoever wrote the entry carries it out; if that server
 * crashes, the others do.
 *
 * @param phase what is being done to it
 * @param core where it is, from 0
 * @param other where it was before it was moved, or is being moved to; the core itself if neither
 * @param writer the server that wrote this
 * @param owner the client that created it
 * @param work how many cycles it had to run when it was created
 * @param program what it was created from
 */
record ProcessEntry(
        Phase phase, int core, int other, String writer, String owner, long work, String program) {
    enum Phase {
        RUNNING,
        MOVING,
        ENDING
    }

    private static final char SEPARATOR = ' ';
    private static final int FIELDS = 7;

    /** Reads what {@link #text} wrote. */
    static ProcessEntry of(String text) {
        List<String> fields = Splitter.on(SEPARATOR).limit(FIELDS).splitToList(text);
        return new ProcessEntry(
                Phase.valueOf(fields.get(0)),
                Integer.parseInt(fields.get(1)),
                Integer.parseInt(fields.get(2)),
                fields.get(3),
                fields.get(4),
                Long.parseLong(fields.get(5)),
                fields.get(6));
    }

    /** Returns the entry as the table keeps it. */
    String text() {
        return String.join(
                String.valueOf(SEPARATOR),
                phase.name(),
                Integer.toString(core),
                Integer.toString(other),
                writer,
                owner,
                Long.toString(work),
                program);
    }

    ProcessEntry moving(String by, int target) {
        return new ProcessEntry(Phase.MOVING, core, target, by, owner, work, program);
    }

    /** The move is made. */
    ProcessEntry moved(String by) {
        return new ProcessEntry(Phase.RUNNING, other, core, by, owner, work, program);
    }

    ProcessEntry ending(String by) {
        return new ProcessEntry(Phase.ENDING, core, other, by, owner, work, program);
    }

    /** Returns the process as it is before it has run at all. */
    Image fresh() {
        return new Image(program, work, 0, 0);
    }
}
