package org.fos.stubgen;

/** C's integers and bool, with their Java types and the method that reads or writes each. */
enum Scalar {
    BOOL("bool", "boolean", "Boolean", "boolean[]", "bools"),
    INT8("int8", "byte", "Byte", "byte[]", "bytes"),
    INT16("int16", "short", "Short", "short[]", "int16s"),
    INT32("int32", "int", "Integer", "int[]", "int32s"),
    INT64("int64", "long", "Long", "long[]", "int64s"),
    UINT8("uint8", "int", "Integer", "byte[]", "bytes"),
    UINT16("uint16", "int", "Integer", "int[]", "uint16s"),
    UINT32("uint32", "long", "Long", "long[]", "uint32s"),
    UINT64("int64", "long", "Long", "long[]", "int64s");

    private final String method;
    private final String javaType;
    private final String boxedType;
    private final String arrayType;
    private final String arrayMethod;

    Scalar(String method, String javaType, String boxedType, String arrayType, String arrayMethod) {
        this.method = method;
        this.javaType = javaType;
        this.boxedType = boxedType;
        this.arrayType = arrayType;
        this.arrayMethod = arrayMethod;
    }

    /** The method of MessageWriter and MessageReader for one value. */
    String method() {
        return method;
    }

    String javaType() {
        return javaType;
    }

    String boxedType() {
        return boxedType;
    }

    String arrayType() {
        return arrayType;
    }

    /** The method of MessageWriter and MessageReader for an array. */
    String arrayMethod() {
        return arrayMethod;
    }
}
