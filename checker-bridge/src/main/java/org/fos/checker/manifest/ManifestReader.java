package org.fos.checker.manifest;

import com.google.common.collect.ImmutableSet;

import org.fos.checker.manifest.Layer.Refines;
import org.fos.checker.parse.SyntaxException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Turns the JSON of a manifest into families and models, and complains of what cannot be meant. */
final class ManifestReader {
    private static final int MOST_WORKERS = 1024;
    private static final ImmutableSet<String> FAMILY_FIELDS =
            ImmutableSet.of("family", "directory", "libraries", "ladder", "excuses", "models");
    private static final ImmutableSet<String> LAYER_FIELDS =
            ImmutableSet.of("module", "what", "refines");
    private static final ImmutableSet<String> REFINES_FIELDS =
            ImmutableSet.of("module", "property");
    private static final ImmutableSet<String> EXCUSE_FIELDS =
            ImmutableSet.of("from", "subject", "reason");
    private static final ImmutableSet<String> MODEL_FIELDS =
            ImmutableSet.of(
                    "name",
                    "module",
                    "config",
                    "kind",
                    "expect",
                    "property",
                    "of",
                    "distinct",
                    "generated",
                    "depth",
                    "seconds",
                    "heapMiB",
                    "workers",
                    "engine",
                    "what");

    private final Path root;
    private final Set<String> families = new HashSet<>();
    private final Set<String> models = new HashSet<>();

    ManifestReader(Path root) {
        this.root = root;
    }

    Manifest read(Json json) throws SyntaxException {
        List<Family> read = new ArrayList<>();
        for (Json family : json.isArray() ? json.elements() : List.of(json)) {
            read.add(family(family));
        }
        return new Manifest(read);
    }

    private Family family(Json json) throws SyntaxException {
        json.checkFields(FAMILY_FIELDS);
        Json nameField = json.required("family");
        String name = nameField.text();
        if (!families.add(name)) {
            throw nameField.expected("each family only once");
        }
        Optional<Json> directoryField = json.field("directory");
        Path directory = directory(directoryField.orElse(nameField));
        List<Path> libraries = new ArrayList<>();
        Optional<Json> libraryField = json.field("libraries");
        if (libraryField.isPresent()) {
            for (Json library : libraryField.get().elements()) {
                libraries.add(directory(library));
            }
        }
        List<Layer> ladder = new ArrayList<>();
        Optional<Json> ladderField = json.field("ladder");
        if (ladderField.isPresent()) {
            for (Json layer : ladderField.get().elements()) {
                ladder.add(layer(directory, layer));
            }
        }
        List<Excuse> excuses = new ArrayList<>();
        Optional<Json> excusesField = json.field("excuses");
        if (excusesField.isPresent()) {
            for (Json excuse : excusesField.get().elements()) {
                excuses.add(excuse(excuse));
            }
        }
        List<Model> read = new ArrayList<>();
        for (Json model : json.required("models").elements()) {
            read.add(model(name, directory, libraries, model));
        }
        return new Family(name, directory, ladder, excuses, read);
    }

    private static Layer layer(Path directory, Json json) throws SyntaxException {
        json.checkFields(LAYER_FIELDS);
        String module = module(directory, json.required("module"));
        Optional<Json> refines = json.field("refines");
        return new Layer(
                module,
                json.required("what").text(),
                refines.isPresent()
                        ? Optional.of(refines(directory, module, refines.get()))
                        : Optional.empty());
    }

    private static Refines refines(Path directory, String module, Json json)
            throws SyntaxException {
        json.checkFields(REFINES_FIELDS);
        Optional<Json> elsewhere = json.field("module");
        return new Refines(
                elsewhere.isPresent() ? module(directory, elsewhere.get()) : module,
                json.required("property").text());
    }

    private static String module(Path directory, Json json) throws SyntaxException {
        if (!Files.isRegularFile(directory.resolve(json.text() + ".tla"))) {
            throw json.expected("the name of a module in " + directory);
        }
        return json.text();
    }

    private static Excuse excuse(Json json) throws SyntaxException {
        json.checkFields(EXCUSE_FIELDS);
        return new Excuse(
                json.required("from").oneOf(Excuse.Rule.class),
                json.required("subject").text(),
                json.required("reason").text());
    }

    private Path directory(Json json) throws SyntaxException {
        Path directory = root.resolve(json.text()).normalize();
        if (!Files.isDirectory(directory)) {
            throw json.expected("the name of a directory (there is no " + directory + ")");
        }
        return directory;
    }

    private Model model(String family, Path directory, List<Path> libraries, Json json)
            throws SyntaxException {
        json.checkFields(MODEL_FIELDS);
        Json name = json.required("name");
        if (!models.add(name.text())) {
            throw name.expected("each model only once");
        }
        ModelKind kind = json.required("kind").oneOf(ModelKind.class);
        Expectation expectation = expectation(kind, json);
        Optional<Json> of = json.field("of");
        if (of.isPresent() != (kind == ModelKind.MUTANT)) {
            throw json.expected("'of' with a mutant and only there");
        }
        Optional<Json> workers = json.field("workers");
        if (workers.isPresent() && workers.get().integer(1) > MOST_WORKERS) {
            throw workers.get().expected("at most " + MOST_WORKERS + " workers");
        }
        Optional<Json> engine = json.field("engine");
        return new Model(
                family,
                name.text(),
                file(directory, json.required("module"), ".tla"),
                file(directory, json.required("config"), ".cfg"),
                libraries,
                kind,
                expectation,
                of.isPresent() ? Optional.of(of.get().text()) : Optional.empty(),
                engine.isPresent() && isCompiled(engine.get()),
                number(json, "seconds"),
                number(json, "heapMiB"),
                workers.isPresent() ? (int) workers.get().integer(1) : 1,
                json.required("what").text());
    }

    private static boolean isCompiled(Json engine) throws SyntaxException {
        return switch (engine.text()) {
            case "compiled" -> true;
            case "tlc" -> false;
            default -> throw engine.expected("\"tlc\" or \"compiled\"");
        };
    }

    private static Path file(Path directory, Json json, String suffix) throws SyntaxException {
        Path file = directory.resolve(json.text()).normalize();
        if (!json.text().endsWith(suffix) || !Files.isRegularFile(file)) {
            throw json.expected("the name of a " + suffix + " file (there is no " + file + ")");
        }
        return file;
    }

    private static Expectation expectation(ModelKind kind, Json json) throws SyntaxException {
        Json expect = json.required("expect");
        Outcome outcome = expect.oneOf(Outcome.class);
        if (kind.isMeantToFail() && outcome == Outcome.HOLDS) {
            throw expect.expected("violated or deadlock, as it is a " + kind);
        }
        Optional<Json> property = json.field("property");
        if (property.isPresent() != (outcome == Outcome.VIOLATED)) {
            throw json.expected("'property' where 'expect' is violated and only there");
        }
        return new Expectation(
                outcome,
                property.isPresent() ? Optional.of(property.get().text()) : Optional.empty(),
                count(json, "distinct"),
                count(json, "generated"),
                count(json, "depth"));
    }

    private static OptionalLong count(Json json, String name) throws SyntaxException {
        Optional<Json> field = json.field(name);
        return field.isPresent() ? OptionalLong.of(field.get().integer(1)) : OptionalLong.empty();
    }

    private static OptionalDouble number(Json json, String name) throws SyntaxException {
        Optional<Json> field = json.field(name);
        return field.isPresent() ? OptionalDouble.of(field.get().number()) : OptionalDouble.empty();
    }
}
