package org.fos.experiments.command;

import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.console.NearMisses;
import org.fos.experiments.console.UndecidedException;
import org.fos.experiments.models.ModelRuns;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The {@code fos} command. Exit status: 0 it holds; 1 violated, rejected or survived; 2 bad input
 * or usage; 3 undecided.
 */
@Command(
        name = "fos",
        mixinStandardHelpOptions = true,
        versionProvider = Fos.Version.class,
        description = "The reference model of MIT's factored operating system, with its verifier.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:it holds, or is accepted",
            "1:violated, rejected, survived, or not identical",
            "2:bad input or usage; the message says where, and what was expected",
            "3:undecided: time, memory or a bound ran out, or something failed"
        })
public final class Fos implements Runnable {
    private static final String OUT_OF_MEMORY =
            "out of memory; ask for less, or give the JVM more: JDK_JAVA_OPTIONS=-Xmx8g ./fos …";

    @Spec private CommandSpec spec = CommandSpec.create();

    /** Creates the command; its options are set by the parser. */
    public Fos() {}

    /**
     * Runs one command line and ends the JVM with its exit status.
     *
     * @param arguments the command line, without the program's name
     */
    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /** Runs one command line and gives its exit status. */
    static int run(Console console, String... arguments) {
        boolean json = Arrays.asList(arguments).contains("--json");
        try {
            return commandLine(console, json).execute(arguments);
        } catch (OutOfMemoryError e) {
            return failed(console, json, OUT_OF_MEMORY);
        } catch (StackOverflowError e) {
            return failed(console, json, "internal fault: the stack is too small: " + e);
        } catch (LinkageError | AssertionError e) {
            return failed(console, json, "internal fault: " + e);
        }
    }

    private static CommandLine commandLine(Console console, boolean json) {
        return new CommandLine(new Fos())
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new RunCommand(console))
                .addSubcommand(new ReplayCommand(console))
                .addSubcommand(new ValidateCommand(console))
                .addSubcommand(new ConvertCommand(console))
                .addSubcommand(new MutantsCommand(console))
                .addSubcommand(new BenchmarkCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(console.out())
                .setErr(console.err())
                .setParameterExceptionHandler(
                        (e, args) -> {
                            String text = usage(e);
                            console.complain(text);
                            String command = e.getCommandLine().getCommandSpec().qualifiedName();
                            console.err().println("Try '" + command + " --help'.");
                            return ended(console, json, ExitStatus.BAD_INPUT, text);
                        })
                .setExecutionExceptionHandler(
                        (e, line, result) -> {
                            String text = describe(e);
                            if (!(e instanceof BadInputException)) {
                                return failed(console, json, text);
                            }
                            console.complain(text);
                            return ended(console, json, ExitStatus.BAD_INPUT, text);
                        });
    }

    private static int failed(Console console, boolean json, String reason) {
        console.complain(reason);
        return ended(console, json, ExitStatus.UNDECIDED, reason);
    }

    private static int ended(Console console, boolean json, int status, String reason) {
        if (json) {
            Map<String, String> object = new LinkedHashMap<>();
            object.put("verdict", ModelRuns.verdict(status));
            object.put("reason", reason);
            console.json(object);
        }
        console.err().flush();
        return status;
    }

    private static String usage(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            CommandLine line = e.getCommandLine();
            String got = unmatched.getUnmatched().getFirst();
            if (got.startsWith("-")) {
                return NearMisses.message(
                        "option", got, line.getCommandSpec().optionsMap().keySet());
            }
            if (!line.getSubcommands().isEmpty()) {
                return NearMisses.message("command", got, line.getSubcommands().keySet());
            }
        }
        return String.valueOf(e.getMessage());
    }

    private static String describe(Exception e) {
        boolean expected = e instanceof BadInputException || e instanceof UndecidedException;
        return expected ? String.valueOf(e.getMessage()) : "internal fault: " + e;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no command given; available: "
                        + String.join(", ", spec.commandLine().getSubcommands().keySet()));
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
