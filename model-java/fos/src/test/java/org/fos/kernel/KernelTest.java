package org.fos.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.machine.MachineFile;
import org.fos.machine.Message;
import org.fos.machine.ProcessId;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.SimulatedMachine;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

class KernelTest {
    private final SimulatedMachine machine =
            new SimulatedMachine(MachineFile.named("uniform-16"), 1, FaultPlan.none());
    private final Microkernel microkernel = new Microkernel(machine);
    private final Capability guard = microkernel.newCapability();

    /** Makes a process with one mailbox; its code runs for each arrival, and once at the start. */
    private Kernel process(String name, Capability mailboxGuard, Consumer<Kernel> code) {
        List<Kernel> made = new ArrayList<>();
        microkernel.spawn(
                name,
                0,
                kernel -> {
                    kernel.createMailbox(name, mailboxGuard);
                    made.add(kernel);
                    return () -> {
                        code.accept(kernel);
                        return false;
                    };
                });
        return made.getFirst();
    }

    private static void post(Kernel kernel, Address to, byte... body) {
        kernel.send(kernel.lookup(kernel.process().name()), to, Message.Kind.POST, 5, 0, body);
    }

    @Test
    void whoHoldsTheCapabilitySendsAndTheBodyIsCopied() {
        List<byte[]> received = new ArrayList<>();
        process(
                "target",
                guard,
                kernel -> {
                    if (kernel.poll() instanceof Message message) {
                        received.add(message.body());
                    }
                });
        Kernel source =
                process(
                        "source",
                        microkernel.newCapability(),
                        kernel -> {
                            byte[] body = {1, 2, 3};
                            post(kernel, kernel.lookup("target"), body);
                            body[0] = 9;
                        });
        source.hold(guard);
        machine.run(Limits.none());
        assertEquals(1, received.size());
        assertArrayEquals(new byte[] {1, 2, 3}, received.getFirst());
    }

    @Test
    void aSendIsChargedTrapCheckCopyAndTransfer() {
        Kernel target = process("target", guard, kernel -> kernel.poll());
        List<Long> ends = new ArrayList<>();
        microkernel.spawn(
                "source",
                1,
                kernel -> {
                    kernel.createMailbox("source", guard);
                    return () -> {
                        post(kernel, target.lookup("target"), new byte[40]);
                        ends.add(kernel.processor().now());
                        return false;
                    };
                });
        machine.run(Limits.none());
        assertEquals(List.of(100L + 10 + 40 + 100), ends);
    }

    @Test
    void withoutTheCapabilityASendIsRefusedEvenToAKnownAddress() {
        process("target", guard, kernel -> kernel.poll());
        List<SendRefused> refusals = new ArrayList<>();
        Consumer<Kernel> attempt =
                kernel ->
                        refusals.add(
                                assertThrows(
                                        SendRefused.class,
                                        () -> post(kernel, kernel.lookup("target"))));
        Kernel source = process("source", microkernel.newCapability(), attempt);
        machine.run(Limits.none());
        SendRefused refused = refusals.getFirst();
        assertEquals(SendRefused.Reason.NO_CAPABILITY, refused.reason());
        assertEquals(source.process(), refused.sender());
        assertEquals(microkernel.lookup("target"), refused.to());
        assertEquals(
                "process source must not send to target#0: NO_CAPABILITY", refused.getMessage());
    }

    @Test
    void aForgedAddressIsRefused() {
        List<SendRefused.Reason> reasons = new ArrayList<>();
        Kernel target = process("target", guard, kernel -> kernel.poll());
        process(
                "source",
                guard,
                kernel -> {
                    for (Address forged :
                            List.of(
                                    new Address(target.process(), 77),
                                    new Address(target.process(), -1),
                                    new Address(kernel.process(), 0))) {
                        reasons.add(
                                assertThrows(SendRefused.class, () -> post(kernel, forged))
                                        .reason());
                    }
                });
        machine.run(Limits.none());
        SendRefused.Reason none = SendRefused.Reason.NO_SUCH_MAILBOX;
        assertEquals(List.of(none, none, none), reasons);
    }

    @Test
    void aRequestGivesTheRightToOneReply() {
        List<SendRefused> refusals = new ArrayList<>();
        List<Message> replies = new ArrayList<>();
        process(
                "target",
                guard,
                kernel -> {
                    if (kernel.poll() instanceof Message request) {
                        kernel.reply(request, 6, new byte[] {42});
                        refusals.add(
                                assertThrows(
                                        SendRefused.class,
                                        () -> kernel.reply(request, 6, new byte[0])));
                    }
                });
        Kernel source =
                process(
                        "source",
                        microkernel.newCapability(),
                        kernel -> {
                            if (kernel.poll() instanceof Message reply) {
                                replies.add(reply);
                            } else {
                                kernel.send(
                                        kernel.lookup("source"),
                                        kernel.lookup("target"),
                                        Message.Kind.REQUEST,
                                        5,
                                        17,
                                        new byte[0]);
                            }
                        });
        source.hold(guard);
        machine.run(Limits.none());
        assertEquals(17, replies.getFirst().call());
        assertEquals(Message.Kind.REPLY, replies.getFirst().kind());
        assertEquals(SendRefused.Reason.NO_OPEN_CALL, refusals.getFirst().reason());
    }

    @Test
    void aSendToADeadProcessLooksLikeAnyOther() {
        Kernel target = process("target", guard, kernel -> kernel.poll());
        List<Message> sent = new ArrayList<>();
        machine.at(10, () -> machine.crash(target.process()));
        process(
                "source",
                guard,
                kernel -> {
                    kernel.poll();
                    post(kernel, kernel.lookup("target"));
                    sent.add(
                            kernel.send(
                                    kernel.lookup("source"),
                                    kernel.lookup("target"),
                                    Message.Kind.POST,
                                    5,
                                    0,
                                    new byte[0]));
                });
        machine.run(Limits.none());
        assertTrue(sent.size() >= 2, "before and after the crash notice");
    }

    @Test
    void namesResolveToTheLatestIncarnationAndUnknownOnesNameTheKnown() {
        Kernel first = process("m1", guard, kernel -> kernel.poll());
        Address before = microkernel.lookup("m1");
        assertThrows(
                IllegalArgumentException.class,
                () -> process("m2", guard, Kernel::poll).createMailbox("m1", guard));
        machine.at(10, () -> machine.crash(first.process()));
        machine.at(20, () -> process("m1", guard, kernel -> kernel.poll()));
        machine.run(Limits.none());
        Address after = microkernel.lookup("m1");
        assertEquals(new ProcessId(2, "m1"), after.process());
        assertTrue(after.mailbox() > before.mailbox());
        assertEquals(
                "unknown mailbox 'm3'; known: m1, m2",
                Objects.requireNonNull(
                        assertThrows(UnknownMailbox.class, () -> microkernel.lookup("m3"))
                                .getMessage()));
    }
}
