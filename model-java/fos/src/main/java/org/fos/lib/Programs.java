package org.fos.lib;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Starts processes each of which is an object that needs the process' dispatcher. */
public final class Programs {
    private Programs() {}

    /**
     * Starts a process.
     *
     * @param microkernel of the machine that it is to run on
     * @param process its name, and that of its first mailbox
     * @param core from 0
     * @param guard the capability that guards its first mailbox
     * @param making gives the object, at once
     * @param main is given it, as the first thread of the process
     * @return the object
     */
    public static <T> T start(
            Microkernel microkernel,
            String process,
            int core,
            Capability guard,
            Function<Dispatcher, T> making,
            Consumer<? super T> main) {
        AtomicReference<@Nullable T> made = new AtomicReference<>();
        Dispatcher dispatcher =
                Dispatcher.start(
                        microkernel,
                        process,
                        core,
                        guard,
                        _ -> main.accept(Objects.requireNonNull(made.get())));
        T program = making.apply(dispatcher);
        made.set(program);
        return program;
    }
}
