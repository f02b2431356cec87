package org.fos.checker.engine;

import org.fos.checker.step.Passage;
import org.fos.checker.tree.Expr;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The way through an action up to some point. Does not change. */
final class Trail {
    static final Trail START = new Trail(null, null, null, 0);

    private final @Nullable Trail before;
    private final @Nullable Passage passage;
    private final @Nullable Given given;
    private final int held;

    /**
     * A conjunct that gave a variable its next value.
     *
     * @param conjunct an equation, a membership or UNCHANGED
     * @param scene what it was evaluated under
     */
    record Given(int variable, Expr conjunct, Scene scene) {}

    private Trail(
            @Nullable Trail before, @Nullable Passage passage, @Nullable Given given, int held) {
        this.before = before;
        this.passage = passage;
        this.given = given;
        this.held = held;
    }

    Trail then(Passage next) {
        return new Trail(this, next, null, held + (next.kind() == Passage.Kind.HELD ? 1 : 0));
    }

    Trail given(Given conjunct, Passage next) {
        return new Trail(this, next, conjunct, held);
    }

    /** How many conditions have held. */
    int held() {
        return held;
    }

    /** The last choice, if nothing has been asked since; null if there is none. */
    @Nullable Passage untestedChoice() {
        for (Trail at = this; at != null && at.passage != null; at = at.before) {
            if (at.passage.kind() == Passage.Kind.CHOICE) {
                return at.passage;
            }
            if (at.passage.kind() == Passage.Kind.HELD) {
                return null;
            }
        }
        return null;
    }

    /** What gave a variable its next value; null if nothing has. */
    @Nullable Given given(int variable) {
        for (Trail at = this; at != null; at = at.before) {
            if (at.given != null && at.given.variable() == variable) {
                return at.given;
            }
        }
        return null;
    }

    List<Passage> passages() {
        List<Passage> passages = new ArrayList<>();
        for (Trail at = this; at != null; at = at.before) {
            if (at.passage != null) {
                passages.add(at.passage);
            }
        }
        Collections.reverse(passages);
        return passages;
    }
}
