package org.fos.experiments.conformance;

import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.NearMisses;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.Scenario;
import org.fos.machine.MachineFile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine and the workload that a run's settings name. */
public final class RunInputs {
    private RunInputs() {}

    /** Complains if there is no machine or workload of the settings' names, and no file. */
    public static void require(RunSettings settings) {
        requireNameOrFile("machine", settings.machine(), MachineFile.names());
        Scenario scenario = settings.scenario();
        String workload = settings.workload();
        if (scenario.takesWorkloadFiles()) {
            requireNameOrFile("workload", workload, scenario.workloads());
        } else if (!scenario.workloads().contains(workload)) {
            throw new BadInputException(
                    NearMisses.message("workload", workload, scenario.workloads()));
        }
    }

    private static void requireNameOrFile(String kind, String name, List<String> names) {
        if (!names.contains(name) && !Files.isReadable(Path.of(name))) {
            throw new BadInputException(
                    NearMisses.message(kind, name, names) + "; and there is no such file");
        }
        if (!names.contains(name) && Files.isDirectory(Path.of(name))) {
            throw new BadInputException(name + ": a folder; expected a " + kind + " file");
        }
    }
}
