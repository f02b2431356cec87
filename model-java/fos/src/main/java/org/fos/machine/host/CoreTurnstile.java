package org.fos.machine.host;

import org.fos.machine.Turnstile;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A turnstile between cores: a thread waits until the one inside has left. */
final class CoreTurnstile extends Turnstile {
    private final String name;
    private final ReentrantLock inside = new ReentrantLock();

    CoreTurnstile(String name) {
        this.name = name;
    }

    @Override
    public <T extends @Nullable Object> T alone(Supplier<T> step) {
        inside.lock();
        try {
            return step.get();
        } finally {
            inside.unlock();
        }
    }

    @Override
    public long count() {
        if (!inside.isHeldByCurrentThread()) {
            throw new IllegalStateException("a step on %s from outside".formatted(name));
        }
        return super.count();
    }
}
