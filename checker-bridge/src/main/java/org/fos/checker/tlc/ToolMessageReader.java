package org.fos.checker.tlc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts TLC's output into messages. A message may stand inside another one, and may begin in the
 * middle of a line: the inner one is given first, then the outer one without it. Lines outside all
 * messages are given one by one. What is still open when the output ends is a half message: it is
 * given too, with what there is, and never with a severity that would make it a verdict.
 */
final class ToolMessageReader {
    private static final Pattern START =
            Pattern.compile("@!@!@STARTMSG (-?\\d+)(?::(\\d+))? @!@!@\\s*$");
    private static final Pattern END = Pattern.compile("^@!@!@ENDMSG (-?\\d+) @!@!@\\s*$");

    private final Consumer<ToolMessage> messages;
    private final Deque<Open> open = new ArrayDeque<>();

    private static final class Open {
        private final int code;
        private final int severity;
        private final StringBuilder text = new StringBuilder();

        Open(int code, int severity) {
            this.code = code;
            this.severity = severity;
        }

        ToolMessage closed(int asSeverity) {
            return new ToolMessage(code, asSeverity, text.toString().strip());
        }
    }

    ToolMessageReader(Consumer<ToolMessage> messages) {
        this.messages = messages;
    }

    /** Takes the next line, without its line end. */
    void line(String line) {
        Matcher start = START.matcher(line);
        if (start.find()) {
            if (start.start() > 0) {
                text(line.substring(0, start.start()));
            }
            int severity = start.group(2) == null ? 0 : Integer.parseInt(start.group(2));
            open.push(new Open(Integer.parseInt(start.group(1)), severity));
            return;
        }
        Matcher end = END.matcher(line);
        if (end.find() && !open.isEmpty()) {
            close(Integer.parseInt(end.group(1)));
        } else {
            text(line);
        }
    }

    /** Says that nothing more comes. */
    void end() {
        while (!open.isEmpty()) {
            messages.accept(open.pop().closed(0));
        }
    }

    private void close(int code) {
        // An end without its start closes nothing; an outer end closes what it encloses.
        if (open.stream().noneMatch(message -> message.code == code)) {
            return;
        }
        while (true) {
            Open innermost = open.pop();
            if (innermost.code == code) {
                messages.accept(innermost.closed(innermost.severity));
                return;
            }
            messages.accept(innermost.closed(0));
        }
    }

    private void text(String line) {
        Open innermost = open.peek();
        if (innermost == null) {
            messages.accept(new ToolMessage(ToolMessage.PLAIN, 0, line));
        } else {
            innermost.text.append(line).append('\n');
        }
    }
}
