package org.fos.process;

import org.fos.lib.Dispatcher;
import org.fos.store.Entry;
import org.fos.store.StoreMember;
import org.fos.store.UpdateResult;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Optional;

/**
 * The process table as one server sees it: an entry is replaced only where it still is what the
 * server has seen. The look and the beginning of the update are one segment, and of two updates of
 * one key at most one is committed, so that nobody decides on what was changed meanwhile.
 */
final class ProcessTable {
    private static final long RETRY_CYCLES = 20_000;

    private final Dispatcher dispatcher;
    private final StoreMember store;

    /**
     * What the table says of a process.
     *
     * @param version of the entry; each replacement adds one
     * @param entry as it is
     */
    record Row(long version, ProcessEntry entry) {}

    ProcessTable(Dispatcher dispatcher, StoreMember store) {
        this.dispatcher = dispatcher;
        this.store = store;
    }

    boolean serving() {
        return store.serving();
    }

    /** Returns what the table says of a process, by this server's own copy. */
    Optional<Row> row(long pid) {
        Entry entry = store.entry(ProcessFleet.key(pid));
        String text = entry.value();
        return text == null
                ? Optional.empty()
                : Optional.of(new Row(entry.version(), ProcessEntry.of(text)));
    }

    /** Returns the version of a process' entry, absent or not. */
    long version(long pid) {
        return store.entry(ProcessFleet.key(pid)).version();
    }

    /** Replaces an entry that still has this version, tried once; null deletes it. */
    boolean tryReplace(long pid, long version, @Nullable ProcessEntry next) {
        return version(pid) == version
                && store.update(ProcessFleet.key(pid), next == null ? null : next.text())
                        == UpdateResult.COMMITTED;
    }

    /**
     * Replaces an entry as long as it has this version, however often others are in the way; sleeps
     * meanwhile, for ever if the key is blocked.
     *
     * @return whether it was replaced; else somebody else has done it
     */
    boolean replace(long pid, long version, @Nullable ProcessEntry next) {
        while (true) {
            awaitCertainty(pid);
            if (version(pid) != version) {
                return false;
            }
            if (tryReplace(pid, version, next)) {
                return true;
            }
            dispatcher.sleepFor(RETRY_CYCLES + dispatcher.random().below(RETRY_CYCLES));
        }
    }

    /** Sleeps until what a crashed server has begun with an entry is decided. */
    void awaitCertainty(long pid) {
        String key = ProcessFleet.key(pid);
        dispatcher.sleepUntil(() -> !store.inDoubt(key));
    }

    void join(Collection<String> contacts, int maxAttempts) {
        store.join(contacts, maxAttempts);
    }
}
