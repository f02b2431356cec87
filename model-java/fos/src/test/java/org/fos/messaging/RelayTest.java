package org.fos.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.fos.machine.MachineFile;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.SimulatedMachine;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class RelayTest {
    private final SimulatedMachine machine =
            new SimulatedMachine(MachineFile.named("uniform-16"), 1, FaultPlan.none());
    private final Microkernel microkernel = new Microkernel(machine);
    private final Capability guard = microkernel.newCapability();
    private final Link link = new Link();
    private final List<Byte> taken = new ArrayList<>();

    @Test
    void whatIsSubmittedBeforeTheMeetingComesFirst() {
        Relay a = relay("A", "B", 1);
        relay("B", "A", 1);
        submit(a, 0, 1, 2, 3);
        submit(a, 700, 4, 5);
        machine.run(Limits.events(10_000));
        assertEquals(List.<Byte>of((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5), taken);
        assertEquals(0, a.unfinished());
    }

    @Test
    void aMachineThatRestartsIsSentNothingThatWasMeantForItsOldLife() {
        Relay a = relay("A", "B", 1);
        Relay b = relay("B", "A", 1);
        submit(a, 20_000, 1);
        machine.at(
                40_000,
                () -> {
                    link.cut();
                    machine.crash(b.process());
                });
        submit(a, 50_000, 2);
        machine.at(
                60_000,
                () -> {
                    link.restart();
                    relay("B", "A", 2);
                    link.reopenings().stream()
                            .filter(end -> end.machine().equals("A"))
                            .forEach(end -> machine.interrupt(a.process(), end.open()));
                });
        submit(a, 90_000, 3);
        machine.run(Limits.events(10_000));
        assertEquals(List.of((byte) 1, (byte) 3), taken);
        assertEquals(2, a.known());
        assertEquals(0, a.unfinished());
    }

    private Relay relay(String name, String peer, long life) {
        return Relay.start(
                microkernel,
                guard,
                name,
                peer,
                name.equals("A") ? 0 : 1,
                life,
                link,
                new Journal(null),
                Optional.empty(),
                cargo -> taken.add(cargo[0]));
    }

    private void submit(Relay relay, long cycles, int... numbers) {
        for (int number : numbers) {
            machine.at(
                    cycles,
                    () ->
                            machine.interrupt(
                                    relay.process(),
                                    () -> relay.submit(new byte[] {(byte) number})));
        }
    }
}
