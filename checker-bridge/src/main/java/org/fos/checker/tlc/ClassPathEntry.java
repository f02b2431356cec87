package org.fos.checker.tlc;

import java.io.FileNotFoundException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;

/** Where on this class path a class lies, for the class path of another JVM. */
final class ClassPathEntry {
    private ClassPathEntry() {}

    /**
     * The jar or directory.
     *
     * @throws FileNotFoundException if there is no such class
     */
    static Path of(String className) throws FileNotFoundException {
        String file = className.replace('.', '/') + ".class";
        URL url = ClassPathEntry.class.getClassLoader().getResource(file);
        return Optional.ofNullable(url)
                .flatMap(found -> of(found.toString(), file))
                .orElseThrow(
                        () ->
                                new FileNotFoundException(
                                        "no TLC on the class path; name a tla2tools.jar"));
    }

    private static Optional<Path> of(String place, String file) {
        int inJar = place.indexOf("!/");
        if (place.startsWith("jar:file:") && inJar > 0) {
            return Optional.of(Path.of(URI.create(place.substring(4, inJar))));
        }
        if (place.startsWith("file:") && place.endsWith(file)) {
            String root = place.substring(0, place.length() - file.length());
            return Optional.of(Path.of(URI.create(root)));
        }
        return Optional.empty();
    }
}
