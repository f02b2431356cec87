package org.fos.trace.validate;

import org.fos.checker.step.State;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * How far in each file, and the state: two ways that come together here go on alike.
 *
 * @param places how many events of each recording have happened
 * @param lost how many steps of each recorder that stopped were taken that nobody recorded
 * @param crashed which recorders are taken to have crashed
 * @param state the state
 */
record Cut(long[] places, int[] lost, boolean[] crashed, State state) {

    static Cut start(int recordings, State state) {
        return new Cut(new long[recordings], new int[recordings], new boolean[recordings], state);
    }

    /** An event of a recording has happened. */
    Cut after(int recording, State next) {
        long[] further = places.clone();
        further[recording]++;
        return new Cut(further, lost, crashed, next);
    }

    /** A step of a recorder has happened that was not recorded. */
    Cut afterLost(int recording, State next) {
        int[] more = lost.clone();
        more[recording]++;
        return new Cut(places, more, crashed, next);
    }

    /** A recorder has crashed. */
    Cut afterCrash(int recording, State next) {
        boolean[] more = crashed.clone();
        more[recording] = true;
        return new Cut(places, lost, more, next);
    }

    /** How many events have happened. */
    long events() {
        return Arrays.stream(places).sum();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cut that
                && Arrays.equals(places, that.places)
                && Arrays.equals(lost, that.lost)
                && Arrays.equals(crashed, that.crashed)
                && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(places) + state.hashCode();
    }
}
