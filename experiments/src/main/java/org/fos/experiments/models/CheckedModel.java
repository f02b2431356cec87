package org.fos.experiments.models;

import com.google.common.collect.ImmutableList;

import org.fos.checker.manifest.Difference;
import org.fos.checker.manifest.Model;
import org.fos.checker.manifest.ModelCheck;
import org.fos.checker.tlc.Statistics;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.console.TextTable;

import java.util.LinkedHashMap;
import java.util.Map;

/** A model of the project, what checking it came to, and how that differs from what it must. */
public record CheckedModel(Model model, Checked checked, ImmutableList<Difference> differences) {

    public static CheckedModel of(Model model, Checked checked) {
        return new CheckedModel(
                model,
                checked,
                ImmutableList.copyOf(ModelCheck.compare(model.expected(), checked.result())));
    }

    /** 0 if all is as the manifest says, 1 if not, 3 if nobody knows; 2 if it is no model. */
    public int exitStatus() {
        int status = checked.exitStatus();
        if (status == ExitStatus.BAD_INPUT || status == ExitStatus.UNDECIDED) {
            return status;
        }
        return differences.isEmpty() ? ExitStatus.HOLDS : ExitStatus.VIOLATED;
    }

    public double seconds() {
        return checked.seconds();
    }

    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", model.name());
        json.put("kind", model.kind().toString());
        json.put("asExpected", exitStatus() == ExitStatus.HOLDS);
        json.put("differences", differences.stream().map(Object::toString).toList());
        json.putAll(checked.toJson());
        return json;
    }

    /** Adds a row to a table made by {@link ModelRuns#table}. */
    void addTo(TextTable table) {
        table.row(
                model.name(),
                model.kind().toString(),
                checked.property().map(p -> "violated: " + p).orElse(checked.verdict()),
                exitStatus() == ExitStatus.HOLDS ? "yes" : "NO",
                checked.statistics().map(Statistics::distinct).map("%,d"::formatted).orElse("-"),
                "%.1f".formatted(seconds()));
    }
}
