package org.fos.messaging;

import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.machine.MachineFile;
import org.fos.machine.ProcessId;

import java.util.List;

/** A process that takes steps: what these cost, whom they wake, and where they are recorded. */
final class Actor {
    final MessageSystem system;
    final Dispatcher dispatcher;
    private final MachineFile costs;
    private final Journal journal;

    Actor(MessageSystem system, Dispatcher dispatcher) {
        this.system = system;
        this.dispatcher = dispatcher;
        this.costs = dispatcher.costs();
        this.journal = system.journal(dispatcher.process().name());
    }

    /** Begins the event of a step of one pair; in a turn on its mailbox. */
    Journal.Step step(String action, Pair pair, String source) {
        return inTurn(besideTurns(action, pair, source), pair.mailbox);
    }

    /** Begins the event of a step of one pair that needs no turn. */
    Journal.Step besideTurns(String action, Pair pair, String source) {
        return journal.step(dispatcher, action, source)
                .arg("p", pair.sender)
                .arg("b", pair.mailbox.name);
    }

    /** Begins the event of a step of a mailbox; in a turn on it. */
    Journal.Step step(String action, Mailbox mailbox, String source) {
        return inTurn(journal.step(dispatcher, action, source).arg("b", mailbox.name), mailbox);
    }

    private static Journal.Step inTurn(Journal.Step step, Mailbox mailbox) {
        return ordered(step, mailbox.name, mailbox.count());
    }

    /** Orders a step of a place, too. */
    static void atPlace(Journal.Step step, Place place) {
        ordered(step, place.name, place.count());
    }

    private static Journal.Step ordered(Journal.Step step, String what, long before) {
        List<String> found = before == 0 ? List.of() : List.of(turn(what, before));
        return step.ordered(found, List.of(turn(what, before + 1)));
    }

    private static String turn(String what, long number) {
        return "%s turn %d".formatted(what, number);
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
