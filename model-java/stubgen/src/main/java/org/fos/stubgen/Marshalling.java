package org.fos.stubgen;

import java.util.List;

/** How the generated code names a type, and writes and reads a value of it. */
final class Marshalling {
    private final JavaFile file;

    Marshalling(JavaFile file) {
        this.file = file;
    }

    String javaType(WireType type) {
        return switch (type) {
            case WireType.Numeric(Scalar scalar) -> scalar.javaType();
            case WireType.Text() -> "String";
            case WireType.Array(Scalar element) -> element.arrayType();
            case WireType.Serialized(_, String javaType) -> file.type(javaType);
        };
    }

    String boxedType(WireType type) {
        return type instanceof WireType.Numeric(Scalar scalar)
                ? scalar.boxedType()
                : javaType(type);
    }

    /** {@code int count}, {@code String key}, … */
    List<String> declarations(List<Parameter> parameters) {
        return parameters.stream().map(p -> javaType(p.type()) + " " + p.name()).toList();
    }

    String write(String writer, Parameter parameter) {
        String value = parameter.name() + "()";
        String call =
                switch (parameter.type()) {
                    case WireType.Numeric(Scalar scalar) -> scalar.method() + "(" + value + ")";
                    case WireType.Text() -> "string(" + value + ")";
                    case WireType.Array(Scalar element) ->
                            element.arrayMethod() + "(" + value + ")";
                    case WireType.Serialized(String serializer, _) ->
                            "value(" + value + ", " + file.type(serializer) + ".INSTANCE)";
                };
        return writer + "." + call + ";";
    }

    String read(String reader, WireType type) {
        String call =
                switch (type) {
                    case WireType.Numeric(Scalar scalar) -> scalar.method() + "()";
                    case WireType.Text() -> "string()";
                    case WireType.Array(Scalar element) -> element.arrayMethod() + "()";
                    case WireType.Serialized(String serializer, _) ->
                            "value(" + file.type(serializer) + ".INSTANCE)";
                };
        return reader + "." + call;
    }
}
