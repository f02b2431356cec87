package org.fos.process;

import org.fos.dpool.Addition;
import org.fos.dpool.PoolMember;
import org.fos.dpool.Removal;
import org.fos.kernel.Address;
import org.fos.lib.Dispatcher;
import org.fos.lib.Programs;
import org.fos.process.ProcessEntry.Phase;
import org.fos.process.ProcessTable.Row;
import org.fos.process.ProcessesMessages.BalanceReply;
import org.fos.process.ProcessesMessages.CreateReply;
import org.fos.process.ProcessesMessages.StatisticsReply;
import org.fos.store.StoreMember;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A server of process management (report §4.7.5): it draws process identification numbers from a
 * distributed pool, keeps the process table in the replicated store, and has cores carry out what
 * the table says. It is a member of both fleets, so that each server handles any request. A client
 * has one call at a time.
 */
public final class ProcessServer implements ProcessesServer {
    /** What a separator in the table's entries would break. */
    private static final String NAME = "[A-Za-z0-9._/-]+";

    private static final long RETRY_CYCLES = 20_000;

    private final String me;
    private final Dispatcher dispatcher;
    private final ProcessFleet fleet;
    private final StoreMember store;
    private final PoolMember<Long> pids;
    private final ProcessTable table;
    private final Cores cores;

    private ProcessServer(Dispatcher dispatcher, ProcessFleet fleet) {
        this.me = dispatcher.process().name();
        this.dispatcher = dispatcher;
        this.fleet = fleet;
        this.store = StoreMember.inside(dispatcher, fleet.table());
        this.pids = PoolMember.inside(dispatcher, fleet.pids());
        this.table = new ProcessTable(dispatcher, store);
        this.cores = new Cores(dispatcher, fleet.cores());
        dispatcher.onCrash(crashed -> carryOutFor(crashed.name()));
        ProcessesServer.register(dispatcher, this);
    }

    /**
     * Starts a founder of the fleet.
     *
     * @param fleet that it belongs to
     * @param name one of the founders
     * @param core from 0
     */
    public static ProcessServer found(ProcessFleet fleet, String name, int core) {
        if (!fleet.table().founders().contains(name)) {
            throw new IllegalArgumentException(
                    "%s is not a founder; the founders are %s"
                            .formatted(name, fleet.table().founders()));
        }
        return start(fleet, name, core, 0, 0);
    }

    /**
     * Starts a server that joins the running fleet: the process table by itself, the pool of
     * numbers when the fleet's {@link org.fos.dpool.PoolCoordinator} has it join.
     *
     * @param fleet that it joins
     * @param name not one of the founders
     * @param core from 0
     * @param afterCycles when it begins
     * @param maxAttempts how often it comes again when others are in its way
     */
    public static ProcessServer join(
            ProcessFleet fleet, String name, int core, long afterCycles, int maxAttempts) {
        return start(fleet, name, core, afterCycles, maxAttempts);
    }

    private static ProcessServer start(
            ProcessFleet fleet, String name, int core, long afterCycles, int maxAttempts) {
        return Programs.start(
                fleet.table().microkernel(),
                name,
                core,
                fleet.capability(),
                dispatcher -> new ProcessServer(dispatcher, fleet),
                server -> server.run(afterCycles, maxAttempts));
    }

    private void run(long afterCycles, int maxAttempts) {
        dispatcher.spawn(pids::runInTheBackground);
        if (!store.serving()) {
            dispatcher.think(afterCycles);
            table.join(fleet.table().founders(), maxAttempts);
        }
    }

    /** Ends the background thread of the pool, once what it does has come to its end. */
    public void stopRebalancing() {
        pids.stopRebalancing();
    }

    /** Returns the server as a member of the store; may be called by anyone. */
    public StoreMember store() {
        return store;
    }

    /** Returns the server as a member of the pool; may be called by anyone. */
    public PoolMember<Long> pids() {
        return pids;
    }

    /** Returns the dispatcher of the server's process. */
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    private boolean serving() {
        return table.serving() && pids.serving();
    }

