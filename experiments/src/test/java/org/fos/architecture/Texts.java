package org.fos.architecture;

import org.fos.checker.tlc.Place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The modules of a folder, and what of their definitions is known to be evaluated: where TLC counts
 * all parts of an expression alike it lists none of them, neither those that stand in it nor the
 * bodies of the operators that it calls.
 */
final class Texts {
    private static final Pattern DEFINITION =
            Pattern.compile("^(?:LOCAL )?(\\w+)(?:\\([^)]*\\))?\\s*==.*");
    private static final Pattern EXTENDS =
            Pattern.compile("(?m)^EXTENDS\\s+(\\w+(?:\\s*,\\s*\\w+)*)");
    private static final Pattern NAME = Pattern.compile("\\w+");

    private final Map<String, List<String>> modules = new HashMap<>();
    private final Map<String, List<String>> extended = new HashMap<>();

    /** By the module's name, a dot, and the operator's. */
    private final Map<String, Place> definitions = new HashMap<>();

    private final Set<Place> whole = new LinkedHashSet<>();

    Texts(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".tla")).sorted().toList()) {
                read(file.getFileName().toString().replaceAll("\\.tla$", ""), file);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private void read(String module, Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        modules.put(module, lines);
        Matcher list = EXTENDS.matcher(String.join("\n", lines));
        extended.put(module, list.find() ? List.of(list.group(1).split("\\s*,\\s*")) : List.of());
        Optional<String> open = Optional.empty();
        int begin = 0;
        for (int i = 0; i <= lines.size(); i++) {
            String line = i < lines.size() ? lines.get(i) : "====";
            Matcher definition = DEFINITION.matcher(line);
            boolean begins = definition.matches();
            if (begins || line.matches("[-=]{4,}.*")) {
                int first = begin;
                int end = i;
                open.ifPresent(
                        name ->
                                definitions.put(
                                        module + "." + name,
                                        new Place(module, first + 1, 1, end, 1_000)));
                open = begins ? Optional.of(definition.group(1)) : Optional.empty();
                begin = i;
            }
        }
    }

    boolean has(String module) {
        return modules.containsKey(module);
    }

    /** All of these are evaluated, and all that they call. */
    void markWhole(Set<Place> places) {
        Deque<Place> open = new ArrayDeque<>(places);
        while (!open.isEmpty()) {
            Place place = open.remove();
            if (has(place.module()) && whole.add(place)) {
                Matcher names = NAME.matcher(text(place));
                while (names.find()) {
                    definition(place.module(), names.group()).ifPresent(open::add);
                }
            }
        }
    }

    /** What a name stands for in a module: its own definition, or one that it extends. */
    private Optional<Place> definition(String module, String name) {
        Place own = definitions.get(module + "." + name);
        return own != null
                ? Optional.of(own)
                : extended.getOrDefault(module, List.of()).stream()
                        .flatMap(other -> definition(other, name).stream())
                        .findFirst();
    }

    boolean isPartOfWhole(Place part) {
        return whole.stream().anyMatch(place -> contains(place, part));
    }

    private static boolean contains(Place all, Place part) {
        boolean begins =
                all.line() < part.line()
                        || (all.line() == part.line() && all.column() <= part.column());
        boolean ends =
                part.endLine() < all.endLine()
                        || (part.endLine() == all.endLine() && part.endColumn() <= all.endColumn());
        return all.module().equals(part.module()) && begins && ends;
    }

    /** The first line of a place, spaces made one. */
    String firstLine(Place place) {
        return text(place).lines().findFirst().orElse("").strip().replaceAll("\\s+", " ");
    }

    private String text(Place place) {
        List<String> lines = modules.getOrDefault(place.module(), List.of());
        StringBuilder text = new StringBuilder();
        for (int i = place.line(); i <= Math.min(place.endLine(), lines.size()); i++) {
            String line = lines.get(i - 1).replaceAll("\\\\\\*.*", "");
            int end =
                    i == place.endLine()
                            ? Math.min(place.endColumn(), line.length())
                            : line.length();
            int begin = i == place.line() ? Math.min(place.column() - 1, end) : 0;
            text.append(line, begin, end).append('\n');
        }
        return text.toString();
    }
}
