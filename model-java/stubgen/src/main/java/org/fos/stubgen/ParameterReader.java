package org.fos.stubgen;

import org.antlr.v4.runtime.Token;
import org.fos.stubgen.Annotation.Kind;
import org.fos.stubgen.CHeaderParser.AttributeContext;
import org.fos.stubgen.CHeaderParser.ParameterContext;
import org.fos.stubgen.CType.Base;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the parameters of one function and checks their annotations against their types. */
final class ParameterReader {
    private static final String A_DIRECTION = "gccxml(\"in\"), (\"out\") or (\"in-out\") on it";

    /** A parameter with its type resolved, before buffers are joined with their lengths. */
    private record Raw(
            Token name, CType type, List<Annotation> annotations, boolean hasFaultyAnnotation) {
        Optional<Annotation> annotation(Kind kind) {
            return annotations.stream().filter(a -> a.kind() == kind).findFirst();
        }

        boolean isPointer() {
            return type.pointers() > 0;
        }

        /** The annotated direction; a value without one travels in. */
        Optional<Direction> direction() {
            if (annotation(Kind.IN_OUT).isPresent()) {
                return Optional.of(Direction.IN_OUT);
            }
            if (annotation(Kind.OUT).isPresent()) {
                return Optional.of(Direction.OUT);
            }
            boolean in = annotation(Kind.IN).isPresent() || !isPointer();
            return in ? Optional.of(Direction.IN) : Optional.empty();
        }
    }

    private final TypeTable types;
    private final Diagnostics diagnostics;

    ParameterReader(TypeTable types, Diagnostics diagnostics) {
        this.types = types;
        this.diagnostics = diagnostics;
    }

