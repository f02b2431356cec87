package org.fos.kernel;

import org.fos.kernel.SendRefused.Reason;
import org.fos.machine.Arrival;
import org.fos.machine.Distance;
import org.fos.machine.MachineFile;
import org.fos.machine.Message;
import org.fos.machine.MessageId;
import org.fos.machine.ProcessId;
import org.fos.machine.Processor;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The microkernel as one process sees it: its mailboxes, the capabilities it holds, and the kernel
 * path of messages: trap, capability check, one copy into the receiver's mailbox, which the
 * receiver polls (report §4.2). All it does is charged to the process' core.
 */
public final class Kernel {
    private final Microkernel microkernel;
    private final Processor processor;
    private final MachineFile costs;
    private final long trapCycles;
    private final long checkCycles;
    private final Set<Capability> held = new LinkedHashSet<>();
    private final Set<MessageId> openCalls = new LinkedHashSet<>();

    Kernel(Microkernel microkernel, Processor processor) {
        this.microkernel = microkernel;
        this.processor = processor;
        this.costs = microkernel.machine().file();
        this.trapCycles = costs.kernel().trap().cycles();
        this.checkCycles = costs.kernel().capabilityCheck().cycles();
    }

    /** Returns the process that this serves. */
    public ProcessId process() {
        return processor.process();
    }

    /** Returns the processor that the process runs on. */
    public Processor processor() {
        return processor;
    }

    /** Returns what things cost on this machine. */
    public MachineFile costs() {
        return costs;
    }

    /**
     * Creates a mailbox of this process, which holds its capability from then on.
     *
     * @param name unique, except that a restarted process takes over the names it had
     * @param guard the capability that a sender must hold
     * @return its address
     */
    public Address createMailbox(String name, Capability guard) {
        hold(guard);
        return microkernel.create(process(), name, guard).address();
    }

    /** Makes a capability that nobody holds yet. */
    public Capability newCapability() {
        return microkernel.newCapability();
    }

    /** Gives the process a capability, as received from whoever has it. */
    public void hold(Capability capability) {
        held.add(capability);
    }

    /** Returns the address of the mailbox of that name, if there is one. */
    public Optional<Address> find(String name) {
        return microkernel.find(name);
    }

    /**
     * Returns the address of the mailbox of that name.
     *
     * @throws UnknownMailbox if there is none
     */
    public Address lookup(String name) {
        return microkernel.lookup(name);
    }

    /**
     * Sends by the kernel path; the message leaves when the segment ends. A dead receiver's mailbox
     * swallows it, and the sender cannot tell.
     *
     * @param source the mailbox of this process that a reply goes to
     * @param to the receiver's mailbox
     * @param kind {@link Message.Kind#POST} or {@link Message.Kind#REQUEST}
     * @param type the message type
     * @param call the sender's number for a request, else 0
     * @param body the marshalled arguments; copied
     * @throws SendRefused if the process does not hold the mailbox' capability, or there is no such
     *     mailbox
     */
    public Message send(
            Address source, Address to, Message.Kind kind, int type, long call, byte[] body) {
        charge(to.process(), body);
        Microkernel.Mailbox mailbox =
                microkernel.mailbox(to).orElseThrow(() -> refused(to, Reason.NO_SUCH_MAILBOX));
        if (!held.contains(mailbox.guard())) {
            throw refused(to, Reason.NO_CAPABILITY);
        }
        return processor.send(
                source.mailbox(), to.process(), to.mailbox(), kind, type, call, body.clone());
    }

    /**
     * Answers a request. To have received the request is the right to answer it, once.
     *
     * @param request what is answered
     * @param type the message type of the reply
     * @param body the marshalled result; copied
     * @throws SendRefused if the request was answered already or is not one of this process
     */
    public Message reply(Message request, int type, byte[] body) {
        charge(request.from(), body);
        if (!openCalls.remove(request.id())) {
            throw refused(new Address(request.from(), request.source()), Reason.NO_OPEN_CALL);
        }
        return processor.send(
                /* source= */ request.target(),
                request.from(),
                /* target= */ request.source(),
                Message.Kind.REPLY,
                type,
                request.call(),
                body.clone());
    }

    /** Takes the next arrival from the process' mailboxes, or nothing if there is none. */
    public @Nullable Arrival poll() {
        Arrival arrival = processor.poll();
        switch (arrival) {
            case Message message -> {
                Distance distance = processor.distance(message.from());
                processor.charge(costs.transfer(distance).receive().cycles());
                if (message.kind() == Message.Kind.REQUEST) {
                    openCalls.add(message.id());
                }
            }
            case Arrival.CrashNotice _, Arrival.TimerExpiry _, Arrival.Interrupt _ ->
                    processor.charge(trapCycles);
            case null -> {}
        }
        return arrival;
    }

    private void charge(ProcessId to, byte[] body) {
        processor.charge(
                trapCycles
                        + checkCycles
                        + costs.kernel().copyPerByte().cycles(body.length)
                        + costs.transfer(processor.distance(to)).send().cycles());
    }

    private SendRefused refused(Address to, Reason reason) {
        return new SendRefused(process(), to, reason);
    }
}
