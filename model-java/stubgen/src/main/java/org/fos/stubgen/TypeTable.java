package org.fos.stubgen;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.fos.stubgen.CHeaderParser.AttributeContext;
import org.fos.stubgen.CHeaderParser.BaseTypeContext;
import org.fos.stubgen.CHeaderParser.PointerContext;
import org.fos.stubgen.CHeaderParser.QualifierContext;
import org.fos.stubgen.CHeaderParser.TypeContext;
import org.fos.stubgen.CType.Base;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types that a header may name at a point: built-in ones, typedefs and structs before it. */
final class TypeTable {
    /** By their words in alphabetical order, {@code int} and an idle {@code signed} left out. */
    private static final Map<String, Base> BUILT_IN =
            Map.ofEntries(
                    Map.entry("void", new Base.Nothing()),
                    Map.entry("_Bool", new Base.Plain(Scalar.BOOL)),
                    Map.entry("char", new Base.Char()),
                    Map.entry("char signed", new Base.Plain(Scalar.INT8)),
                    Map.entry("char unsigned", new Base.Plain(Scalar.UINT8)),
                    Map.entry("short", new Base.Plain(Scalar.INT16)),
                    Map.entry("short unsigned", new Base.Plain(Scalar.UINT16)),
                    Map.entry("", new Base.Plain(Scalar.INT32)),
                    Map.entry("unsigned", new Base.Plain(Scalar.UINT32)),
                    Map.entry("long", new Base.Plain(Scalar.INT64)),
                    Map.entry("long unsigned", new Base.Plain(Scalar.UINT64)),
                    Map.entry("long long", new Base.Plain(Scalar.INT64)),
                    Map.entry("long long unsigned", new Base.Plain(Scalar.UINT64)));

    /** What the standard headers declare. */
    private static final Map<String, Scalar> STANDARD =
            Map.ofEntries(
                    Map.entry("bool", Scalar.BOOL),
                    Map.entry("int8_t", Scalar.INT8),
                    Map.entry("int16_t", Scalar.INT16),
                    Map.entry("int32_t", Scalar.INT32),
                    Map.entry("int64_t", Scalar.INT64),
                    Map.entry("uint8_t", Scalar.UINT8),
                    Map.entry("uint16_t", Scalar.UINT16),
                    Map.entry("uint32_t", Scalar.UINT32),
                    Map.entry("uint64_t", Scalar.UINT64),
                    Map.entry("size_t", Scalar.UINT64),
                    Map.entry("ssize_t", Scalar.INT64));

    private final Diagnostics diagnostics;
    private final Map<String, CType> typedefs = new HashMap<>();
    private final Map<String, Base> structs = new HashMap<>();

    TypeTable(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        STANDARD.forEach((name, scalar) -> typedefs.put(name, CType.of(new Base.Plain(scalar))));
    }

    /** Records a typedef; with a serializer its pointers, if any, are the serializer's affair. */
    void typedef(Token name, TypeContext type, Optional<WireType.Serialized> serializer) {
        Optional<CType> resolved =
                serializer.isPresent()
                        ? serializer.map(custom -> CType.of(new Base.Custom(custom)))
                        : resolve(type);
        resolved.ifPresent(
                known -> {
                    CType before = typedefs.putIfAbsent(name.getText(), known);
                    if (before != null && !before.equals(known)) {
                        diagnostics.report(
                                name,
                                "a second typedef of " + name.getText(),
                                "one type for each name");
                    }
                });
    }

    /** Records a struct; declaring it again without a serializer changes nothing. */
    void struct(String name, Optional<WireType.Serialized> serializer) {
        if (serializer.isPresent()) {
            structs.put(name, new Base.Custom(serializer.get()));
        } else {
            structs.putIfAbsent(name, new Base.Opaque("struct " + name));
        }
    }

    /** The type with typedefs resolved, or empty and an error reported if it is not known. */
    Optional<CType> resolve(TypeContext type) {
        return base(type.baseType())
                .map(
                        base ->
                                new CType(
                                        base.base(),
                                        base.pointers() + type.pointer().size(),
                                        base.pointers() == 0 ? isConst(type) : base.constTarget()));
    }

    /** The attributes that stand anywhere within a type. */
    static List<AttributeContext> attributes(TypeContext type) {
        Stream<AttributeContext> inQualifiers =
                Stream.concat(
                                type.qualifier().stream(),
                                type.pointer().stream()
                                        .map(PointerContext::qualifier)
                                        .flatMap(List::stream))
                        .flatMap(qualifier -> Stream.ofNullable(qualifier.attribute()));
        return Stream.concat(type.baseType().attribute().stream(), inQualifiers).toList();
    }

    private static boolean isConst(TypeContext type) {
        return type.qualifier().stream().map(QualifierContext::Const).anyMatch(c -> c != null);
    }

    private Optional<CType> base(BaseTypeContext type) {
        if (!type.Builtin().isEmpty()) {
            return builtIn(type);
        }
        String name = type.Identifier().getText();
        if (type.Struct() != null) {
            return Optional.of(
                    CType.of(structs.getOrDefault(name, new Base.Opaque("struct " + name))));
        }
        CType known = typedefs.get(name);
        if (known == null) {
            diagnostics.report(
                    type.getStart(),
                    "unknown type '" + name + "'",
                    "a built-in type, one of <stdint.h>, or a typedef before this line");
        }
        return Optional.ofNullable(known);
    }

    private Optional<CType> builtIn(BaseTypeContext type) {
        List<String> words = type.Builtin().stream().map(TerminalNode::getText).toList();
        boolean isChar = words.contains("char");
        String key =
                words.stream()
                        .filter(word -> isChar || !(word.equals("int") || word.equals("signed")))
                        .sorted()
                        .collect(Collectors.joining(" "));
        Base base = BUILT_IN.get(key);
        if (base == null) {
            diagnostics.report(
                    type.getStart(),
                    "'" + String.join(" ", words) + "'",
                    "void, bool, char or an integer type");
            return Optional.empty();
        }
        return Optional.of(CType.of(base));
    }
}
