package org.fos.trace.lint;

import org.fos.trace.lint.Remark.Kind;

import java.util.List;

/**
 * What there is to say of a trace.
 *
 * @param events how many events it has, as far as they could be read
 * @param remarks what makes it invalid first; then by file and line
 */
public record Linted(long events, List<Remark> remarks) {
    public Linted {
        remarks = List.copyOf(remarks);
    }

    /** Whether no verdict on the trace is possible. */
    public boolean isInvalid() {
        return remarks.stream().anyMatch(remark -> remark.kind() == Kind.INVALID);
    }
}
