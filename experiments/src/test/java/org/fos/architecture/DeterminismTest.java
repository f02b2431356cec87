package org.fos.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Protects a seed's meaning; each rule is also shown code that breaks it. */
final class DeterminismTest {
    private static final ImmutableMap<String, String> NONE = ImmutableMap.of();

    // Each exception is a class and the reason why the rule does not hold for it.
    private static final ImmutableMap<String, String> HIDDEN_TIME_OR_RANDOMNESS = NONE;
    private static final ImmutableMap<String, String> UNORDERED_COLLECTIONS = NONE;
    private static final ImmutableMap<String, String> MONITORS = NONE;
    private static final ImmutableMap<String, String> BLOCKING =
            ImmutableMap.of(
                    "org.fos.lib.BatonThread",
                    "cooperative threads by handing a baton between virtual threads: the portable"
                            + " twin of continuations, with no carrier to block");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    private Path folder;

    @Test
    void simulatedCodeHasNoHiddenTimeOrRandomness() {
        holds(DeterminismRules::noHiddenTimeOrRandomness, HIDDEN_TIME_OR_RANDOMNESS);
    }

    @Test
    void simulatedCodeHasNoCollectionInAnOrderOfChance() {
        holds(DeterminismRules::noUnorderedCollections, UNORDERED_COLLECTIONS);
    }

    @Test
    void simulatedCodeEntersNoMonitor() {
        holds(DeterminismRules::noMonitors, MONITORS);
    }

    @Test
    void simulatedCodeBlocksNoCarrier() {
        holds(DeterminismRules::noBlocking, BLOCKING);
    }

    @Test
    void shouldSeeHiddenTimeOrRandomness() {
        assertEachRejected(
                DeterminismRules.noHiddenTimeOrRandomness(NONE),
                expression -> "class User { Object hidden() { return " + expression + "; } }",
                "System.nanoTime()",
                "System.currentTimeMillis()",
                "java.time.Instant.now()",
                "java.time.LocalDate.now()",
                "java.time.Clock.systemUTC()",
                "Math.random()",
                "StrictMath.random()",
                "java.util.UUID.randomUUID()",
                "new java.util.Random()",
                "new java.util.SplittableRandom()",
                "java.util.random.RandomGenerator.getDefault()",
                "java.util.concurrent.ThreadLocalRandom.current()",
                "new java.security.SecureRandom()",
                "System.identityHashCode(this)",
                "java.util.Set.of(1, 2)",
                "java.util.Map.of(1, 2, 3, 4)",
                "java.util.Map.copyOf(new java.util.TreeMap<>())",
                "java.util.List.of(1).stream().collect(java.util.stream.Collectors.toSet())",
                "java.util.List.of(1).parallelStream()",
                "java.util.List.of(1).stream().parallel()",
                "(java.util.function.LongSupplier) System::nanoTime");
    }

    @Test
    void shouldSeeAStatementWithHiddenTimeOrRandomness() {
        assertEachRejected(
                DeterminismRules.noHiddenTimeOrRandomness(NONE),
                statement -> "class User { void hidden() throws Exception { " + statement + "; } }",
                "Thread.sleep(1)",
                "java.util.Collections.shuffle(new java.util.ArrayList<Object>())");
    }

    @Test
    void shouldTakeSeededRandomnessAndOrderedCollections() {
        assertAccepted(
                DeterminismRules.noHiddenTimeOrRandomness(NONE),
                "class User { Object o = new java.util.Random(42); Object p ="
                        + " java.util.List.of(1, 2, 3); Object q = java.util.Set.of(); }");
        assertAccepted(
                DeterminismRules.noUnorderedCollections(NONE),
                "class User { Object o = new java.util.LinkedHashMap<String, String>(); }");
    }

    @Test
    void shouldSeeACollectionInAnOrderOfChance() {
        assertEachRejected(
                DeterminismRules.noUnorderedCollections(NONE),
                type -> "class User { Object o = new " + type + "(); }",
                "java.util.HashMap<String, String>",
                "java.util.HashSet<String>",
                "java.util.IdentityHashMap<String, String>",
                "java.util.concurrent.ConcurrentHashMap<String, String>");
    }

    @Test
    void shouldSeeASynchronizedMethodAndBlock() {
        assertRejected(
                DeterminismRules.noMonitors(NONE), "class User { synchronized void enter() {} }");
        assertRejected(
                DeterminismRules.noMonitors(NONE),
                "class User { void enter() { synchronized (this) { toString(); } } }");
        assertAccepted(DeterminismRules.noMonitors(NONE), "class User { void enter() {} }");
    }

    @Test
    void shouldSeeWhatBlocksTheCarrier() {
        assertEachRejected(
                DeterminismRules.noBlocking(NONE),
                type ->
                        "class User { java.util.concurrent."
                                + type
                                + " o; void f() { o.toString(); } }",
                "locks.ReentrantLock",
                "Semaphore",
                "CountDownLatch",
                "CompletableFuture",
                "LinkedBlockingQueue");
    }

    @Test
    void shouldNotSeeAnExceptionNorCodeThatIsNotSimulated() {
        String body = "class User { Object o = new java.util.HashMap<String, String>(); }";
        var exceptions = ImmutableMap.of("org.fos.lib.User", "here to be excepted");
        assertAccepted(DeterminismRules.noUnorderedCollections(exceptions), body);
        var elsewhere = Fixture.compile(folder.resolve("e"), "package org.fos.libra; " + body);
        assertFalse(
                DeterminismRules.noUnorderedCollections(NONE).evaluate(elsewhere).hasViolation());
    }

    /** The rule holds but for the exceptions, and each exception is still needed. */
    private static void holds(
            Function<Map<String, String>, ArchRule> rule, Map<String, String> exceptions) {
        rule.apply(exceptions).check(House.classes());
        String all = rule.apply(NONE).evaluate(House.classes()).getFailureReport().toString();
        for (String excepted : exceptions.keySet()) {
            assertTrue(all.contains(excepted), excepted + " needs no exception any more");
        }
    }

    /** Each case is a class of its own, in a package of its own, and each must be noticed. */
    private void assertEachRejected(ArchRule rule, UnaryOperator<String> body, String... cases) {
        String[] sources = new String[cases.length];
        for (int i = 0; i < cases.length; i++) {
            sources[i] = "package org.fos.lib.case" + i + "; " + body.apply(cases[i]);
        }
        var result = rule.evaluate(Fixture.compile(folder.resolve("each"), sources));
        String report = result.getFailureReport().toString();
        for (int i = 0; i < cases.length; i++) {
            assertTrue(report.contains("org.fos.lib.case" + i + ".User"), cases[i]);
        }
    }

    private void assertRejected(ArchRule rule, String body) {
        var classes = Fixture.compile(folder.resolve("r"), "package org.fos.lib; " + body);
        assertTrue(rule.evaluate(classes).hasViolation(), body);
    }

    private void assertAccepted(ArchRule rule, String body) {
        var classes = Fixture.compile(folder.resolve("a"), "package org.fos.lib; " + body);
        assertFalse(rule.evaluate(classes).hasViolation(), body);
    }
}
