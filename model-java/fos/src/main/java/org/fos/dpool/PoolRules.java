package org.fos.dpool;

/**
 * How a pool is run: the constants of {@code DPool}.
 *
 * @param scheme one of the six
 * @param home the member that holds everything, under {@link Scheme#CENTRAL_STORAGE}
 * @param block the most elements that one transfer moves, at least 1
 * @param low under {@link Scheme#BACKGROUND_PULL} a shard with fewer elements pulls, at least 0
 * @param high under both pushes a shard with more elements has a surplus, at least 0
 * @param gap with estimation a push goes to who has this many fewer, at least 1
 * @param collects how often a request asks everybody before it is refused: 1, or 2 with counters,
 *     for the promise that the whole pool was empty at one moment; the fleet must not change then,
 *     and {@link Scheme#CENTRAL_STORAGE} keeps that promise with 1
 */
public record PoolRules(
        Scheme scheme, String home, int block, int low, int high, int gap, int collects) {
    public PoolRules {
        require("block", block, 1, Integer.MAX_VALUE);
        require("low", low, 0, Integer.MAX_VALUE);
        require("high", high, 0, Integer.MAX_VALUE);
        require("gap", gap, 1, Integer.MAX_VALUE);
        require("collects", collects, 1, scheme == Scheme.CENTRAL_STORAGE ? 1 : 2);
    }

    private static void require(String name, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "%s must be %d to %d, %s=%d".formatted(name, least, most, name, number));
        }
    }

    boolean central() {
        return scheme == Scheme.CENTRAL_STORAGE;
    }

    boolean estimating() {
        return scheme == Scheme.BACKGROUND_PUSH_WITH_ESTIMATION;
    }

    boolean collectsTwice() {
        return collects == 2;
    }

    /** {@code GiveSize}: one, or under bulk transfer a block of what its own requests leave. */
    int giveSize(int size, int waiting) {
        return scheme == Scheme.BULK_TRANSFER
                ? Math.max(1, Math.min(block, Math.max(0, size - waiting)))
                : 1;
    }

    /** {@code SupplySize}: what a shard can spare without becoming low itself. */
    int supplySize(int size) {
        return Math.min(block, Math.max(0, size - low));
    }

    /** {@code PushSize}: how many elements go to a shard that is estimated to hold so many. */
    int pushSize(int size, int estimate) {
        int surplus = Math.max(0, size - high);
        int difference = Math.max(0, size - estimate);
        return switch (scheme) {
            case BACKGROUND_PUSH -> Math.min(block, surplus);
            case BACKGROUND_PUSH_WITH_ESTIMATION ->
                    difference < gap
                            ? 0
                            : Math.min(surplus, Math.min(block, Math.max(1, difference / 2)));
            case CENTRAL_STORAGE, DISTRIBUTED_STORAGE, BULK_TRANSFER, BACKGROUND_PULL -> 0;
        };
    }
}
