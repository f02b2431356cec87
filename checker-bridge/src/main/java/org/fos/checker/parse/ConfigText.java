package org.fos.checker.parse;

import org.fos.checker.value.BoolValue;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.List;
import java.util.Optional;

/** Writes a configuration as TLC reads it. */
final class ConfigText {
    private final StringBuilder text = new StringBuilder();

    private ConfigText() {}

    /** Whether TLC can read the value in a configuration. */
    static boolean canBeWritten(Value value) {
        return switch (value) {
            case BoolValue bool -> true;
            case IntValue integer ->
                    integer.number().signum() >= 0 && integer.number().bitLength() < Integer.SIZE;
            case StringValue string ->
                    string.text().chars().noneMatch(c -> "\"\\\r\n\t\f".indexOf(c) >= 0);
            case ModelValue model -> !isKeyword(model.name());
            case SetValue set -> set.elements().stream().allMatch(ConfigText::canBeWritten);
            case FunctionValue function -> false;
        };
    }

    /** Whether a word begins a statement, so that it can name nothing. */
    static boolean isKeyword(String word) {
        for (int type = 1; type < TlcConfigLexer.TRUE; type++) {
            if (("'" + word + "'").equals(TlcConfigLexer.VOCABULARY.getLiteralName(type))) {
                return true;
            }
        }
        return false;
    }

    static String of(ModelConfig config) {
        ConfigText writer = new ConfigText();
        writer.one("SPECIFICATION", config.specification());
        writer.one("INIT", config.init());
        writer.one("NEXT", config.next());
        writer.many("CONSTANTS", config.constants());
        writer.many("INVARIANTS", config.invariants());
        writer.many("PROPERTIES", config.properties());
        writer.many("CONSTRAINTS", config.constraints());
        writer.many("ACTION_CONSTRAINTS", config.actionConstraints());
        writer.one("SYMMETRY", config.symmetry());
        writer.one("VIEW", config.view());
        writer.one("CHECK_DEADLOCK", config.checkDeadlock().map(b -> b ? "TRUE" : "FALSE"));
        return writer.text.toString();
    }

    private void one(String keyword, Optional<String> name) {
        name.ifPresent(n -> text.append(keyword).append(' ').append(n).append('\n'));
    }

    private void many(String keyword, List<?> items) {
        if (!items.isEmpty()) {
            text.append(keyword).append('\n');
            items.forEach(item -> text.append("    ").append(item).append('\n'));
        }
    }
}
