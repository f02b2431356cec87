package org.fos.experiments.console;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

import org.jspecify.annotations.Nullable;

/** Shows how far long work is and how long it will take, on a terminal only. */
public final class Progressing implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    /**
     * Begins to show.
     *
     * @param task what is being done
     * @param most how much there is to do; -1 if nobody knows
     */
    public Progressing(Console console, String task, long most) {
        bar =
                console.terminal()
                        ? new ProgressBarBuilder()
                                .setTaskName(task)
                                .setInitialMax(most)
                                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                                .build()
                        : null;
    }

    /** So much is done. */
    public void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /** One more is done. */
    public void step(String what) {
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(" " + what);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
