package org.fos.checker.tlc.inprocess;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names under which TLC knows model values. TLC takes a name like {@code a_1} for a model value
 * of type {@code a} and refuses to compare it with other types; such names are given another form.
 */
final class ModelNames {
    private final Map<String, String> originals = new HashMap<>();
    private final Set<String> kept = new HashSet<>();

    /** Keeps a name as it is, since a configuration file uses it. */
    void keep(String name) {
        kept.add(name);
    }

    String inTlc(String name) {
        String own = kept.contains(name) || isPlain(name) ? name : "Model_" + name;
        if (!own.equals(name)) {
            originals.put(own, name);
        }
        return own;
    }

    String original(String inTlc) {
        return originals.getOrDefault(inTlc, inTlc);
    }

    private static boolean isPlain(String name) {
        return Character.isLetter(name.charAt(0)) && (name.length() < 2 || name.charAt(1) != '_');
    }
}
