package org.fos.checker.parse;

import com.google.common.collect.ImmutableList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a TLC configuration file says. Statements of the same kind are joined in their order.
 *
 * @param checkDeadlock empty if the file does not say; TLC then checks
 */
public record ModelConfig(
        List<ConstantBinding> constants,
        Optional<String> specification,
        Optional<String> init,
        Optional<String> next,
        List<String> invariants,
        List<String> properties,
        List<String> constraints,
        List<String> actionConstraints,
        Optional<String> symmetry,
        Optional<String> view,
        Optional<Boolean> checkDeadlock) {

    /** A configuration that says nothing. */
    public static final ModelConfig EMPTY =
            new ModelConfig(
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public ModelConfig {
        constants = ImmutableList.copyOf(constants);
        invariants = ImmutableList.copyOf(invariants);
        properties = ImmutableList.copyOf(properties);
        constraints = ImmutableList.copyOf(constraints);
        actionConstraints = ImmutableList.copyOf(actionConstraints);
    }

    /**
     * Reads a configuration.
     *
     * @param source where the text is from, for error messages
     * @throws SyntaxException if TLC would not read it, or would read it but not as it looks: a
     *     constant bound twice, an escape in a string
     */
    public static ModelConfig parse(String source, String text) throws SyntaxException {
        return new Syntax(source)
                .parse(
                        text,
                        TlcConfigLexer::new,
                        TlcConfigParser::new,
                        parser -> ConfigReader.read(parser.config()));
    }

    /**
     * Reads a configuration file (UTF-8).
     *
     * @throws SyntaxException if TLC would not read it
     * @throws IOException if the file cannot be read
     */
    public static ModelConfig read(Path file) throws SyntaxException, IOException {
        return parse(file.toString(), Files.readString(file));
    }

    /** The configuration as TLC reads it; reading it back gives an equal one. */
    public String toText() {
        return ConfigText.of(this);
    }

    /** The same with only these invariants and temporal properties. */
    public ModelConfig checking(List<String> onlyInvariants, List<String> onlyProperties) {
        return new ModelConfig(
                constants,
                specification,
                init,
                next,
                onlyInvariants,
                onlyProperties,
                constraints,
                actionConstraints,
                symmetry,
                view,
                checkDeadlock);
    }
}
