package org.fos.dpool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;

import org.fos.machine.ProcessFailed;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class PoolMemberTest {
    private static final List<String> NONE = List.of();
    private static final List<String> WORDS = List.of("carp", "dace", "eel", "ide", "roach");

    private final List<Removal<String>> removals = new ArrayList<>();

    private static PoolRules rules(Scheme scheme) {
        return new PoolRules(scheme, "m1", 2, 2, 1, 2, 1);
    }

    private void remove(Pond pond, long cycles, String member) {
        pond.at(cycles, member, pool -> removals.add(pool.remove("c" + member)));
    }

    private static void isGiven(Removal<String> removal) {
        assertInstanceOf(Removal.Given.class, removal);
    }

    @Test
    void anEmptyShardIsHelpedByTheOthers() {
        Pond pond = new Pond(rules(Scheme.DISTRIBUTED_STORAGE), NONE, NONE, List.of("carp"));
        remove(pond, 0, "m1");
        pond.run();
        assertEquals(List.of(new Removal.Given<>("carp")), removals);
        assertEquals(NONE, pond.all());
    }

    @Test
    void aRequestIsRefusedWhenAllHaveNothing() {
        Pond pond = new Pond(rules(Scheme.DISTRIBUTED_STORAGE), NONE, NONE, NONE);
        remove(pond, 0, "m1");
        pond.run();
        assertEquals(List.of(new Removal.Refused<>()), removals);
    }

    @Test
    void twoCollectsThatAgreeAreARefusal() {
        PoolRules twice = new PoolRules(Scheme.DISTRIBUTED_STORAGE, "m1", 1, 0, 0, 1, 2);
        Pond pond = new Pond(twice, List.of("carp"), NONE, NONE);
        remove(pond, 0, "m2");
        remove(pond, 200_000, "m3");
        pond.run();
        isGiven(removals.get(0));
        assertEquals(new Removal.Refused<>(), removals.get(1));
    }

    @Test
    void whereOneHoldsEverythingWhatIsGivenBackGoesThere() {
        Pond pond = new Pond(rules(Scheme.CENTRAL_STORAGE), WORDS, NONE);
        remove(pond, 0, "m2");
        pond.at(
                200_000,
                "m2",
                pool -> {
                    String word = ((Removal.Given<String>) removals.getFirst()).element();
                    assertEquals(Addition.ADDED, pool.add("c", word));
                });
        pond.run();
        isGiven(removals.getFirst());
        assertEquals(WORDS, pond.all());
        assertTrue(pond.words("m2").isEmpty());
    }

    @Test
    void whatIsGivenBackStaysTheCallersIfTheKeeperHasCrashed() {
        Pond pond = new Pond(rules(Scheme.CENTRAL_STORAGE), WORDS, NONE);
        List<Addition> additions = new ArrayList<>();
        pond.machine.at(0, () -> pond.machine.crash(pond.member("m1").dispatcher().process()));
        pond.at(200_000, "m2", pool -> additions.add(pool.add("c", "pike")));
        remove(pond, 300_000, "m2");
        pond.run();
        assertEquals(List.of(Addition.REFUSED), additions);
        assertEquals(List.of(new Removal.Refused<>()), removals);
    }

    @Test
    void bulkTransferBringsMoreThanIsAskedFor() {
        Pond pond = new Pond(rules(Scheme.BULK_TRANSFER), WORDS, NONE);
        remove(pond, 0, "m2");
        pond.run();
        isGiven(removals.getFirst());
        assertEquals(1, pond.words("m2").size());
        assertEquals(3, pond.words("m1").size());
    }

    @Test
    void aShardThatIsLowPullsInTheBackground() {
        Pond pond = new Pond(rules(Scheme.BACKGROUND_PULL), WORDS, NONE);
        pond.run();
        assertEquals(2, pond.words("m2").size());
        assertEquals(WORDS, pond.all());
    }

    @Test
    void aSurplusIsPushedToWhoIsEstimatedToHoldFewerAndThenRests() {
        Pond pond = new Pond(rules(Scheme.BACKGROUND_PUSH_WITH_ESTIMATION), WORDS, NONE);
        pond.run();
        assertEquals(2, pond.words("m2").size());
        assertEquals(WORDS, pond.all());
    }

    @Test
    void indiscriminatePushesMoveElementsButLoseNone() {
        Pond pond = new Pond(rules(Scheme.BACKGROUND_PUSH), WORDS, NONE, NONE);
        pond.run();
        assertEquals(WORDS, pond.all());
    }

    @Test
    void whoLeavesHandsOverAndServesNobodyAnyMore() {
        Pond pond = new Pond(rules(Scheme.DISTRIBUTED_STORAGE), WORDS, NONE, NONE);
        List<Boolean> left = new ArrayList<>();
        pond.coordinate(fleet -> left.add(fleet.leave("m1")));
        remove(pond, 400_000, "m1");
        pond.run();
        assertEquals(List.of(true), left);
        assertEquals(List.of(new Removal.NotServing<>()), removals);
        assertTrue(pond.words("m1").isEmpty());
        assertEquals(WORDS, pond.all());
        assertFalse(pond.member("m1").alive());
    }

    @Test
    void whoJoinsIsServedByTheOthersAndAskedByThem() {
        Pond pond = new Pond(rules(Scheme.DISTRIBUTED_STORAGE), List.of("carp"));
        PoolMember<String> joiner = pond.server("j1");
        pond.at(0, "j1", pool -> removals.add(pool.remove("c")));
        pond.coordinate(fleet -> fleet.join("j1"));
        pond.at(400_000, "j1", pool -> removals.add(pool.remove("c")));
        pond.at(500_000, "j1", pool -> pool.add("c", "carp"));
        remove(pond, 600_000, "m1");
        pond.run();
        assertTrue(joiner.serving());
        Removal.Given<String> carp = new Removal.Given<>("carp");
        assertEquals(List.of(new Removal.NotServing<>(), carp, carp), removals);
    }

    @Test
    void theLastMemberStays() {
        Pond pond = new Pond(rules(Scheme.DISTRIBUTED_STORAGE), WORDS, NONE);
        List<Boolean> left = new ArrayList<>();
        pond.coordinate(
                fleet -> {
                    left.add(fleet.leave("m2"));
                    left.add(fleet.leave("m1"));
                });
        pond.run();
        assertEquals(List.of(true, false), left);
        assertTrue(pond.member("m1").serving());
        assertEquals(Set.copyOf(WORDS), pond.words("m1"));
    }

    @Test
    void nothingIsLeftUnfinished() {
        Pond pond = new Pond(rules(Scheme.BACKGROUND_PULL), WORDS, NONE, NONE);
        for (int i = 0; i < 6; i++) {
            remove(pond, i * 1_000L, "m" + (1 + i % 3));
        }
        pond.run();
        for (String name : List.of("m1", "m2", "m3")) {
            assertEquals(List.of(), pond.member(name).unfinished(), name);
        }
        assertEquals(5, removals.stream().filter(Removal.Given.class::isInstance).count());
    }

    @Test
    void aClientThatCallsTwiceAtATimeIsNamed() {
        Pond pond = new Pond(rules(Scheme.DISTRIBUTED_STORAGE), NONE, NONE);
        remove(pond, 0, "m1");
        remove(pond, 1, "m1");
        ProcessFailed failure = assertThrows(ProcessFailed.class, pond::run);
        assertTrue(
                com.google.common.base.Throwables.getStackTraceAsString(failure)
                        .contains("client cm1 calls m1 twice at a time"));
    }

    @Test
    void aStartThatHasAnElementTwiceIsRefused() {
        PoolRules rules = rules(Scheme.DISTRIBUTED_STORAGE);
        assertThrows(IllegalArgumentException.class, () -> new Pond(rules, WORDS, WORDS));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Pond(rules(Scheme.CENTRAL_STORAGE), NONE, ImmutableList.of("carp")));
        PoolRules elsewhere = new PoolRules(Scheme.BULK_TRANSFER, "m9", 1, 0, 0, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> new Pond(elsewhere, WORDS));
    }
}
