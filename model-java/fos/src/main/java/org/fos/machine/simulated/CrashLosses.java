package org.fos.machine.simulated;

import com.google.common.collect.ImmutableList;

import org.fos.machine.Arrival;
import org.fos.machine.Message;
import org.fos.machine.ProcessId;
import org.fos.machine.simulated.Event.Delivery;
import org.fos.machine.simulated.EventQueue.Timed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a crash does to the messages in flight from the crashed process: each living receiver loses
 * a suffix of those sent to it, possibly none, possibly all.
 *
 * @param lost in the order of receivers, then in the order sent
 * @param lastArrivals when the last surviving message arrives at each receiver that gets one
 */
record CrashLosses(ImmutableList<Delivery> lost, Map<ProcessId, Long> lastArrivals) {

    static CrashLosses draw(SimulatedProcess crashed, List<Timed<Event>> queue, Faults faults) {
        ImmutableList.Builder<Delivery> lost = ImmutableList.builder();
        Map<ProcessId, Long> lastArrivals = new TreeMap<>();
        inFlight(crashed.process(), queue)
                .forEach(
                        (receiver, deliveries) -> {
                            int kept = deliveries.size() - faults.nextLoss(deliveries.size());
                            for (Timed<Delivery> delivery : deliveries.subList(0, kept)) {
                                lastArrivals.merge(receiver, delivery.time(), Math::max);
                            }
                            deliveries.subList(kept, deliveries.size()).stream()
                                    .map(Timed::event)
                                    .forEach(lost::add);
                        });
        return new CrashLosses(lost.build(), lastArrivals);
    }

    /** Returns the timers of a process, which expire for nobody once it has crashed. */
    static ImmutableList<Delivery> timers(SimulatedProcess crashed, List<Timed<Event>> queue) {
        return queue.stream()
                .map(Timed::event)
                .filter(Delivery.class::isInstance)
                .map(Delivery.class::cast)
                .filter(delivery -> delivery.target == crashed)
                .filter(delivery -> delivery.arrival instanceof Arrival.TimerExpiry)
                .collect(ImmutableList.toImmutableList());
    }

    /** Returns the messages from a process to living ones, by receiver, in the order sent. */
    private static Map<ProcessId, List<Timed<Delivery>>> inFlight(
            ProcessId crashed, List<Timed<Event>> queue) {
        Map<ProcessId, List<Timed<Delivery>>> inFlight = new TreeMap<>();
        for (Timed<Event> timed : queue) {
            if (timed.event() instanceof Delivery delivery
                    && delivery.arrival instanceof Message message
                    && message.from().equals(crashed)
                    && !delivery.target.isCrashed()) {
                inFlight.computeIfAbsent(message.to(), _ -> new ArrayList<>())
                        .add(new Timed<>(timed.time(), timed.sequence(), delivery));
            }
        }
        // Messages are sent in the order in which their deliveries were added to the queue.
        inFlight.values().forEach(list -> list.sort(Comparator.comparingLong(Timed::sequence)));
        return inFlight;
    }

    /** Returns when the last surviving message arrives at a receiver; 0 if none does. */
    long lastArrivalCycles(SimulatedProcess receiver) {
        return lastArrivals.getOrDefault(receiver.process(), 0L);
    }

    ImmutableList<Message> messages() {
        return lost.stream()
                .map(delivery -> (Message) delivery.arrival)
                .collect(ImmutableList.toImmutableList());
    }
}
