package org.fos.checker.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class FormulasTest {
    private final Formulas formulas = new Formulas();
    private final Formula p = formulas.literal(0);
    private final Formula q = formulas.literal(1);

    @Test
    void formulasThatAreBuiltAlikeAreTheSame() {
        assertSame(formulas.and(p, q), formulas.and(q, p, q));
        assertSame(formulas.always(p), formulas.not(formulas.eventually(formulas.not(p))));
    }

    @Test
    void constantsAndContradictionsVanish() {
        assertSame(p, formulas.and(p, formulas.yes));
        assertSame(formulas.no, formulas.and(p, formulas.not(p)));
        assertSame(formulas.yes, formulas.or(p, q, formulas.not(p)));
        assertSame(p, formulas.and(p, formulas.or(p, q)));
        assertSame(formulas.yes, formulas.always(formulas.yes));
    }

    @Test
    void whatIsSaidOfTheTailIsSaidOnce() {
        Formula often = formulas.always(formulas.eventually(p));
        assertSame(often, formulas.eventually(often));
        assertSame(often, formulas.always(formulas.eventually(often)));
        assertSame(formulas.or(formulas.always(q), often), formulas.always(formulas.or(q, often)));
    }

    @Test
    void lettersThatRecurAreGathered() {
        Formula often = formulas.always(formulas.eventually(p));
        assertEquals(
                "[]<>(0 \\/ 1)",
                formulas.or(often, formulas.always(formulas.eventually(q))).toString());
        assertEquals(
                "<>[](~0 /\\ ~1)",
                formulas.not(formulas.or(often, formulas.always(formulas.eventually(q))))
                        .toString());
        assertEquals(
                "([]<>0 /\\ []<>1)",
                formulas.and(often, formulas.always(formulas.eventually(q))).toString());
    }

    @Test
    void modalitiesMoveInwards() {
        assertEquals(
                "([]0 /\\ []<>1)",
                formulas.always(formulas.and(p, formulas.eventually(q))).toString());
        assertEquals(
                "(<>[]1 /\\ []<>0)",
                formulas.always(formulas.eventually(formulas.and(p, formulas.always(q))))
                        .toString());
        Formula leadsTo = formulas.always(formulas.or(formulas.not(p), formulas.eventually(q)));
        assertEquals("[](<>1 \\/ ~0)", leadsTo.toString());
        assertEquals("<>(0 /\\ []~1)", formulas.not(leadsTo).toString());
        assertEquals("([]<>1 \\/ <>[]~0)", formulas.eventually(leadsTo).toString());
    }
}
