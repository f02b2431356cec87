package org.fos.experiments.command;

import com.google.common.collect.ImmutableList;

import org.fos.checker.manifest.Family;
import org.fos.checker.manifest.Model;
import org.fos.checker.manifest.ModelCheck;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.ProgressListener;
import org.fos.checker.tlc.Tlc;
import org.fos.checker.tlc.TlcRun;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.console.Parallel;
import org.fos.experiments.console.Progressing;
import org.fos.experiments.engine.Engine;
import org.fos.experiments.models.Checked;
import org.fos.experiments.models.CheckedModel;
import org.fos.experiments.models.CheckpointStore;
import org.fos.experiments.models.ModelRuns;
import org.fos.experiments.models.Models;
import org.fos.experiments.models.Sampling;
import org.fos.experiments.models.SamplingReader;
import org.fos.experiments.models.Seeds;
import org.fos.trace.report.ExplanationText;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** Checks one model, ours by name or anybody's by path, or all of ours. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Model-checks a specification, with TLC or with the compiled engine.",
            "Without an argument it lists the project's models."
        })
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "SPEC|FILE.tla",
            arity = "0..1",
            description = "A model or family of the project by name, or a module by its path.")
    private @Nullable String spec;

    @Option(
            names = "--config",
            paramLabel = "FILE.cfg",
            description = "The configuration; beside the module, with its name, if not given.")
    private @Nullable Path config;

    @Option(
            names = "--engine",
            paramLabel = "tlc|compiled",
            description =
                    "What checks: TLC, whose word counts, or the specification compiled to run"
                            + " inside this process. If not given TLC, but for models that the"
                            + " manifest says are beyond its patience.")
    private @Nullable Engine wanted;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads that search; the manifest says if not given, else 1.")
    private @Nullable Integer workers;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Give up after so long; then the verdict is undecided.")
    private @Nullable Integer timeoutSeconds;

    @Option(
            names = "--all",
            description = "All everyday models of the project and its temporal ones.")
    private boolean all;

    @Option(
            names = "--resume",
            description = "Go on with a search of this model that was interrupted.")
    private boolean resume;

    @Mixin private SimulationOptions simulation = new SimulationOptions();

    @Option(
            names = "--merge",
            arity = "1..*",
            paramLabel = "RESULT.json",
            description = "Add up what jobs of --simulate --json printed, wherever they ran.")
    private List<Path> results = List.of();

    @Mixin private JsonOption json = new JsonOption();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        requirePositive("--workers", workers);
        requirePositive("--timeout", timeoutSeconds);
        if (!results.isEmpty()) {
            return print(SamplingReader.merged(results), "");
        }
        if (all) {
            if (spec != null || config != null) {
                throw new BadInputException(
                        "--all checks the project's models; leave out the spec and --config");
            }
            return checkAll(Models.of(console).all());
        }
        if (spec == null) {
            return list();
        }
        if (spec.endsWith(".tla")) {
            return checkOne(anybodys(Path.of(spec)), Optional.empty());
        }
        Models models = Models.of(console);
        Optional<Family> family = models.family(spec);
        if (family.isPresent()) {
            return checkAll(family.get().models());
        }
        Model model = models.named(spec);
        return checkOne(ours(model), Optional.of(model));
    }

    private Engine engine(Optional<Model> model) {
        if (wanted != null) {
            return wanted;
        }
        return model.isPresent() && model.get().compiled() && !simulation.wanted() && !resume
                ? Engine.COMPILED
                : Engine.TLC;
    }

    private int checkOne(TlcRun run, Optional<Model> model) {
        Engine engine = engine(model);
        if (engine != Engine.TLC) {
            if (simulation.wanted() || resume) {
                throw new BadInputException(
                        "--simulate and --resume are TLC's; leave out --engine " + engine.word());
            }
            return print(new Checked(run, engine, check(engine, run, model)), model);
        }
        return simulation.wanted()
                ? sample(run)
                : print(search(run, model).withNamedSteps(), model);
    }

    /** Long searches save themselves, so that an interrupt costs minutes and no more. */
    private Checked search(TlcRun run, Optional<Model> model) {
        try (CheckpointStore checkpoints = new CheckpointStore(console, run)) {
            TlcRun saving = resume ? checkpoints.resuming(run) : checkpoints.saving(run);
            Checked checked = new Checked(run, check(Engine.TLC, saving, model));
            if (checked.exitStatus() != ExitStatus.UNDECIDED) {
                checkpoints.ended();
            }
            return checked;
        }
    }

    /** One job for each seed. */
    private int sample(TlcRun run) {
        TlcRun one = run.withWorkers(1).withCoverage().withSimulation(simulation.ofOneSeed());
        Seeds seeds = simulation.seeds();
        List<Long> work = LongStream.rangeClosed(seeds.first(), seeds.last()).boxed().toList();
        Map<Long, String> texts = new ConcurrentHashMap<>();
        try (Progressing progressing = new Progressing(console, "seeds", work.size())) {
            Sampling sum =
                    Parallel.map(
                                    work,
                                    seed -> {
                                        TlcRun job = one.withSeed(seed);
                                        Checked checked =
                                                new Checked(
                                                        job, Tlc.check(job, ProgressListener.NONE));
                                        texts.put(seed, checked.text());
                                        progressing.step("seed " + seed);
                                        return Sampling.of(seed, checked);
                                    })
                            .stream()
                            .reduce(Sampling::plus)
                            .orElseThrow();
            return print(sum, texts.getOrDefault(sum.worst(), ""));
        }
    }

    private int print(Sampling sampling, String text) {
        if (json.wanted()) {
            console.json(sampling.toJson());
        } else {
            console.say((text + "\n" + sampling.text()).strip());
        }
        return sampling.exitStatus();
    }

    private int list() {
        Models models = Models.of(console);
        if (json.wanted()) {
            console.json(Map.of("specs", models.names()));
        } else {
            console.say(models.table().stripTrailing());
        }
        return ExitStatus.HOLDS;
    }

    private CheckResult check(Engine engine, TlcRun run, Optional<Model> model) {
        long most = model.map(m -> m.expected().distinct().orElse(-1)).orElse(-1L);
        String name = String.valueOf(run.config().getFileName());
        try (Progressing progressing = new Progressing(console, name, most)) {
            return engine.check(run, progress -> progressing.at(progress.distinct()));
        }
    }

    private int print(Checked checked, Optional<Model> model) {
        List<String> differences =
                model.map(m -> differences(m, checked.result())).orElse(ImmutableList.of());
        if (json.wanted()) {
            Map<String, Object> object = checked.toJson();
            checked.explanation()
                    .ifPresent(
                            why -> {
                                object.put("conjunct", why.finding().text());
                                object.put("conjunctAt", why.finding().at().toString());
                            });
            model.ifPresent(m -> object.put("differences", differences));
            console.json(object);
        } else {
            console.say(checked.text());
            checked.explanation()
                    .map(why -> ExplanationText.of("", why).stripTrailing())
                    .ifPresent(console::say);
            if (checked.reason().isEmpty()) {
                differences.forEach(d -> console.say("  not as the manifest says: " + d));
            }
        }
        if (json.wanted() && checked.exitStatus() == ExitStatus.BAD_INPUT) {
            checked.reason().ifPresent(console::complain);
        }
        return checked.exitStatus();
    }

    private int checkAll(List<Model> all) {
        List<Model> models = all.stream().filter(model -> model.kind().isEveryday()).toList();
        if (wanted != null && wanted != Engine.TLC) {
            throw new BadInputException(
                    "--engine %s checks one model at a time; name one".formatted(wanted.word()));
        }
        List<CheckedModel> checked = new ModelRuns(console).check(models, this::ours);
        int status = ModelRuns.exitStatus(checked);
        if (json.wanted()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("verdict", ModelRuns.verdict(status));
            object.put("seconds", checked.stream().mapToDouble(CheckedModel::seconds).sum());
            object.put("models", checked.stream().map(CheckedModel::toJson).toList());
            console.json(object);
        } else {
            console.say(ModelRuns.table(checked).stripTrailing());
        }
        return status;
    }

    private TlcRun ours(Model model) {
        if (config != null) {
            throw new BadInputException(
                    "--config: the model %s has its own; give %s by its path to use another"
                            .formatted(model.name(), model.module()));
        }
        return adjusted(model.run(console.scratch()));
    }

    private TlcRun anybodys(Path module) {
        require(module, "the module");
        Path chosen = config != null ? config : beside(module);
        require(chosen, "the configuration (name one with --config)");
        return adjusted(
                TlcRun.of(module.toAbsolutePath(), chosen.toAbsolutePath(), console.scratch()));
    }

    private TlcRun adjusted(TlcRun run) {
        TlcRun adjusted = workers != null ? run.withWorkers(workers) : run;
        return timeoutSeconds != null
                ? adjusted.withTimeout(Duration.ofSeconds(timeoutSeconds))
                : adjusted;
    }

    private static Path beside(Path module) {
        String name = String.valueOf(module.getFileName());
        return module.resolveSibling(name.substring(0, name.length() - "tla".length()) + "cfg");
    }

    private static void require(Path file, String what) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + ": there is no such file; expected " + what);
        }
    }

    private static void requirePositive(String option, @Nullable Integer number) {
        if (number != null && number < 1) {
            throw new BadInputException(option + " must be at least 1, got " + number);
        }
    }

    private static ImmutableList<String> differences(Model model, CheckResult result) {
        return ModelCheck.compare(model.expected(), result).stream()
                .map(Object::toString)
                .collect(ImmutableList.toImmutableList());
    }
}
