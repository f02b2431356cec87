package org.fos.experiments.models;

import org.fos.checker.manifest.Model;
import org.fos.checker.manifest.ModelKind;
import org.fos.checker.tlc.ProgressListener;
import org.fos.checker.tlc.TlcPool;
import org.fos.checker.tlc.TlcRun;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.console.Parallel;
import org.fos.experiments.console.Progressing;
import org.fos.experiments.console.TextTable;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Checks many models, as many at a time as there are processors. One search thread each: small
 * models gain more from company than from a second thread.
 */
public final class ModelRuns {
    private static final long TEMPORAL = 20;

    private final Console console;

    public ModelRuns(Console console) {
        this.console = console;
    }

    /** Checks models, and gives what they came to in their order. */
    public List<CheckedModel> check(List<Model> models, Function<Model, TlcRun> how) {
        List<Model> ordered = longestFirst(models);
        Map<Model, CheckedModel> results = new LinkedHashMap<>();
        try (TlcPool pool = new TlcPool();
                Progressing progressing = new Progressing(console, "models", models.size())) {
            Parallel.map(ordered, model -> checkOne(model, pool, how.apply(model), progressing))
                    .forEach(checked -> results.put(checked.model(), checked));
        }
        return models.stream().map(model -> Objects.requireNonNull(results.get(model))).toList();
    }

    /** So that no long model is left for the end, when the other processors have nothing to do. */
    private static List<Model> longestFirst(List<Model> models) {
        return models.stream()
                .sorted(Comparator.comparingLong(ModelRuns::weight).reversed())
                .toList();
    }

    /** TLC spends far more on a state where there are temporal properties. */
    private static long weight(Model model) {
        long states = model.expected().generated().orElse(0);
        return model.kind() == ModelKind.LIVENESS ? TEMPORAL * states : states;
    }

    private static CheckedModel checkOne(
            Model model, TlcPool pool, TlcRun run, Progressing progressing) {
        TlcRun alone = run.withWorkers(1);
        Checked checked = new Checked(alone, pool.check(alone, ProgressListener.NONE));
        progressing.step(model.name());
        return CheckedModel.of(model, checked);
    }

    /** The worst of all: bad input, then violated, then undecided, then holds. */
    public static int exitStatus(Collection<CheckedModel> checked) {
        List<Integer> statuses = checked.stream().map(CheckedModel::exitStatus).toList();
        for (int status :
                new int[] {ExitStatus.BAD_INPUT, ExitStatus.VIOLATED, ExitStatus.UNDECIDED}) {
            if (statuses.contains(status)) {
                return status;
            }
        }
        return checked.isEmpty() ? ExitStatus.UNDECIDED : ExitStatus.HOLDS;
    }

    /** The word for an exit status. */
    public static String verdict(int status) {
        return switch (status) {
            case ExitStatus.HOLDS -> "holds";
            case ExitStatus.VIOLATED -> "violated";
            case ExitStatus.BAD_INPUT -> "invalid";
            default -> "undecided";
        };
    }

    /** One row for each model, and a line for each thing that is not as it should be. */
    public static String table(Collection<CheckedModel> checked) {
        TextTable table = new TextTable("MODEL", "KIND", "RESULT", "EXPECTED", "STATES", "SECONDS");
        checked.forEach(one -> one.addTo(table));
        StringBuilder text = new StringBuilder(table.toString());
        for (CheckedModel one : checked) {
            one.differences().forEach(d -> text.append(one.model().name() + ": " + d + "\n"));
            one.checked()
                    .reason()
                    .ifPresent(r -> text.append(one.model().name() + ": " + r + "\n"));
        }
        return text.toString();
    }
}
