package org.fos.experiments.report;

import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.CanIgnoreReturnValue;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup that is HTML and well-formed XML at once, whatever the texts: all of them are
 * escaped, and characters that XML does not know are replaced by visible ones.
 */
final class Html {
    private static final ImmutableSet<String> ENDS_A_LINE =
            ImmutableSet.of(
                    "meta", "title", "style", "script", "head", "header", "h1", "h2", "h3", "p",
                    "li", "ul", "ol", "tr", "thead", "tbody", "table", "section", "main", "footer",
                    "svg", "figure", "pre", "details", "summary", "div", "dl", "dd", "body");

    private final StringBuilder markup = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param element its name
     * @param attributes names and values in turn
     */
    @CanIgnoreReturnValue
    Html open(String element, String... attributes) {
        start(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    @CanIgnoreReturnValue
    Html close() {
        String element = open.pop();
        markup.append("</").append(element).append('>');
        endLineAfter(element);
        return this;
    }

    /** An element that HTML knows as always empty, such as {@code meta}. */
    @CanIgnoreReturnValue
    Html empty(String element, String... attributes) {
        start(element, attributes).append("/>");
        endLineAfter(element);
        return this;
    }

    /** An element with nothing but text. */
    @CanIgnoreReturnValue
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    @CanIgnoreReturnValue
    Html text(String text) {
        appendEscaped(text);
        return this;
    }

    /** Style sheets and scripts, which are ours and contain neither {@code <} nor {@code &}. */
    @CanIgnoreReturnValue
    Html verbatim(String element, String source) {
        if (source.contains("<") || source.contains("&") || source.contains("]]>")) {
            throw new IllegalArgumentException(
                    "a " + element + " must contain no '<', no '&' and no ']]>'");
        }
        open(element);
        markup.append('\n').append(source);
        return close();
    }

    /** The whole document; everything must be closed. */
    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements are still open, innermost first: " + open);
        }
        return markup.toString();
    }

    private StringBuilder start(String element, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "attributes must be names and values in turn, length=" + attributes.length);
        }
        markup.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            markup.append(' ').append(attributes[i]).append("=\"");
            appendEscaped(attributes[i + 1]);
            markup.append('"');
        }
        return markup;
    }

    private void endLineAfter(String element) {
        if (ENDS_A_LINE.contains(element)) {
            markup.append('\n');
        }
    }

    private void appendEscaped(String text) {
        text.codePoints().forEach(this::appendEscaped);
    }

    private void appendEscaped(int c) {
        switch (c) {
            case '<' -> markup.append("&lt;");
            case '>' -> markup.append("&gt;");
            case '&' -> markup.append("&amp;");
            case '"' -> markup.append("&quot;");
            case '\'' -> markup.append("&#39;");
            case '\n' -> markup.append('\n');
            case '\t' -> markup.append('\t');
            default -> markup.appendCodePoint(visible(c));
        }
    }

    // Control characters have pictures of their own; half pairs and non-characters do not.
    private static int visible(int c) {
        if (c < 0x20) {
            return 0x2400 + c;
        }
        boolean control = c >= 0x7f && c <= 0x9f;
        boolean halfPair = c >= 0xd800 && c <= 0xdfff;
        boolean nonCharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        return control || halfPair || nonCharacter ? 0xfffd : c;
    }
}
