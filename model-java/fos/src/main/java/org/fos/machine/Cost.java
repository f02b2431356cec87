package org.fos.machine;

/**
 * One number of a machine file, with where it comes from.
 *
 * @param value at least 0
 * @param unit such as {@code cycles}
 * @param source a publication or data set; {@code assumption} where there is none
 */
public record Cost(double value, String unit, String source) {
    /** Returns whether nothing but an assumption stands behind the number. */
    public boolean isAssumption() {
        return source.startsWith("assumption");
    }

    /** Returns the value in whole cycles, rounded up. */
    public long cycles() {
        return (long) Math.ceil(value);
    }

    /**
     * Returns what so many units cost, in whole cycles, rounded up.
     *
     * @param count at least 0
     */
    public long cycles(long count) {
        return (long) Math.ceil(value * count);
    }
}
