package org.fos.messaging;

import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.machine.MachineFile;
import org.fos.machine.ProcessId;

/** A process that takes steps: what these cost, whom they wake, and where they are recorded. */
final class Actor {
    final MessageSystem system;
    final Dispatcher dispatcher;
    private final MachineFile costs;

    Actor(MessageSystem system, Dispatcher dispatcher) {
        this.system = system;
        this.dispatcher = dispatcher;
        this.costs = dispatcher.costs();
    }

    /** Begins the event of a step of one pair. */
    Journal.Step step(String action, Pair pair, String source) {
        return system.journal()
                .step(dispatcher, action, source)
                .arg("p", pair.sender)
                .arg("b", pair.mailbox.name);
    }

    /** Begins the event of a step of a mailbox. */
    Journal.Step step(String action, Mailbox mailbox, String source) {
        return system.journal().step(dispatcher, action, source).arg("b", mailbox.name);
    }

    // Costs.

    /** A system call: enter the kernel, look at a capability, leave it. */
    void chargeTrap() {
        dispatcher.compute(
                costs.kernel().trap().cycles() + costs.kernel().capabilityCheck().cycles());
    }

    /** One copy of a message. */
    void chargeCopy(byte[] body) {
        dispatcher.compute(costs.kernel().copyPerByte().cycles(body.length));
    }

    /** Writing what another process will see. */
    void chargeWrite(String process) {
        dispatcher.compute(transfer(process).send().cycles());
    }

    /** Polling, and finding what another process has written. */
    void chargePoll(String process) {
        dispatcher.compute(transfer(process).receive().cycles());
    }

    private MachineFile.Transfer transfer(String process) {
        ProcessId other = system.process(process).orElse(dispatcher.process());
        return costs.transfer(dispatcher.processor().distance(other));
    }

    // Wake-ups.

    /** Has a process run something when it has seen what was written. */
    void ring(String process, Runnable handler) {
        ring(process, transfer(process).propagation().cycles(), handler);
    }

    /** Has a process run something later. */
    void ring(String process, long afterCycles, Runnable handler) {
        system.process(process)
                .ifPresent(id -> dispatcher.processor().ring(id, afterCycles, handler));
    }

    /** Has a process look again at what it waits for. */
    void wake(String process) {
        ring(process, () -> {});
    }

    /** Tells the receiver of a mailbox, wherever it is, that there is something to poll. */
    void ringOwner(Mailbox mailbox) {
        MailboxAddress home = mailbox.home;
        if (home != null) {
            ring(home.place(), system.poll(home.place()));
        }
    }

    /** Wakes the senders that wait for something of a mailbox. */
    void wakeSenders(Mailbox mailbox) {
        mailbox.pairs().forEach(pair -> wake(pair.sender));
    }
}
