package org.fos.lib.message;

/** Top, then bottom. */
public enum FractionSerializer implements Serializer<Fraction> {
    INSTANCE;

    @Override
    public void write(MessageWriter writer, Fraction value) {
        writer.int64(value.top()).int64(value.bottom());
    }

    @Override
    public Fraction read(MessageReader reader) {
        return new Fraction(reader.int64(), reader.int64());
    }
}
