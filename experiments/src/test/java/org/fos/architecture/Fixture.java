package org.fos.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources that break a rule, so that the rule can be seen to notice. */
final class Fixture {
    private static final Pattern NAME =
            Pattern.compile(
                    "package ([\\w.]+);.*?(?:class|record|interface) (\\w+)", Pattern.DOTALL);

    private Fixture() {}

    /** Compiles the given sources, one top-level class each, into a folder. */
    static JavaClasses compile(Path folder, String... sources) {
        try {
            run(folder, write(folder, sources));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ClassFileImporter().importPath(folder);
    }

    private static List<Path> write(Path folder, String... sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Matcher name = NAME.matcher(source);
            if (!name.find()) {
                throw new IllegalArgumentException("no package and class in: " + source);
            }
            Path file = folder.resolve(name.group(1).replace('.', '/'), name.group(2) + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source));
        }
        return files;
    }

    private static void run(Path folder, List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-cp", folder.toString(), "-d", folder.toString());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled =
                    compiler.getTask(
                                    messages,
                                    manager,
                                    null,
                                    options,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files))
                            .call();
            if (!compiled) {
                throw new IllegalArgumentException("a fixture does not compile: " + messages);
            }
        }
    }
}
