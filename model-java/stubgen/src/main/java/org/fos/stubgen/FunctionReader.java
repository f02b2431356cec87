package org.fos.stubgen;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.fos.stubgen.Annotation.Kind;
import org.fos.stubgen.Annotation.Place;
import org.fos.stubgen.CHeaderParser.AttributeContext;
import org.fos.stubgen.CHeaderParser.ParameterContext;
import org.fos.stubgen.CHeaderParser.PrototypeContext;
import org.fos.stubgen.CHeaderParser.TypedContext;
import org.fos.stubgen.CType.Base;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one prototype and checks what it says of its reply. */
final class FunctionReader {
    private final TypeTable types;
    private final Diagnostics diagnostics;
    private final ParameterReader parameterReader;

    FunctionReader(TypeTable types, Diagnostics diagnostics) {
        this.types = types;
        this.diagnostics = diagnostics;
        this.parameterReader = new ParameterReader(types, diagnostics);
    }

    /** The function, or empty and an error reported if its result cannot travel. */
    Optional<RemoteFunction> read(TypedContext context) {
        PrototypeContext prototype = context.prototype();
        List<AttributeContext> attributes = new ArrayList<>(TypeTable.attributes(context.type()));
        attributes.addAll(prototype.attribute());
        List<Annotation> annotations = Annotation.of(attributes, Place.FUNCTION, diagnostics);
        List<Parameter> parameters = parameterReader.read(parameters(prototype));
        Token name = prototype.Identifier().getSymbol();
        return types.resolve(context.type())
                .map(
                        type ->
                                SerializerAnnotation.among(annotations, diagnostics)
                                        .map(custom -> CType.of(new Base.Custom(custom)))
                                        .orElse(type))
                .map(
                        type -> {
                            Optional<WireType> result = result(name, type);
                            Optional<Annotation> oneway =
                                    annotations.stream()
                                            .filter(a -> a.kind() == Kind.ONEWAY)
                                            .findFirst();
                            RemoteFunction function =
                                    new RemoteFunction(
                                            JavaNames.method(name.getText()),
                                            spell(context),
                                            oneway.isPresent(),
                                            result,
                                            parameters);
                            oneway.ifPresent(
                                    annotation -> checkNothingReturns(annotation, function));
                            return function;
                        });
    }

    /** {@code (void)} is no parameter. */
    private static List<ParameterContext> parameters(PrototypeContext prototype) {
        List<ParameterContext> parameters = prototype.parameter();
        boolean onlyVoid = parameters.size() == 1 && parameters.getFirst().getText().equals("void");
        return onlyVoid ? List.of() : parameters;
    }

    private Optional<WireType> result(Token name, CType type) {
        if (WireTypes.isVoid(type)) {
            return Optional.empty();
        }
        Optional<WireType> result = WireTypes.returned(type);
        if (result.isEmpty()) {
            diagnostics.report(
                    name,
                    "'" + name.getText() + "' returning " + WireTypes.describe(type),
                    "void, a number, bool, a string or a type with a serializer");
        }
        return result;
    }

    private void checkNothingReturns(Annotation oneway, RemoteFunction function) {
        if (!function.reply().isEmpty()) {
            diagnostics.report(
                    oneway.at(),
                    "oneway on a function that returns '"
                            + function.reply().getFirst().name()
                            + "'",
                    "void and no out or in-out parameters");
        }
    }

    /** The prototype on one line, without attributes. */
    private static String spell(TypedContext context) {
        List<String> words = new ArrayList<>();
        collect(context, words);
        return String.join(" ", words.subList(0, words.size() - 1))
                .replaceAll(" ?([(\\[]) ?", "$1")
                .replaceAll(" ([),\\]])", "$1")
                .replaceAll("\\* ", "*");
    }

    private static void collect(ParseTree tree, List<String> words) {
        switch (tree) {
            case AttributeContext _ -> {}
            case TerminalNode terminal -> words.add(terminal.getText());
            case ParserRuleContext rule -> rule.children.forEach(child -> collect(child, words));
            default -> throw new IllegalArgumentException("not a part of a prototype: " + tree);
        }
    }
}
