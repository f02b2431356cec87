package org.fos.stubgen;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.fos.stubgen.Annotation.Kind;
import org.fos.stubgen.Annotation.Place;
import org.fos.stubgen.CHeaderParser.AttributeContext;
import org.fos.stubgen.CHeaderParser.DeclarationContext;
import org.fos.stubgen.CHeaderParser.TypeDefinitionContext;
import org.fos.stubgen.CHeaderParser.TypedContext;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one header: the types it declares or includes, its service, the service's functions. */
final class HeaderReader {
    private static final Pattern SERVICE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern SERVICE_ID = Pattern.compile("[0-9]{1,9}");

    private record Named(String name, int id) {}

    private final String header;
    private final String fileName;
    private final Diagnostics diagnostics;
    private final TypeTable types;
    private final FunctionReader functionReader;
    private final List<RemoteFunction> functions = new ArrayList<>();
    private final Set<String> namesInJava = new HashSet<>();
    private Optional<Named> service = Optional.empty();
    private boolean serviceIsMeant;

    private HeaderReader(Path header, Diagnostics diagnostics) {
        this.header = header.toString();
        this.fileName = String.valueOf(header.getFileName());
        this.diagnostics = diagnostics;
        this.types = new TypeTable(diagnostics);
        this.functionReader = new FunctionReader(types, diagnostics);
    }

    /**
     * Reads {@code header}; the service is only worth using if no error was reported.
     *
     * @throws IOException if the header cannot be read
     */
    static Optional<Service> read(Path header, Diagnostics diagnostics) throws IOException {
        HeaderReader reader = new HeaderReader(header, diagnostics);
        List<Token> tokens = Preprocessor.tokens(header, diagnostics);
        new DeclarationParser(diagnostics).parse(tokens).forEach(reader::declaration);
        return reader.service();
    }

    private Optional<Service> service() {
        if (!serviceIsMeant) {
            diagnostics.report(
                    new Diagnostic(
                            header,
                            1,
                            1,
                            "a header without a service",
                            "gccxml(\"service(Name, id)\") on a typedef or struct in it"));
        }
        return service.map(named -> new Service(named.name(), named.id(), fileName, functions));
    }

    private void declaration(DeclarationContext declaration) {
        if (declaration.typeDefinition() != null) {
            typeDefinition(declaration.typeDefinition());
        } else if (declaration.typed().prototype() != null) {
            if (inThisHeader(declaration.getStart())) {
                function(declaration.typed());
            }
        } else {
            struct(declaration.typed());
        }
    }

    private boolean inThisHeader(Token token) {
        return token.getInputStream().getSourceName().equals(header);
    }

    private void typeDefinition(TypeDefinitionContext context) {
        List<AttributeContext> attributes = new ArrayList<>(TypeTable.attributes(context.type()));
        attributes.addAll(context.attribute());
        List<Annotation> annotations = Annotation.of(attributes, Place.TYPE, diagnostics);
        declareStruct(context.type(), Optional.empty());
        types.typedef(
                context.Identifier().getSymbol(),
                context.type(),
                SerializerAnnotation.among(annotations, diagnostics));
        annotations.forEach(this::service);
    }

    private void struct(TypedContext context) {
        List<Annotation> annotations =
                Annotation.of(TypeTable.attributes(context.type()), Place.TYPE, diagnostics);
        declareStruct(context.type(), SerializerAnnotation.among(annotations, diagnostics));
        annotations.forEach(this::service);
    }

    private void declareStruct(
            CHeaderParser.TypeContext type, Optional<WireType.Serialized> serializer) {
        TerminalNode name = type.baseType().Identifier();
        if (type.baseType().Struct() != null) {
            types.struct(name.getText(), serializer);
        }
    }

    private void service(Annotation annotation) {
        Token at = annotation.at();
        if (annotation.kind() != Kind.SERVICE || !inThisHeader(at)) {
            return;
        }
        String name = annotation.arguments().get(0);
        String id = annotation.arguments().get(1);
        if (serviceIsMeant) {
            diagnostics.report(at, "a second service", "one service for each header");
        } else if (!SERVICE_NAME.matcher(name).matches()) {
            diagnostics.report(at, "service name '" + name + "'", "a name such as ReplicatedStore");
        } else if (!SERVICE_ID.matcher(id).matches() || Integer.parseInt(id) > Service.MAX_ID) {
            diagnostics.report(at, "service id '" + id + "'", "a number in 0.." + Service.MAX_ID);
        } else {
            service = Optional.of(new Named(name, Integer.parseInt(id)));
        }
        serviceIsMeant = true;
    }

    private void function(TypedContext context) {
        Token name = context.prototype().Identifier().getSymbol();
        Optional<RemoteFunction> read = functionReader.read(context);
        read.ifPresent(
                function -> {
                    if (claim(name, function)) {
                        functions.add(function);
                    }
                });
        if (functions.size() > Service.MAX_FUNCTIONS) {
            diagnostics.report(
                    name,
                    "function number " + functions.size(),
                    "at most " + Service.MAX_FUNCTIONS + " functions in a service");
        }
    }

    /** Reserves the function's names in the generated classes: its own, its call's, its types'. */
    private boolean claim(Token name, RemoteFunction function) {
        if (namesInJava.contains(function.name() + "()")) {
            diagnostics.report(
                    name,
                    "a second function '" + function.name() + "'",
                    "a name of its own, also in Java's spelling");
            return false;
        }
        List<String> claimed =
                List.of(
                        function.name() + "()",
                        function.name() + "Call()",
                        function.requestConstant(),
                        function.replyConstant());
        boolean free =
                claimed.stream().noneMatch(namesInJava::contains)
                        && !function.requestConstant().equals(MessagesSource.SERVICE_ID);
        if (!free) {
            diagnostics.report(
                    name,
                    "function '" + function.name() + "'",
                    "a name that differs from other functions' by more than call or reply,"
                            + " and is not service_id");
        }
        namesInJava.addAll(claimed);
        return free;
    }
}
