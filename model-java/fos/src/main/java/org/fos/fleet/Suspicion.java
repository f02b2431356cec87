package org.fos.fleet;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Whom a process takes for crashed: as it is told, and, where that may be wrong, by mistake. */
final class Suspicion {
    private final Party party;
    private final Supplier<? extends Collection<String>> needed;

    /** Those that this process was told to have crashed. */
    private final NavigableSet<String> crashed = new TreeSet<>();

    /**
     * @param needed those whom the process needs at the moment: only they are suspected
     */
    Suspicion(Party party, Supplier<? extends Collection<String>> needed) {
        this.party = party;
        this.needed = needed;
        party.dispatcher.onCrash(process -> crashed.add(process.name()));
    }

    /** A thread of its own: suspects those that have crashed once they are needed. */
    void notice() {
        while (true) {
            party.dispatcher.sleepUntil(() -> next().isPresent());
            next().ifPresent(this::suspect);
            party.dispatcher.yieldNow();
        }
    }

    private Optional<String> next() {
        return needed.get().stream()
                .filter(q -> crashed.contains(q) && !party.suspects.contains(q))
                .findFirst();
    }

    /** Takes a member for crashed, rightly or not, if it is needed. */
    void mistake(String q) {
        if (needed.get().contains(q) && !party.suspects.contains(q)) {
            suspect(q);
        }
    }

    /** Has heard of somebody again who lives. */
    void correct(Predicate<String> lives) {
        party.suspects.stream().filter(lives).findFirst().ifPresent(this::trust);
    }

    /** {@code Fleet!Suspect(p, q)}. */
    private void suspect(String q) {
        party.suspects.add(q);
        party.step("Suspect", "Suspicion.suspect")
                .arg("p", party.me)
                .arg("q", q)
                .after(party.suspects(), "suspects", party.me)
                .done();
    }

    /** {@code Fleet!Trust(p, q)}. */
    private void trust(String q) {
        party.suspects.remove(q);
        party.step("Trust", "Suspicion.trust")
                .arg("p", party.me)
                .arg("q", q)
                .after(party.suspects(), "suspects", party.me)
                .done();
    }
}
