package org.fos.checker.tlc;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Runs TLC on the specifications among the test resources. */
final class TlcFixture {
    /** A small heap and a quick start: these models are tiny. */
    private static final String[] FLAGS = {
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UseParallelGC"
    };

    private final Path directory;

    TlcFixture(Path directory) {
        this.directory = directory;
    }

    /** Where runs keep their files. */
    Path build() {
        return directory.resolve("build");
    }

    /** A run of a specification with its own configuration. */
    TlcRun run(String module, String config) throws IOException {
        Path file = Files.createTempFile(directory, module, ".cfg");
        Files.writeString(file, config);
        return run(module, file);
    }

    TlcRun run(String module, Path config) {
        return TlcRun.of(resource(module + ".tla"), config, build())
                .withHeapMebibytes(256)
                .withJvmFlags(FLAGS);
    }

    CheckResult check(String module, String config) throws IOException {
        return Tlc.check(run(module, config), ProgressListener.NONE);
    }

    <R extends CheckResult> R expect(Class<R> type, String module, String config)
            throws IOException {
        return assertInstanceOf(type, check(module, config));
    }

    static Path resource(String name) {
        URL url = TlcFixture.class.getResource("/specs/" + name);
        try {
            return Path.of(Objects.requireNonNull(url, name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
