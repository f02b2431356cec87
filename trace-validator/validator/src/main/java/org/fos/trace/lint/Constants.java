package org.fos.trace.lint;

import org.fos.checker.parse.ConstantBinding;
import org.fos.checker.parse.ModelConfig;
import org.fos.checker.parse.SyntaxException;
import org.fos.trace.format.Header;

import java.io.IOException;
import java.nio.file.Path;

/** Holds a header's constants against a configuration file, over which they win. */
final class Constants {
    private Constants() {}

    static void check(String file, Header header, Path config, Remarks remarks) {
        ModelConfig read;
        try {
            read = ModelConfig.read(config);
        } catch (SyntaxException | IOException e) {
            return; // Whoever loads the specification says what is wrong with it.
        }
        for (ConstantBinding binding : read.constants()) {
            switch (binding) {
                case ConstantBinding.Assignment(String name, var module, var value) ->
                        compare(file, header, name, value.toString(), config, remarks);
                case ConstantBinding.Substitution(String name, var module, String operator) ->
                        compare(file, header, name, operator, config, remarks);
            }
        }
    }

    private static void compare(
            String file, Header header, String name, String is, Path config, Remarks remarks) {
        var given = header.constants().get(name);
        if (given != null && !given.toString().equals(is)) {
            remarks.warn(
                    file,
                    1,
                    "constant %s is %s here and %s in %s"
                            .formatted(name, given, is, config.getFileName()),
                    "the header wins; make them agree, or leave one out");
        }
    }
}
