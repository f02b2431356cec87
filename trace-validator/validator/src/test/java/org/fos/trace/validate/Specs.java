package org.fos.trace.validate;

import java.nio.file.Path;

/** Where the tests' specifications and traces are. */
final class Specs {
    static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();
    static final SpecLocation LOCATION = SpecLocation.in(RESOURCES.resolve("specs"));

    private Specs() {}

    static Path traces(String verdict) {
        return RESOURCES.resolve("traces").resolve(verdict);
    }
}
