package org.fos.lib;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.machine.MachineFile;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.RunResult;
import org.fos.machine.simulated.SimulatedMachine;

import java.util.function.Consumer;

/** A simulated machine whose processes all hold one capability: what most tests run on. */
final class Town {
    final SimulatedMachine machine;
    private final Microkernel microkernel;
    private final Capability guard;
    private final CooperativeThreads threads;
    private int nextCore;

    Town(long seed, FaultPlan plan, CooperativeThreads threads) {
        this.machine = new SimulatedMachine(MachineFile.named("uniform-16"), seed, plan);
        this.microkernel = new Microkernel(machine);
        this.guard = microkernel.newCapability();
        this.threads = threads;
    }

    Town() {
        this(1, FaultPlan.none(), CooperativeThreads.continuations());
    }

    /** Makes a process on the next core. */
    Dispatcher process(String name, Consumer<Dispatcher> main) {
        int core = nextCore++ % machine.file().cores();
        return Dispatcher.start(microkernel, name, core, guard, threads, main);
    }

    RunResult run() {
        return machine.run(Limits.events(2_000_000));
    }

    static byte[] bytes(long value) {
        return new MessageWriter().int64(value).toBytes();
    }

    static long number(MessageReader reader) {
        return reader.int64();
    }
}
