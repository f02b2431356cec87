package org.fos.machine.simulated;

import org.fos.machine.Arrival;
import org.fos.machine.Machine;
import org.fos.machine.Message;
import org.fos.machine.ProcessId;
import org.fos.machine.Processor;
import org.fos.machine.Program;

import java.util.ArrayList;
import java.util.List;

/** A program that keeps what arrives, and sends what it was told to in its first segment. */
final class Mailman implements Program {
    private record Letter(ProcessId to, int type) {}

    private final Processor processor;
    private final List<Letter> letters = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();

    private Mailman(Processor processor) {
        this.processor = processor;
    }

    static Mailman start(Machine machine, String name, int core) {
        List<Mailman> made = new ArrayList<>();
        machine.spawn(
                name,
                core,
                processor -> {
                    made.add(new Mailman(processor));
                    return made.getFirst();
                });
        return made.getFirst();
    }

    Mailman sends(Mailman to, int type) {
        letters.add(new Letter(to.process(), type));
        return this;
    }

    ProcessId process() {
        return processor.process();
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    /** Returns the types of the messages that came from one sender, in order of arrival. */
    List<Integer> typesFrom(Mailman sender) {
        return arrivals.stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .filter(message -> message.from().equals(sender.process()))
                .map(Message::type)
                .toList();
    }

    @Override
    public boolean segment() {
        processor.charge(10);
        Arrival arrival = processor.poll();
        while (arrival != null) {
            if (arrival instanceof Arrival.Interrupt(Runnable handler)) {
                handler.run();
            }
            arrivals.add(arrival);
            arrival = processor.poll();
        }
        for (Letter letter : letters) {
            processor.send(0, letter.to(), 0, Message.Kind.POST, letter.type(), 0, new byte[0]);
        }
        letters.clear();
        return false;
    }
}
