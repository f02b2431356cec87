package org.fos.process;

import org.fos.kernel.Address;
import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Dispatcher;
import org.fos.lib.Programs;
import org.fos.process.CoreControlMessages.LookReply;
import org.fos.process.CoreControlMessages.SuspendReply;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What runs processes on one core: each is a cooperative thread that keeps the core busy a quantum
 * at a time (report §4.7.5). It carries out what the process table says, an entry at most once.
 */
public final class CoreServer implements CoreControlServer {
    /** How long a process runs before the next one does. */
    private static final long QUANTUM_CYCLES = 1_000;

    private final Dispatcher dispatcher;
    private final SortedMap<Long, Resident> residents = new TreeMap<>();

    /** The newest version of each process' entry that was carried out here. */
    private final Map<Long, Long> carriedOut = new TreeMap<>();

    /** A process on this core. */
    private static final class Resident {
        private final Image loaded;
        private long ran;
        private boolean running;

        private Resident(Image loaded) {
            this.loaded = loaded;
        }

        private long left() {
            return loaded.left() - ran;
        }

        private Image image() {
            return new Image(loaded.program(), left(), loaded.used() + ran, loaded.moves());
        }
    }

    private CoreServer(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        CoreControlServer.register(dispatcher, this);
    }

    /**
     * Starts the server of a core.
     *
     * @param microkernel of the machine
     * @param name of its process
     * @param core from 0
     * @param guard the capability that its clients hold
     */
    static CoreServer start(Microkernel microkernel, String name, int core, Capability guard) {
        return Programs.start(microkernel, name, core, guard, CoreServer::new, _ -> {});
    }

    /** Returns what the processes here have become, by number; may be called by anyone. */
    public SortedMap<Long, Image> images() {
        SortedMap<Long, Image> images = new TreeMap<>();
        residents.forEach((pid, resident) -> images.put(pid, resident.image()));
        return images;
    }

    /** Returns whether a process is here and may run; may be called by anyone. */
    public boolean runs(long pid) {
        Resident resident = residents.get(pid);
        return resident != null && resident.running;
    }

    @Override
    public long load(Address from, long pid, long version, Image image, boolean runs) {
        if (isNew(pid, version)) {
            Resident resident = new Resident(image);
            residents.put(pid, resident);
            if (runs) {
                run(resident);
            }
        }
        return work();
    }

    @Override
    public long resume(Address from, long pid, long version) {
        Resident resident = residents.get(pid);
        if (isNew(pid, version) && resident != null) {
            run(resident);
        }
        return work();
    }

    @Override
    public SuspendReply suspend(Address from, long pid, long version) {
        Resident resident = residents.get(pid);
        boolean stopped = resident != null && !resident.running;
        if (isNew(pid, version) && resident != null) {
            resident.running = false;
            stopped = true;
        }
        return stopped
                ? new SuspendReply(true, imageOf(resident))
                : new SuspendReply(false, Image.NONE);
    }

    @Override
    public long discard(Address from, long pid, long version) {
        if (isNew(pid, version)) {
            Resident gone = residents.remove(pid);
            if (gone != null) {
                gone.running = false;
            }
        }
        return work();
    }

    @Override
    public LookReply look(Address from, long pid) {
        Resident resident = residents.get(pid);
        return new LookReply(resident != null, imageOf(resident));
    }

    @Override
    public long queued(Address from) {
        return work();
    }

    private static Image imageOf(@Nullable Resident resident) {
        return resident == null ? Image.NONE : resident.image();
    }

    private boolean isNew(long pid, long version) {
        boolean isNew = version > carriedOut.getOrDefault(pid, 0L);
        if (isNew) {
            carriedOut.put(pid, version);
        }
        return isNew;
    }

    private long work() {
        return residents.values().stream().mapToLong(Resident::left).sum();
    }

    private void run(Resident resident) {
        resident.running = true;
        dispatcher.spawn(() -> execute(resident));
    }

    private void execute(Resident resident) {
        while (resident.running && resident.left() > 0) {
            long quantum = Math.min(QUANTUM_CYCLES, resident.left());
            dispatcher.compute(quantum);
            resident.ran += quantum;
            dispatcher.yieldNow();
        }
    }
}
