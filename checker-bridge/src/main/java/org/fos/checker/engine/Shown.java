package org.fos.checker.engine;

import org.fos.checker.value.Value;
import org.fos.checker.value.Values;

/** How values appear in messages. */
final class Shown {
    private static final int LONGEST = 200;
    private static final Value TRUE = Values.bool(true);
    private static final Value FALSE = Values.bool(false);

    private Shown() {}

    static String of(Value value) {
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    static Value truth(boolean truth) {
        return truth ? TRUE : FALSE;
    }
}
