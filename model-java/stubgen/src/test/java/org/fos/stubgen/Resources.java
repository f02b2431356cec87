package org.fos.stubgen;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** The headers and golden files of the tests. */
final class Resources {
    private Resources() {}

    /** A folder beside the test classes. */
    static Path folder(String name) {
        URL url = Objects.requireNonNull(Resources.class.getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a folder: " + url, e);
        }
    }

    /** A file's name without its last suffix. */
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }
}
