package org.fos.stubgen;

import com.google.common.collect.ImmutableList;

import org.antlr.v4.runtime.Token;
import org.fos.stubgen.CHeaderParser.AttributeContext;
import org.fos.stubgen.CHeaderParser.AttributeItemContext;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One annotation: a string of {@code __attribute__((gccxml("…")))}.
 *
 * @param at the string
 */
record Annotation(Kind kind, List<String> arguments, Token at) {

    /** What an annotation can stand on. */
    enum Place {
        PARAMETER("a parameter"),
        FUNCTION("a function"),
        TYPE("a typedef or struct");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** The annotations there are. */
    enum Kind {
        IN("in", 0, 0, Place.PARAMETER),
        OUT("out", 0, 0, Place.PARAMETER),
        IN_OUT("in-out", 0, 0, Place.PARAMETER),
        LENGTH_OF("length-of", 1, 1, Place.PARAMETER),
        SERIALIZER("serializer", 1, 2, Place.PARAMETER, Place.FUNCTION, Place.TYPE),
        ONEWAY("oneway", 0, 0, Place.FUNCTION),
        SERVICE("service", 2, 2, Place.TYPE);

        private final String word;
        private final int minArguments;
        private final int maxArguments;
        private final ImmutableList<Place> places;

        Kind(String word, int minArguments, int maxArguments, Place... places) {
            this.word = word;
            this.minArguments = minArguments;
            this.maxArguments = maxArguments;
            this.places = ImmutableList.copyOf(places);
        }

        String usage() {
            return switch (this) {
                case LENGTH_OF -> "length-of(parameter)";
                case SERIALIZER ->
                        "serializer(package.TypeSerializer) or serializer(package.Class, JavaType)";
                case SERVICE -> "service(Name, id)";
                default -> word;
            };
        }

        private static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
        }
    }

    private static final Pattern SHAPE =
            Pattern.compile("\\s*([A-Za-z-]+)\\s*(?:\\(([^()]*)\\)\\s*)?");

    /**
     * Reads the annotations among {@code attributes}; those meant for a compiler are passed over.
     *
     * @param place what they stand on
     */
    static List<Annotation> of(
            List<AttributeContext> attributes, Place place, Diagnostics diagnostics) {
        List<Annotation> annotations = new ArrayList<>();
        for (AttributeContext attribute : attributes) {
            for (AttributeItemContext item : attribute.attributeItem()) {
                if (item.getStart().getText().equals("gccxml")) {
                    read(item, place, diagnostics, annotations);
                }
            }
        }
        return List.copyOf(annotations);
    }

    private static void read(
            AttributeItemContext item,
            Place place,
            Diagnostics diagnostics,
            List<Annotation> annotations) {
        if (item.arguments() == null || item.arguments().argument().isEmpty()) {
            diagnostics.report(item.getStart(), "gccxml alone", "gccxml(\"annotation\")");
            return;
        }
        List<Token> string = new ArrayList<>();
        for (CHeaderParser.ArgumentContext argument : item.arguments().argument()) {
            Token token = argument.getStart();
            if (token.getType() == CHeaderParser.String) {
                string.add(token);
            } else if (token.getText().equals(",")) {
                one(string, place, diagnostics)
                        .ifPresent(found -> add(found, annotations, diagnostics));
                string.clear();
            } else {
                diagnostics.report(token, "'" + token.getText() + "'", "a string");
            }
        }
        one(string, place, diagnostics).ifPresent(found -> add(found, annotations, diagnostics));
    }

    private static void add(
            Annotation found, List<Annotation> annotations, Diagnostics diagnostics) {
        if (annotations.stream().anyMatch(earlier -> earlier.kind == found.kind)) {
            diagnostics.report(
                    found.at, "a second \"" + found.kind.word + "\"", "each annotation once");
        } else {
            annotations.add(found);
        }
    }

    /** Reads one annotation; as everywhere in C, strings side by side are one string. */
    private static Optional<Annotation> one(
            List<Token> strings, Place place, Diagnostics diagnostics) {
        if (strings.isEmpty()) {
            return Optional.empty();
        }
        Token token = strings.getFirst();
        String text =
                strings.stream()
                        .map(Token::getText)
                        .map(part -> part.substring(1, part.length() - 1))
                        .collect(Collectors.joining());
        String quoted = '"' + text + '"';
        Matcher shape = SHAPE.matcher(text);
        Optional<Kind> kind = shape.matches() ? Kind.of(shape.group(1)) : Optional.empty();
        if (kind.isEmpty()) {
            diagnostics.report(token, quoted, "one of " + allowedOn(place));
            return Optional.empty();
        }
        if (!kind.get().places.contains(place)) {
            diagnostics.report(token, quoted + " on " + place, "one of " + allowedOn(place));
            return Optional.empty();
        }
        List<String> arguments = splitAtTopLevel(shape.group(2));
        if (arguments.size() < kind.get().minArguments
                || arguments.size() > kind.get().maxArguments) {
            diagnostics.report(token, quoted, kind.get().usage());
            return Optional.empty();
        }
        return Optional.of(new Annotation(kind.get(), arguments, token));
    }

    private static String allowedOn(Place place) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.places.contains(place))
                .map(kind -> kind.word)
                .collect(Collectors.joining(", "));
    }

    /** Splits at commas, but not at those between {@code <} and {@code >}. */
    private static List<String> splitAtTopLevel(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<') {
                depth++;
            } else if (c == '>') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return List.copyOf(parts);
    }
}
