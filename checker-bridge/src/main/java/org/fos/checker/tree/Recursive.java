package org.fos.checker.tree;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A recursive operator: its body refers to itself. */
public final class Recursive {
    private final String name;
    private final List<Local> parameters;
    private @Nullable Expr body;

    /** An operator whose body is given later. */
    public Recursive(String name, List<Local> parameters) {
        this.name = name;
        this.parameters = List.copyOf(parameters);
    }

    /** Gives the body, once. */
    public void define(Expr definition) {
        body = definition;
    }

    /** Whether its body has been given. */
    public boolean isDefined() {
        return body != null;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its parameters. */
    public List<Local> parameters() {
        return parameters;
    }

    /**
     * Its body.
     *
     * @throws IllegalStateException if it has not been given yet
     */
    public Expr body() {
        if (body == null) {
            throw new IllegalStateException("no body yet, operator=" + name);
        }
        return body;
    }
}
