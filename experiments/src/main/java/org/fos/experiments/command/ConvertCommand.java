package org.fos.experiments.command;

import org.fos.experiments.conformance.TraceConversion;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.console.UndecidedException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Writes a trace in its other form. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a trace in its other form: text or binary.",
            "Nothing is lost either way; what the trace says is not judged."
        })
final class ConvertCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "IN", description = "A trace, whatever its form.")
    private Path source = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "OUT",
            description = "A new file; compressed if its name ends in .zst.")
    private Path target = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "FORM",
            description = "ndjson or binary; else what OUT ends in, .ndjson or .fostrace, says.")
    private @Nullable Form form;

    @Mixin private JsonOption json = new JsonOption();

    /** A form of a trace. */
    enum Form {
        NDJSON,
        BINARY
    }

    ConvertCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Form to = form == null ? named() : form;
        TraceConversion.Converted converted;
        long before;
        long after;
        try {
            converted = TraceConversion.convert(source, target, to == Form.BINARY);
            before = Files.size(source);
            after = Files.size(target);
        } catch (IOException e) {
            throw new UndecidedException(source + ": cannot be converted: " + e.getMessage(), e);
        }
        String word = to.name().toLowerCase(Locale.ROOT);
        if (json.wanted()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("form", word);
            object.put("lines", converted.lines());
            object.put("whole", converted.isWhole());
            object.put("bytesBefore", before);
            object.put("bytesAfter", after);
            console.json(object);
        } else {
            console.say(
                    "%s  %s, %d lines, %d bytes for %d%s"
                            .formatted(
                                    target,
                                    word,
                                    converted.lines(),
                                    after,
                                    before,
                                    converted.isWhole() ? "" : "; its last line was cut"));
        }
        return ExitStatus.HOLDS;
    }

    private Form named() {
        String name = target.toString();
        String bare = name.endsWith(".zst") ? name.substring(0, name.length() - 4) : name;
        if (bare.endsWith(".fostrace")) {
            return Form.BINARY;
        }
        if (bare.endsWith(".ndjson")) {
            return Form.NDJSON;
        }
        throw new BadInputException(
                target
                        + ": the name does not say which form is wanted; end it in .ndjson or"
                        + " .fostrace, or in .zst after either, or give --to ndjson or --to"
                        + " binary");
    }
}
