package org.fos.stubgen;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The RPC stub generator's command line (report §4.3): {@code stubgen --package P --out DIR
 * HEADER...}. Exits with 0, or with 2 after naming every error of every header, and then has
 * written nothing.
 */
public final class Main {
    private static final String USAGE = "usage: stubgen --package P --out DIR HEADER...";
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    private record Arguments(String packageName, Path out, List<Path> headers) {}

    private Main() {}

    /** Runs the generator and exits with its status. */
    public static void main(String[] args) {
        System.exit(run(args, System.err));
    }

    /** Runs the generator, writes errors to {@code errors}, and returns the exit status. */
    static int run(String[] args, PrintStream errors) {
        Arguments arguments = parse(args, errors);
        if (arguments == null) {
            errors.println(USAGE);
            return 2;
        }
        Diagnostics diagnostics = new Diagnostics();
        try {
            Map<String, String> files =
                    StubGenerator.generate(
                            arguments.packageName(), arguments.headers(), diagnostics);
            if (!diagnostics.none()) {
                diagnostics.sorted().forEach(errors::println);
                return 2;
            }
            new OutputFolder(arguments.out(), arguments.packageName()).write(files);
            return 0;
        } catch (IOException e) {
            errors.println("stubgen: cannot read or write: " + e);
            return 2;
        }
    }

    private static @Nullable Arguments parse(String[] args, PrintStream errors) {
        String packageName = null;
        String out = null;
        List<Path> headers = new ArrayList<>();
        Iterator<String> rest = Arrays.asList(args).iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            boolean isOption = arg.startsWith("--");
            if (isOption && !rest.hasNext()) {
                errors.println("stubgen: got " + arg + " alone, expected a value after it");
                return null;
            }
            switch (arg) {
                case "--package" -> packageName = rest.next();
                case "--out" -> out = rest.next();
                default -> {
                    if (isOption) {
                        errors.println("stubgen: got " + arg + ", expected --package or --out");
                        return null;
                    }
                    headers.add(Path.of(arg));
                }
            }
        }
        if (packageName == null || out == null || headers.isEmpty()) {
            errors.println("stubgen: expected --package, --out and at least one header");
            return null;
        }
        if (!PACKAGE.matcher(packageName).matches()) {
            errors.println("stubgen: got --package " + packageName + ", expected a package's name");
            return null;
        }
        return new Arguments(packageName, Path.of(out), headers);
    }
}
