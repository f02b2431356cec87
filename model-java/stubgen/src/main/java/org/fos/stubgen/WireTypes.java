package org.fos.stubgen;

import org.fos.stubgen.CType.Base;

import java.util.Optional;

/** Which C types can travel on their own, and as what. */
final class WireTypes {
    private WireTypes() {}

    /**
     * What a parameter that is not a buffer with a length becomes, or empty if it cannot travel.
     */
    static Optional<WireType> single(CType type, Direction direction) {
        int pointers = type.pointers();
        boolean pointerToString = pointers == 2 && direction.inReply();
        return switch (type.base()) {
            case Base.Plain(Scalar scalar) when pointers <= 1 ->
                    Optional.of(new WireType.Numeric(scalar));
            case Base.Char() when pointers == 0 -> Optional.of(new WireType.Numeric(Scalar.INT8));
            case Base.Char() when pointers == 1 || pointerToString ->
                    Optional.of(new WireType.Text());
            case Base.Custom(WireType.Serialized serialized) when pointers <= 2 ->
                    Optional.of(serialized);
            default -> Optional.empty();
        };
    }

    /** What a returned value becomes, or empty if it cannot travel. */
    static Optional<WireType> returned(CType type) {
        boolean pointerToNumber = type.base() instanceof Base.Plain && type.pointers() > 0;
        return pointerToNumber ? Optional.empty() : single(type, Direction.IN);
    }

    static boolean isVoid(CType type) {
        return type.base() instanceof Base.Nothing && type.pointers() == 0;
    }

    static String describe(CType type) {
        String base =
                switch (type.base()) {
                    case Base.Nothing() -> "void";
                    case Base.Char() -> "char";
                    case Base.Plain(Scalar scalar) -> scalar.method();
                    case Base.Opaque(String name) -> name;
                    case Base.Custom(WireType.Serialized serialized) -> serialized.javaType();
                };
        return "pointer to ".repeat(type.pointers()) + base;
    }

    static String advice(CType type) {
        return switch (type.base()) {
            case Base.Opaque(String name) -> "a serializer on " + name + " or on this parameter";
            case Base.Nothing() -> "a type; or a length-of(…) it, which makes it bytes";
            case Base.Plain(Scalar scalar) -> "at most one pointer to " + scalar.method();
            default -> "fewer pointers";
        };
    }
}
