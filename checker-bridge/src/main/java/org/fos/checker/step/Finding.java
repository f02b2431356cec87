package org.fos.checker.step;

import java.util.List;
import java.util.Optional;

/**
 * What a formula comes to, and what makes it so.
 *
 * @param text the formula as it is written, on one line
 * @param at where it is written
 * @param is what it comes to
 * @param bound what names stand for in it that the formula around it does not show: the element of
 *     a quantifier that decides, parameters of a definition
 * @param values the parts that it is made of, with their values
 * @param needed the part that decides with the value that would have been needed, where one would
 *     have done
 * @param note what else a reader should know, as a phrase; empty if nothing
 * @param because the parts, or the definition, that decide it; they are explained in turn
 */
public record Finding(
        String text,
        SourceRange at,
        Is is,
        List<Seen> bound,
        List<Seen> values,
        Optional<Seen> needed,
        String note,
        List<Finding> because) {

    /** What a formula comes to. */
    public enum Is {
        /** It holds. */
        TRUE,
        /** It does not. */
        FALSE,
        /** It gives a variable its next value. */
        GIVES,
        /** It leaves a variable as it was. */
        KEEPS
    }

    public Finding {
        bound = List.copyOf(bound);
        values = List.copyOf(values);
        because = List.copyOf(because);
    }

    /** The same, showing other parts. */
    public Finding showing(List<Seen> parts) {
        return new Finding(text, at, is, bound, parts, needed, note, because);
    }

    /** The same, with names bound around it. */
    public Finding with(List<Seen> names) {
        return new Finding(text, at, is, names, values, needed, note, because);
    }
}
