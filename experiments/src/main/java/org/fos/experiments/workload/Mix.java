package org.fos.experiments.workload;

import com.google.common.collect.ImmutableList;

import org.fos.experiments.workload.KeyPopularity.Uniform;
import org.fos.experiments.workload.KeyPopularity.Zipfian;

import java.util.List;
import java.util.Optional;

/**
 * What generated operations are like: how many of each kind, on which keys, of what size.
 *
 * @param name what the command line calls it
 * @param source where its numbers come from
 * @param readPercent reads among 100 operations
 * @param updatePercent updates among 100 operations
 * @param deletePercent deletes among 100 operations
 * @param keys how many keys there are, at least 1
 * @param popularity how often each key is asked for
 * @param valueBytes the size of a value in bytes, at least {@value #SMALLEST_VALUE_BYTES}
 */
public record Mix(
        String name,
        String source,
        int readPercent,
        int updatePercent,
        int deletePercent,
        int keys,
        KeyPopularity popularity,
        int valueBytes) {
    /** Room for the number that makes each value one of its own. */
    public static final int SMALLEST_VALUE_BYTES = 16;

    private static final String YCSB =
            "B. F. Cooper et al., Benchmarking cloud serving systems with YCSB, SoCC 2010, core"
                    + " workload ";
    private static final String OWN = "chosen here: ";

    /** "Update heavy": one half reads, one half updates. */
    public static final Mix YCSB_A = ycsb("ycsb-a", YCSB + "A", 50);

    /** "Read heavy": 5 % updates. */
    public static final Mix YCSB_B = ycsb("ycsb-b", YCSB + "B", 95);

    /** "Read only". */
    public static final Mix YCSB_C = ycsb("ycsb-c", YCSB + "C", 100);

    /** Keys come and go: YCSB's distribution, with deletes among the updates. */
    public static final Mix CHURN =
            new Mix(
                    "churn",
                    OWN + "YCSB's keys, and one operation in ten deletes",
                    50,
                    40,
                    10,
                    1000,
                    new Zipfian(0.99),
                    SMALLEST_VALUE_BYTES);

    /** Nearly all operations update one of a few keys: members that vote meet locked keys. */
    public static final Mix CONFLICT =
            new Mix(
                    "conflict",
                    OWN + "few keys and few reads, so that most updates meet another one",
                    10,
                    80,
                    10,
                    4,
                    new Uniform(),
                    SMALLEST_VALUE_BYTES);

    /** Creates a mix, and refuses percentages that are not of one hundred. */
    public Mix {
        boolean negative = readPercent < 0 || updatePercent < 0 || deletePercent < 0;
        if (negative || readPercent + updatePercent + deletePercent != 100) {
            throw new IllegalArgumentException(
                    String.format(
                            "percentages must add up to 100, read=%d update=%d delete=%d",
                            readPercent, updatePercent, deletePercent));
        }
        if (keys < 1) {
            throw new IllegalArgumentException("keys must be at least 1, keys=" + keys);
        }
        if (valueBytes < SMALLEST_VALUE_BYTES) {
            throw new IllegalArgumentException(
                    "valueBytes must be at least "
                            + SMALLEST_VALUE_BYTES
                            + ", valueBytes="
                            + valueBytes);
        }
    }

    // 1000 records of ten fields of 100 bytes each, chosen with the Zipfian constant 0.99.
    private static Mix ycsb(String name, String source, int readPercent) {
        return new Mix(
                name, source, readPercent, 100 - readPercent, 0, 1000, new Zipfian(0.99), 1000);
    }

    /** All mixes that have a name here. */
    public static List<Mix> all() {
        return ImmutableList.of(YCSB_A, YCSB_B, YCSB_C, CHURN, CONFLICT);
    }

    /** The mix of the given name, if there is one. */
    public static Optional<Mix> named(String name) {
        return all().stream().filter(mix -> mix.name().equals(name)).findFirst();
    }

    /** This mix on another number of keys. */
    public Mix withKeys(int newKeys) {
        return new Mix(
                name,
                source,
                readPercent,
                updatePercent,
                deletePercent,
                newKeys,
                popularity,
                valueBytes);
    }

    /** This mix with values of another size. */
    public Mix withValueBytes(int newValueBytes) {
        return new Mix(
                name,
                source,
                readPercent,
                updatePercent,
                deletePercent,
                keys,
                popularity,
                newValueBytes);
    }
}
