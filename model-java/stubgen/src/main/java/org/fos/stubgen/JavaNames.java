package org.fos.stubgen;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.SourceVersion;

/** C's names in Java's manner. */
final class JavaNames {
    private static final Pattern UNDERSCORE = Pattern.compile("_+(.)");

    /** Names that a parameter cannot have: it becomes a record's component and a method's. */
    private static final Set<String> TAKEN =
            Set.of(
                    "clone",
                    "finalize",
                    "getClass",
                    "hashCode",
                    "notify",
                    "notifyAll",
                    "toString",
                    "wait",
                    "encode",
                    "messageType",
                    "contents",
                    "to",
                    "from",
                    RemoteFunction.RESULT);

    private JavaNames() {}

    /** {@code lock_table} becomes {@code lockTable}. */
    static String method(String cName) {
        String name = camelCase(cName);
        return SourceVersion.isKeyword(name) ? name + "_" : name;
    }

    /** Like a method's, with an underscore appended to what would clash in the generated code. */
    static String parameter(String cName) {
        String name = camelCase(cName);
        return SourceVersion.isKeyword(name) || TAKEN.contains(name) ? name + "_" : name;
    }

    /** {@code lockTable} becomes {@code LOCK_TABLE}. */
    static String constant(String javaName) {
        return javaName.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    static String capitalized(String javaName) {
        return javaName.substring(0, 1).toUpperCase(Locale.ROOT) + javaName.substring(1);
    }

    private static String camelCase(String cName) {
        String stripped = cName.replaceAll("^_+|_+$", "");
        if (stripped.isEmpty() || Character.isDigit(stripped.charAt(0))) {
            return cName;
        }
        String start = stripped.substring(0, 1).toLowerCase(Locale.ROOT) + stripped.substring(1);
        return UNDERSCORE
                .matcher(start)
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
