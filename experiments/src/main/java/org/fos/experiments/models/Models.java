package org.fos.experiments.models;

import com.google.common.collect.ImmutableList;

import org.fos.checker.manifest.Family;
import org.fos.checker.manifest.Manifest;
import org.fos.checker.manifest.Model;
import org.fos.checker.parse.SyntaxException;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.NearMisses;
import org.fos.experiments.console.TextTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The models of our own specifications, by name. */
public final class Models {
    private final Manifest manifest;

    private Models(Manifest manifest) {
        this.manifest = manifest;
    }

    /** Reads the manifest of the project. */
    public static Models of(Console console) {
        Path file = console.specs().resolve("manifest.json");
        if (!Files.exists(file)) {
            throw new BadInputException(
                    file + ": missing; the models of the project are listed there");
        }
        try {
            return new Models(Manifest.read(file));
        } catch (SyntaxException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** All models, in the manifest's order. */
    public ImmutableList<Model> all() {
        return ImmutableList.copyOf(manifest.models());
    }

    /** The families, in the manifest's order. */
    public ImmutableList<Family> families() {
        return ImmutableList.copyOf(manifest.families());
    }

    /** The family of a name. */
    public Optional<Family> family(String name) {
        return manifest.families().stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** The model of a name, or a complaint that offers others. */
    public Model named(String name) {
        return manifest.model(name)
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        NearMisses.message("model", name, names())
                                                + "; a file of your own ends in .tla"));
    }

    /** The names of all models. */
    public ImmutableList<String> names() {
        return all().stream().map(Model::name).collect(ImmutableList.toImmutableList());
    }

    /** One line for each model. */
    public String table() {
        TextTable table = new TextTable("MODEL", "KIND", "EXPECTED", "SECONDS", "WHAT");
        for (Model model : all()) {
            table.row(
                    model.name(),
                    model.kind().toString(),
                    model.expected().property().orElse(model.expected().outcome().toString()),
                    model.seconds().isPresent()
                            ? "%.1f".formatted(model.seconds().getAsDouble())
                            : "?",
                    model.what());
        }
        return table.toString();
    }
}
