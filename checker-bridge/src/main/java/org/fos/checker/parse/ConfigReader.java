package org.fos.checker.parse;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the statements of a configuration. */
final class ConfigReader {
    private static final BigInteger GREATEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private final List<ConstantBinding> constants = new ArrayList<>();
    private final Set<String> bound = new HashSet<>();
    private final List<String> invariants = new ArrayList<>();
    private final List<String> properties = new ArrayList<>();
    private final List<String> constraints = new ArrayList<>();
    private final List<String> actionConstraints = new ArrayList<>();
    private @Nullable String specification;
    private @Nullable String init;
    private @Nullable String next;
    private @Nullable String symmetry;
    private @Nullable String view;
    private @Nullable Boolean checkDeadlock;

    private ConfigReader() {}

    static ModelConfig read(TlcConfigParser.ConfigContext config) {
        ConfigReader reader = new ConfigReader();
        config.statement().forEach(reader::statement);
        return new ModelConfig(
                reader.constants,
                Optional.ofNullable(reader.specification),
                Optional.ofNullable(reader.init),
                Optional.ofNullable(reader.next),
                reader.invariants,
                reader.properties,
                reader.constraints,
                reader.actionConstraints,
                Optional.ofNullable(reader.symmetry),
                Optional.ofNullable(reader.view),
                Optional.ofNullable(reader.checkDeadlock));
    }

    private void statement(TlcConfigParser.StatementContext context) {
        switch (context) {
            case TlcConfigParser.ConstantsContext c -> c.binding().forEach(this::binding);
            case TlcConfigParser.InvariantsContext c -> addAll(invariants, c.NAME());
            case TlcConfigParser.PropertiesContext c -> addAll(properties, c.NAME());
            case TlcConfigParser.ConstraintsContext c -> addAll(constraints, c.NAME());
            case TlcConfigParser.ActionConstraintsContext c -> addAll(actionConstraints, c.NAME());
            case TlcConfigParser.SpecificationContext c ->
                    specification = once(specification, name(c.NAME()), c.getStart());
            case TlcConfigParser.InitContext c -> init = once(init, name(c.NAME()), c.getStart());
            case TlcConfigParser.NextContext c -> next = once(next, name(c.NAME()), c.getStart());
            case TlcConfigParser.SymmetryContext c ->
                    symmetry = once(symmetry, name(c.NAME()), c.getStart());
            case TlcConfigParser.ViewContext c -> view = once(view, name(c.NAME()), c.getStart());
            case TlcConfigParser.CheckDeadlockContext c ->
                    checkDeadlock = once(checkDeadlock, c.TRUE() != null, c.getStart());
            default -> throw new IllegalStateException("unknown statement, " + context.getText());
        }
    }

    private static <T> T once(@Nullable T before, T now, Token keyword) {
        if (before != null) {
            throw new Syntax.Rejected(keyword, keyword.getText() + " only once");
        }
        return now;
    }

    private static String name(TerminalNode node) {
        return node.getText();
    }

    private static void addAll(List<String> names, List<TerminalNode> nodes) {
        nodes.forEach(node -> names.add(node.getText()));
    }

    private void binding(TlcConfigParser.BindingContext context) {
        String name = context.NAME().getText();
        ConstantBinding binding =
                switch (context.bound()) {
                    case TlcConfigParser.AssignmentContext a ->
                            new ConstantBinding.Assignment(
                                    name,
                                    Optional.ofNullable(a.NAME()).map(TerminalNode::getText),
                                    value(a.value()));
                    case TlcConfigParser.SubstitutionContext s -> substitution(name, s.NAME());
                    default -> throw new IllegalStateException("unknown, " + context.getText());
                };
        String key = name + binding.module().map(m -> "[" + m + "]").orElse("");
        if (!bound.add(key)) {
            throw new Syntax.Rejected(context.getStart(), "each constant only once");
        }
        constants.add(binding);
    }

    private static ConstantBinding substitution(String name, List<TerminalNode> names) {
        Optional<String> module =
                names.size() == 2 ? Optional.of(names.getFirst().getText()) : Optional.empty();
        return new ConstantBinding.Substitution(name, module, names.getLast().getText());
    }

    private static Value value(TlcConfigParser.ValueContext context) {
        return switch (context) {
            case TlcConfigParser.NumberContext number -> integer(number.NUMBER().getSymbol());
            case TlcConfigParser.BooleanContext bool -> Values.bool(bool.TRUE() != null);
            case TlcConfigParser.StringContext string -> string(string.STRING().getSymbol());
            case TlcConfigParser.ModelValueContext model -> model(model.NAME().getSymbol());
            case TlcConfigParser.SetContext set ->
                    Values.set(set.value().stream().map(ConfigReader::value).toList());
            default -> throw new IllegalStateException("unknown value, " + context.getText());
        };
    }

    private static Value integer(Token token) {
        BigInteger number = new BigInteger(token.getText());
        if (number.compareTo(GREATEST) > 0) {
            throw new Syntax.Rejected(token, "a number of at most " + GREATEST);
        }
        return Values.integer(number);
    }

    private static Value string(Token quoted) {
        Value value = Values.string(quoted.getText().substring(1, quoted.getText().length() - 1));
        if (!ConfigText.canBeWritten(value)) {
            throw new Syntax.Rejected(quoted, "a string without tabs and form feeds");
        }
        return value;
    }

    private static Value model(Token name) {
        if (!ModelValue.isName(name.getText())) {
            throw new Syntax.Rejected(name, "a value, or an identifier as a model value");
        }
        return Values.model(name.getText());
    }
}
