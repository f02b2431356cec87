package org.fos.trace.report;

import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

/** Values as a reader can take them in: what is very large is shown in part. */
final class ValueText {
    private static final int LONGEST = 320;

    private ValueText() {}

    /** The value, or of a large one its beginning and how much more there is. */
    static String of(Value value) {
        String text = value.toString();
        if (text.length() <= LONGEST) {
            return text;
        }
        return value instanceof SetValue set ? someOf(set) : text.substring(0, LONGEST - 3) + "...";
    }

    private static String someOf(SetValue set) {
        StringBuilder text = new StringBuilder("{");
        int shown = 0;
        while (shown < set.size() && text.length() < LONGEST) {
            String element = set.element(shown).toString();
            if (shown > 0 && text.length() + element.length() > LONGEST) {
                break;
            }
            text.append(cut(element)).append(", ");
            shown++;
        }
        return text.append("%d more}".formatted(set.size() - shown)).toString();
    }

    /** Text on one line, cut where it is too long to be read. */
    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }
}
