package org.fos.checker.tlc.inprocess;

import util.UniqueString;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables of a specification, and how their values are read. */
final class TlcVariables {
    private final Map<String, UniqueString> names = new LinkedHashMap<>();
    private final TlcValues values;

    TlcVariables(List<String> order, TlcValues values) {
        order.forEach(name -> names.put(name, UniqueString.uniqueStringOf(name)));
        this.values = values;
    }

    List<String> order() {
        return List.copyOf(names.keySet());
    }

    /** The variables' names as TLC has them, in the order of their declaration. */
    Collection<UniqueString> names() {
        return names.values();
    }

    TlcValues values() {
        return values;
    }

    UniqueString name(String variable) {
        UniqueString name = names.get(variable);
        if (name == null) {
            throw new IllegalArgumentException(
                    "no such variable, variable=%s variables=%s"
                            .formatted(variable, names.keySet()));
        }
        return name;
    }
}
