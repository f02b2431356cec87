package org.fos.experiments.scenario;

import org.fos.lib.MessageNames;
import org.fos.machine.MessageId;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Messages whose sending is written, and not yet their taking. */
final class WrittenMessages implements MessageNames {
    private final Set<MessageId> underWay = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<String> sent(MessageId message) {
        underWay.add(message);
        return Optional.of(message.toString());
    }

    @Override
    public Optional<String> taken(MessageId message) {
        return underWay.remove(message) ? Optional.of(message.toString()) : Optional.empty();
    }
}
