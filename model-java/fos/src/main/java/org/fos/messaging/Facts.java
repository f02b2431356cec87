package org.fos.messaging;

import com.google.common.collect.ImmutableMap;

import org.fos.trace.record.TraceValue;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;

/** What fields hold, as values of {@code Messaging}. */
final class Facts {
    private Facts() {}

    static Object address(@Nullable MailboxAddress address) {
        return TraceValue.record(
                ImmutableMap.of(
                        "place", address == null ? "Nowhere" : address.place(),
                        "moves", address == null ? 0 : address.moves()));
    }

    static Object capability(@Nullable MailboxCapability capability) {
        return TraceValue.record(
                ImmutableMap.of(
                        "number", capability == null ? 0 : capability.number(),
                        "giver", capability == null ? "Nobody" : capability.giver()));
    }

    static Object queue(Collection<Letter> letters) {
        return TraceValue.sequence(letters.stream().map(Facts::letter).toList());
    }

    private static Object letter(Letter letter) {
        return TraceValue.record(
                ImmutableMap.of(
                        "from", letter.from(), "to", letter.to(), "number", letter.number()));
    }

    static Object parcels(Collection<Parcel> parcels) {
        return TraceValue.sequence(parcels.stream().map(Facts::parcel).toList());
    }

    private static Object parcel(Parcel parcel) {
        return TraceValue.record(
                ImmutableMap.of(
                        "number", parcel.number(),
                        "key", parcel.key(),
                        "to", address(parcel.to())));
    }

    static <T> Object map(
            Collection<T> domain, Function<T, String> name, Function<T, Object> value) {
        ImmutableMap.Builder<String, Object> entries = ImmutableMap.builder();
        domain.forEach(element -> entries.put(name.apply(element), value.apply(element)));
        return TraceValue.map(entries.buildOrThrow());
    }

    static String phase(Ring ring) {
        return ring.phase().name().toLowerCase(Locale.ROOT);
    }
}