    @Override
    public CreateReply create(Address from, String program, long work) {
        if (!program.matches(NAME) || work < 0) {
            return new CreateReply(ProcessesResult.UNKNOWN.ordinal(), 0);
        }
        if (!serving()) {
            return new CreateReply(ProcessesResult.NOT_SERVING.ordinal(), 0);
        }
        String owner = from.process().name();
        return switch (pids.remove(owner)) {
            case Removal.Given<Long>(Long pid) -> create(owner, pid, program, work);
            case Removal.Refused<Long>() -> new CreateReply(ProcessesResult.NO_PID.ordinal(), 0);
            case Removal.NotServing<Long>() ->
                    new CreateReply(ProcessesResult.NOT_SERVING.ordinal(), 0);
        };
    }

    private CreateReply create(String owner, long pid, String program, long work) {
        int core = cores.place(work);
        long version = table.version(pid);
        ProcessEntry entry = new ProcessEntry(Phase.RUNNING, core, core, me, owner, work, program);
        if (!table.tryReplace(pid, version, entry)) {
            giveBack(owner, pid);
            return new CreateReply(ProcessesResult.TRY_AGAIN.ordinal(), 0);
        }
        carryOut(pid, new Row(version + 1, entry));
        return new CreateReply(ProcessesResult.OK.ordinal(), pid);
    }

    @Override
    public int terminate(Address from, long pid) {
        if (!serving()) {
            return ProcessesResult.NOT_SERVING.ordinal();
        }
        Optional<Row> row = table.row(pid);
        if (row.isEmpty()) {
            return ProcessesResult.UNKNOWN.ordinal();
        }
        return terminate(from.process().name(), pid, row.get()).ordinal();
    }

    private ProcessesResult terminate(String owner, long pid, Row row) {
        ProcessEntry entry = row.entry();
        if (!entry.owner().equals(owner)) {
            return ProcessesResult.NOT_OWNER;
        }
        boolean left = entry.phase() == Phase.ENDING && hasCrashed(entry.writer());
        if (entry.phase() != Phase.RUNNING && !left) {
            return ProcessesResult.TRY_AGAIN;
        }
        settle(pid, row);
        ProcessEntry ending = entry.ending(me);
        if (!table.tryReplace(pid, row.version(), ending)) {
            return ProcessesResult.TRY_AGAIN;
        }
        long version = row.version() + 1;
        carryOut(pid, new Row(version, ending));
        if (table.replace(pid, version, null)) {
            giveBack(owner, pid);
        }
        return ProcessesResult.OK;
    }

    /** Gives a number back to the pool; if its keeper there has crashed it is nobody's. */
    private void giveBack(String owner, long pid) {
        while (pids.add(owner, pid) == Addition.NOT_SERVING && pids.alive()) {
            dispatcher.sleepFor(RETRY_CYCLES);
        }
    }

    @Override
    public int migrate(Address from, long pid, long core) {
        if (!serving()) {
            return ProcessesResult.NOT_SERVING.ordinal();
        }
        if (core < 0 || core >= cores.size()) {
            return ProcessesResult.UNKNOWN.ordinal();
        }
        return migrate(pid, (int) core).ordinal();
    }

    private ProcessesResult migrate(long pid, int core) {
        Optional<Row> row = table.row(pid);
        if (row.isEmpty()) {
            return ProcessesResult.UNKNOWN;
        }
        ProcessEntry entry = row.get().entry();
        if (entry.phase() != Phase.RUNNING) {
            return ProcessesResult.TRY_AGAIN;
        }
        if (entry.core() == core) {
            return ProcessesResult.OK;
        }
        settle(pid, row.get());
        ProcessEntry moving = entry.moving(me, core);
        if (!table.tryReplace(pid, row.get().version(), moving)) {
            return ProcessesResult.TRY_AGAIN;
        }
        carryOut(pid, new Row(row.get().version() + 1, moving));
        return ProcessesResult.OK;
    }

