package org.fos.stubgen;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code serializer(…)}: which class, and which Java type it carries. */
final class SerializerAnnotation {
    private static final Pattern QUALIFIED =
            Pattern.compile("[a-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*\\.[A-Z][A-Za-z0-9_]*");
    private static final Pattern NAME_IN_TYPE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.<>,?\\[\\] ]+");
    private static final String SUFFIX = "Serializer";

    private SerializerAnnotation() {}

    /** The serializer among {@code annotations}, if there is one and it is well-formed. */
    static Optional<WireType.Serialized> among(
            List<Annotation> annotations, Diagnostics diagnostics) {
        return annotations.stream()
                .filter(annotation -> annotation.kind() == Annotation.Kind.SERIALIZER)
                .findFirst()
                .flatMap(annotation -> read(annotation, diagnostics));
    }

    private static Optional<WireType.Serialized> read(
            Annotation annotation, Diagnostics diagnostics) {
        String serializer = annotation.arguments().getFirst();
        if (!QUALIFIED.matcher(serializer).matches()) {
            diagnostics.report(
                    annotation.at(),
                    "'" + serializer + "'",
                    "the qualified name of a class, such as org.fos.store.EntrySerializer");
            return Optional.empty();
        }
        if (annotation.arguments().size() == 2) {
            return withType(serializer, annotation, diagnostics);
        }
        if (!serializer.endsWith(SUFFIX) || serializer.endsWith("." + SUFFIX)) {
            diagnostics.report(
                    annotation.at(),
                    "'" + serializer + "' alone",
                    "a class named TypeSerializer, or serializer(Class, JavaType)");
            return Optional.empty();
        }
        String type = serializer.substring(0, serializer.length() - SUFFIX.length());
        return Optional.of(new WireType.Serialized(serializer, type));
    }

    private static Optional<WireType.Serialized> withType(
            String serializer, Annotation annotation, Diagnostics diagnostics) {
        String type = annotation.arguments().get(1);
        boolean wellFormed =
                TYPE.matcher(type).matches()
                        && NAME_IN_TYPE
                                .matcher(type)
                                .results()
                                .allMatch(name -> isQualifiedOrJavaLang(name.group()));
        if (!wellFormed) {
            diagnostics.report(
                    annotation.at(),
                    "'" + type + "'",
                    "a Java type with qualified names, such as java.util.List<String>");
            return Optional.empty();
        }
        return Optional.of(new WireType.Serialized(serializer, type));
    }

    private static boolean isQualifiedOrJavaLang(String name) {
        if (QUALIFIED.matcher(name).matches()) {
            return true;
        }
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
