package org.fos.lib;

import com.google.common.collect.ImmutableList;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/** What to do with several calls at once, such as a broadcast to the members of a fleet. */
public final class Calls {
    private Calls() {}

    /**
     * Sleeps until each call is answered, or its destination is known to have crashed. The thread
     * wakes once, in a segment that takes all replies.
     *
     * @param calls all made by the calling process
     * @return how each call ended, in the order of the calls
     */
    public static <R extends @Nullable Object> List<Outcome<R>> awaitAll(
            Collection<Call<R>> calls) {
        calls.stream().findFirst().ifPresent(call -> call.dispatcher().sleepUntilSettled(calls));
        return calls.stream().map(Call::outcome).collect(ImmutableList.toImmutableList());
    }
}
