package org.fos.experiments.command;

import com.google.common.collect.ImmutableList;

import org.fos.checker.manifest.ModelKind;
import org.fos.checker.manifest.Outcome;
import org.fos.checker.tlc.Statistics;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.models.CheckedModel;
import org.fos.experiments.report.ModelRow;
import org.fos.experiments.report.MutantFate;
import org.fos.experiments.report.MutantPlace;
import org.fos.experiments.report.MutantRow;
import org.fos.experiments.report.RunRow;
import org.fos.experiments.report.Verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows of a report, from what was found. */
final class ReportRows {
    private ReportRows() {}

    /** The models that are no mutants. */
    static ImmutableList<ModelRow> models(List<CheckedModel> checked) {
        return checked.stream()
                .filter(one -> one.model().kind() != ModelKind.MUTANT)
                .map(ReportRows::model)
                .collect(ImmutableList.toImmutableList());
    }

    private static ModelRow model(CheckedModel one) {
        Optional<Statistics> statistics = one.checked().statistics();
        boolean holds = one.model().expected().outcome() == Outcome.HOLDS;
        return new ModelRow(
                one.model().name(),
                one.model().what(),
                one.model().kind().toString().toLowerCase(Locale.ROOT),
                holds ? Verdict.HOLDS : Verdict.VIOLATED,
                verdict(one.checked().exitStatus()),
                one.checked().property(),
                statistics.map(Statistics::distinct).orElse(0L),
                statistics.map(Statistics::generated).orElse(0L),
                statistics.map(found -> (int) found.depth()).orElse(0),
                one.seconds(),
                one.differences().stream()
                        .map(Object::toString)
                        .collect(ImmutableList.toImmutableList()));
    }

    /** The mutants among the models. */
    static ImmutableList<MutantRow> mutants(List<CheckedModel> checked) {
        return checked.stream()
                .filter(one -> one.model().kind() == ModelKind.MUTANT)
                .map(ReportRows::mutant)
                .collect(ImmutableList.toImmutableList());
    }

    private static MutantRow mutant(CheckedModel one) {
        MutantFate fate =
                switch (one.exitStatus()) {
                    case ExitStatus.HOLDS -> MutantFate.KILLED;
                    case ExitStatus.VIOLATED -> MutantFate.SURVIVED;
                    default -> MutantFate.UNDECIDED;
                };
        return new MutantRow(
                one.model().name(),
                MutantPlace.SPEC,
                one.model().what(),
                fate,
                one.checked().property(),
                one.checked().reason().orElse(""),
                one.seconds());
    }

    private static Verdict verdict(int status) {
        return switch (status) {
            case ExitStatus.HOLDS -> Verdict.HOLDS;
            case ExitStatus.VIOLATED -> Verdict.VIOLATED;
            default -> Verdict.UNDECIDED;
        };
    }

    static Map<String, Object> toJson(ModelRow row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", row.name());
        object.put("verdict", row.got().word());
        object.put("asExpected", row.verdict() == Verdict.HOLDS);
        object.put("property", row.property().orElse(""));
        object.put("distinctStates", row.distinct());
        object.put("generatedStates", row.generated());
        object.put("depth", row.depth());
        object.put("seconds", row.seconds());
        return object;
    }

    static Map<String, Object> toJson(RunRow row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("scenario", row.scenario());
        object.put("seed", row.seed());
        object.put("faults", row.faults());
        object.put("events", row.events());
        object.put("verdict", row.outcome().word());
        object.put("replay", row.replayCommand());
        return object;
    }

    static Map<String, Object> toJson(MutantRow row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", row.name());
        object.put("where", row.where().word());
        object.put("fate", row.fate().word());
        object.put("caughtBy", row.caughtBy().orElse(""));
        object.put("seconds", row.seconds());
        return object;
    }
}
