package org.fos.stubgen;

import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;

/** Collects the errors of all headers of a run, so that one run reports them all. */
final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();

    void report(Token at, String got, String expected) {
        found.add(Diagnostic.at(at, got, expected));
    }

    void report(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    int count() {
        return found.size();
    }

    boolean none() {
        return found.isEmpty();
    }

    /** All errors in the order of their places, each once. */
    List<Diagnostic> sorted() {
        return found.stream().distinct().sorted().toList();
    }
}
