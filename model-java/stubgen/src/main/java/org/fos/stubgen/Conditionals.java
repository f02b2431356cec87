package org.fos.stubgen;

import org.antlr.v4.runtime.Token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The {@code #ifdef} … {@code #else} … {@code #endif} that are open at a line of one file. */
final class Conditionals {
    private record Open(Token keyword, boolean active, boolean surroundings, boolean inElse) {}

    private final Diagnostics diagnostics;
    private final Deque<Open> open = new ArrayDeque<>();

    Conditionals(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether the current line is to be read. */
    boolean active() {
        return open.isEmpty() || open.getFirst().active();
    }

    /** Takes a directive's line; returns whether it was one of the conditional ones. */
    boolean directive(Token keyword, List<? extends Token> rest, Predicate<String> isDefined) {
        switch (keyword.getText()) {
            case "ifdef" -> begin(keyword, rest, isDefined);
            case "ifndef" -> begin(keyword, rest, isDefined.negate());
            case "if" -> {
                refuseExpression(keyword);
                open.push(new Open(keyword, active(), active(), false));
            }
            case "elif" -> refuseExpression(keyword);
            case "else" -> {
                if (open.isEmpty() || open.getFirst().inElse()) {
                    diagnostics.report(keyword, "#else", "an #ifdef or #ifndef before it");
                } else {
                    Open top = open.pop();
                    boolean active = top.surroundings() && !top.active();
                    open.push(new Open(top.keyword(), active, top.surroundings(), true));
                }
            }
            case "endif" -> {
                if (open.isEmpty()) {
                    diagnostics.report(keyword, "#endif", "an #ifdef or #ifndef before it");
                } else {
                    open.pop();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Says that the file ends here. */
    void end() {
        for (Open unclosed : open) {
            diagnostics.report(
                    unclosed.keyword(),
                    "#" + unclosed.keyword().getText() + " without #endif",
                    "an #endif before the end of the file");
        }
    }

    private void begin(Token keyword, List<? extends Token> rest, Predicate<String> condition) {
        if (rest.isEmpty()) {
            diagnostics.report(keyword, "#" + keyword.getText() + " alone", "a macro's name");
        }
        boolean holds = !rest.isEmpty() && condition.test(rest.getFirst().getText());
        open.push(new Open(keyword, active() && holds, active(), false));
    }

    private void refuseExpression(Token keyword) {
        if (active()) {
            diagnostics.report(
                    keyword,
                    "#" + keyword.getText() + " with an expression",
                    "#ifdef or #ifndef with one name");
        }
    }
}
