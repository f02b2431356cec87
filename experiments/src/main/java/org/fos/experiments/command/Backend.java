package org.fos.experiments.command;

import org.fos.experiments.conformance.HostShape;
import org.fos.experiments.conformance.RecordedRun;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.ScenarioRun;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a scenario runs. */
sealed interface Backend {
    /** The name on the command line and in what it prints. */
    String word();

    /**
     * Runs once.
     *
     * @param folder below which it is recorded; not if empty
     * @param traces to which is added what was recorded
     */
    ScenarioRun run(RunSettings settings, Optional<Path> folder, List<Path> traces);

    /** The simulated machine: everything follows from the settings. */
    record Simulated() implements Backend {
        static final String WORD = "simulated";

        @Override
        public String word() {
            return WORD;
        }

        @Override
        public ScenarioRun run(RunSettings settings, Optional<Path> folder, List<Path> traces) {
            if (folder.isEmpty()) {
                return RecordedRun.unrecorded(settings);
            }
            Path file = folder.get().resolve(RecordedRun.fileName(settings));
            ScenarioRun run = RecordedRun.into(file, settings);
            traces.add(file);
            return run;
        }
    }

    /** The machine at hand. */
    record Host(HostShape shape) implements Backend {
        static final String WORD = "host";

        @Override
        public String word() {
            return WORD;
        }

        @Override
        public ScenarioRun run(RunSettings settings, Optional<Path> folder, List<Path> traces) {
            if (folder.isEmpty()) {
                return RecordedRun.unrecorded(settings, shape);
            }
            Path files = folder.get().resolve(RecordedRun.folderName(settings));
            ScenarioRun run = RecordedRun.into(files, settings, shape);
            traces.add(files);
            return run;
        }
    }
}