    /** The parameters as Java sees them; those with errors are left out and the errors reported. */
    List<Parameter> read(List<ParameterContext> contexts) {
        Map<String, Raw> raws = new HashMap<>();
        List<Raw> inOrder = new ArrayList<>();
        for (ParameterContext context : contexts) {
            raw(context)
                    .ifPresent(
                            raw -> {
                                inOrder.add(raw);
                                raws.putIfAbsent(raw.name().getText(), raw);
                            });
        }
        Map<String, Raw> lengths = lengths(inOrder, raws);
        List<Parameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Raw raw : inOrder) {
            String name = JavaNames.parameter(raw.name().getText());
            if (!names.add(name)) {
                diagnostics.report(
                        raw.name(), "a second parameter '" + name + "'", "a name of its own");
            }
            if (raw.annotation(Kind.LENGTH_OF).isEmpty()) {
                boolean isBuffer = lengths.containsKey(raw.name().getText());
                directed(raw)
                        .flatMap(
                                direction ->
                                        wireType(raw, direction, isBuffer)
                                                .map(type -> new Parameter(name, direction, type)))
                        .ifPresent(parameters::add);
            }
        }
        return List.copyOf(parameters);
    }

    private Optional<Raw> raw(ParameterContext context) {
        List<AttributeContext> attributes = new ArrayList<>(TypeTable.attributes(context.type()));
        attributes.addAll(context.attribute());
        int errorsBefore = diagnostics.count();
        List<Annotation> annotations =
                Annotation.of(attributes, Annotation.Place.PARAMETER, diagnostics);
        boolean faulty = diagnostics.count() > errorsBefore;
        Optional<WireType.Serialized> serializer =
                SerializerAnnotation.among(annotations, diagnostics);
        Optional<CType> resolved = types.resolve(context.type());
        if (context.Identifier() == null) {
            diagnostics.report(context.getStart(), "a parameter without a name", "its name");
            return Optional.empty();
        }
        int brackets = context.array() == null ? 0 : 1;
        return resolved.map(
                type -> {
                    Base base = serializer.<Base>map(Base.Custom::new).orElse(type.base());
                    CType whole = new CType(base, type.pointers() + brackets, type.constTarget());
                    return new Raw(context.Identifier().getSymbol(), whole, annotations, faulty);
                });
    }

    /** The length parameters by the name of their buffer. */
    private Map<String, Raw> lengths(List<Raw> inOrder, Map<String, Raw> raws) {
        Map<String, Raw> lengths = new HashMap<>();
        for (Raw length : inOrder) {
            Optional<Annotation> annotation = length.annotation(Kind.LENGTH_OF);
            if (annotation.isEmpty()) {
                continue;
            }
            Token at = annotation.get().at();
            String bufferName = annotation.get().arguments().getFirst();
            Raw buffer = raws.get(bufferName);
            if (buffer == null || bufferName.equals(length.name().getText())) {
                diagnostics.report(
                        at, at.getText(), "length-of(…) with the name of another parameter");
                continue;
            }
            if (lengths.putIfAbsent(bufferName, length) != null) {
                diagnostics.report(
                        at, "a second length of '" + bufferName + "'", "one length for a buffer");
            }
            if (!isInteger(length.type())) {
                diagnostics.report(length.name(), "a length of another type", "an integer type");
            } else {
                checkLengthTravelsWith(length, buffer);
            }
        }
        return lengths;
    }

    private void checkLengthTravelsWith(Raw length, Raw buffer) {
        Optional<Direction> ofBuffer = buffer.direction();
        if (ofBuffer.isEmpty() || !buffer.isPointer()) {
            return;
        }
        if (ofBuffer.get().inReply() && !length.isPointer()) {
            diagnostics.report(
                    length.name(),
                    "a length by value for a buffer that comes back",
                    "a pointer, since the length comes back too");
        } else if (directed(length).filter(d -> d != ofBuffer.get()).isPresent()) {
            diagnostics.report(
                    length.name(),
                    "a length that travels another way than its buffer",
                    "the annotation of '" + buffer.name().getText() + "'");
        }
    }

    private static boolean isInteger(CType type) {
        return type.base() instanceof Base.Plain(Scalar scalar)
                && scalar != Scalar.BOOL
                && type.pointers() <= 1;
    }

    /** The direction of a parameter, or an error if it says none, several, or an impossible one. */
    private Optional<Direction> directed(Raw raw) {
        Token name = raw.name();
        List<Annotation> directions =
                raw.annotations().stream()
                        .filter(
                                a ->
                                        switch (a.kind()) {
                                            case IN, OUT, IN_OUT -> true;
                                            default -> false;
                                        })
                        .toList();
        if (directions.size() > 1) {
            Token second = directions.get(1).at();
            diagnostics.report(second, "a second direction " + second.getText(), "one of them");
            return Optional.empty();
        }
        Optional<Direction> direction = raw.direction();
        if (direction.isEmpty() && !raw.hasFaultyAnnotation()) {
            diagnostics.report(name, "pointer '" + name.getText() + "'", A_DIRECTION);
        }
        if (direction.isEmpty()) {
            return direction;
        }
        if (direction.get().inReply() && !raw.isPointer()) {
            Token at = directions.getFirst().at();
            diagnostics.report(
                    at, at.getText() + " on a parameter passed by value", "a pointer, or \"in\"");
            return Optional.empty();
        }
        if (direction.get().inReply() && raw.type().constTarget() && raw.type().pointers() == 1) {
            Token at = directions.getFirst().at();
            diagnostics.report(
                    at, at.getText() + " on a pointer to const", "a pointer without const");
            return Optional.empty();
        }
        return direction;
    }

    private Optional<WireType> wireType(Raw raw, Direction direction, boolean isBuffer) {
        Optional<WireType> type =
                isBuffer ? bufferType(raw.type()) : WireTypes.single(raw.type(), direction);
        if (type.isEmpty()) {
            String got = WireTypes.describe(raw.type());
            diagnostics.report(
                    raw.name(),
                    got + " '" + raw.name().getText() + "'",
                    isBuffer
                            ? "a pointer to integers, bool, char or void, since it has a length"
                            : WireTypes.advice(raw.type()));
        }
        return type;
    }

    private static Optional<WireType> bufferType(CType type) {
        return switch (type.base()) {
            case Base.Plain(Scalar scalar) when type.pointers() == 1 ->
                    Optional.of(new WireType.Array(scalar));
            case Base.Char() when type.pointers() == 1 ->
                    Optional.of(new WireType.Array(Scalar.INT8));
            case Base.Nothing() when type.pointers() == 1 ->
                    Optional.of(new WireType.Array(Scalar.UINT8));
            default -> Optional.empty();
        };
    }
}
