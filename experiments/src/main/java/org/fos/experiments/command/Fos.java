package org.fos.experiments.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Objects;

/**
 * The {@code fos} command. Exit status: 0 it holds; 1 violated, rejected or survived; 2 bad input
 * or usage; 3 undecided.
 */
@Command(
        name = "fos",
        mixinStandardHelpOptions = true,
        versionProvider = Fos.Version.class,
        description = "The reference model of MIT's factored operating system, with its verifier.")
public final class Fos implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    /** Creates the command; its options are set by the parser. */
    public Fos() {}

    /**
     * Runs one command line and ends the JVM with its exit status.
     *
     * @param arguments the command line, without the program's name
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Fos()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    /** What {@code --version} prints: the version of the jar, and of the JVM that runs it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version =
                    Objects.requireNonNullElse(
                            Fos.class.getPackage().getImplementationVersion(), "unpackaged");
            return new String[] {"fos " + version, "JVM " + Runtime.version()};
        }
    }
}