    @Override
    public BalanceReply balance(Address from) {
        if (!serving()) {
            return new BalanceReply(ProcessesResult.NOT_SERVING.ordinal(), 0);
        }
        cores.measure();
        int busiest = cores.busiest();
        int idlest = cores.idlest();
        long difference = cores.estimatedCycles(busiest) - cores.estimatedCycles(idlest);
        for (long pid : running(busiest)) {
            Optional<Image> image = cores.look(busiest, pid);
            if (image.isPresent() && 0 < image.get().left() && image.get().left() < difference) {
                return new BalanceReply(migrate(pid, idlest).ordinal(), pid);
            }
        }
        return new BalanceReply(ProcessesResult.UNKNOWN.ordinal(), 0);
    }

    private List<Long> running(int core) {
        return numbers()
                .filter(
                        pid ->
                                table.row(pid)
                                        .map(Row::entry)
                                        .filter(entry -> entry.phase() == Phase.RUNNING)
                                        .filter(entry -> entry.core() == core)
                                        .isPresent())
                .boxed()
                .toList();
    }

    @Override
    public StatisticsReply statistics(Address from, long pid) {
        if (!serving()) {
            return new StatisticsReply(ProcessesResult.NOT_SERVING.ordinal(), 0, 0, 0);
        }
        Optional<Row> row = table.row(pid);
        if (row.isEmpty()) {
            return new StatisticsReply(ProcessesResult.UNKNOWN.ordinal(), 0, 0, 0);
        }
        int core = row.get().entry().core();
        return cores.look(core, pid)
                .map(
                        image ->
                                new StatisticsReply(
                                        ProcessesResult.OK.ordinal(),
                                        core,
                                        image.used(),
                                        image.moves()))
                .orElse(new StatisticsReply(ProcessesResult.TRY_AGAIN.ordinal(), core, 0, 0));
    }

    @Override
    public long[] owned(Address from) {
        String owner = from.process().name();
        return numbers()
                .filter(
                        pid ->
                                table.row(pid)
                                        .filter(r -> r.entry().owner().equals(owner))
                                        .isPresent())
                .toArray();
    }

    private LongStream numbers() {
        return LongStream.rangeClosed(1, fleet.table().keys().size());
    }

    private boolean hasCrashed(String server) {
        return dispatcher.crashed().stream().anyMatch(process -> process.name().equals(server));
    }

    /**
     * Carries out what a crashed server has written into the table and may not have carried out.
     */
    private void carryOutFor(String crashed) {
        numbers().forEach(pid -> dispatcher.spawn(() -> carryOutFor(crashed, pid)));
    }

    private void carryOutFor(String crashed, long pid) {
        table.awaitCertainty(pid);
        Optional<Row> row = table.row(pid);
        if (row.isPresent() && row.get().entry().writer().equals(crashed)) {
            carryOut(pid, row.get());
        }
    }

    /**
     * Before an entry is replaced, the cores have done what it says: its writer may have crashed,
     * and what it has asked for may still be on its way.
     */
    private void settle(long pid, Row row) {
        if (!row.entry().writer().equals(me)) {
            carryOut(pid, row);
        }
    }

    /** Has the cores do what an entry says; done twice, or too late, it changes nothing. */
    private void carryOut(long pid, Row row) {
        ProcessEntry entry = row.entry();
        long version = row.version();
        switch (entry.phase()) {
            case RUNNING -> {
                if (entry.core() == entry.other()) {
                    cores.load(entry.core(), pid, version, entry.fresh(), true);
                } else {
                    cores.discard(entry.other(), pid, version);
                    cores.resume(entry.core(), pid, version);
                }
            }
            case MOVING -> {
                Optional<Image> image = cores.suspend(entry.core(), pid, version);
                if (image.isPresent()) {
                    cores.load(entry.other(), pid, version, image.get().moved(), false);
                    ProcessEntry moved = entry.moved(me);
                    if (table.replace(pid, version, moved)) {
                        carryOut(pid, new Row(version + 1, moved));
                    }
                }
            }
            case ENDING -> cores.discard(entry.core(), pid, version);
        }
    }
}
