package org.fos.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.google.common.collect.ImmutableList;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.MonitorInstruction;
import java.util.List;
import java.util.Map;

/**
 * What code on the simulated machine must not use, so that one seed gives one run: no time but the
 * machine's, no randomness but the seed's, no order that depends on addresses or on the JVM's
 * start; and no lock, as a cooperative thread that waits for one blocks all others.
 */
final class DeterminismRules {
    private static final String CLOCK = "the machine's virtual time";
    private static final String SEED = "a random stream of the run's seed";
    private static final String ORDER =
            "a collection with an order of its own: LinkedHashMap, TreeMap, Guava's Immutable…";

    private static final List<Ban> BANS =
            ImmutableList.of(
                    Ban.of("java.lang.System", "nanoTime|currentTimeMillis", CLOCK),
                    Ban.of("java.lang.Thread", "sleep", CLOCK),
                    Ban.of("java.time..*", "now|system.*", CLOCK),
                    Ban.of("java.lang.(Strict)?Math", "random", SEED),
                    Ban.of("java.util.UUID", "randomUUID", SEED),
                    Ban.of("java.util.(Splittable)?Random", "<init>", 0, 0, SEED),
                    Ban.of("java.util.random.RandomGenerator.*", "getDefault|of|create", SEED),
                    Ban.of("java.util.concurrent.ThreadLocalRandom", ".*", SEED),
                    Ban.of("java.security.SecureRandom", ".*", SEED),
                    Ban.of("java.util.Collections", "shuffle", 1, 1, SEED),
                    Ban.of("java.lang.System", "identityHashCode", "a number of your own"),
                    Ban.of("java.util.Set", "of", 1, 10, ORDER),
                    Ban.of("java.util.Map", "of", 3, 20, ORDER),
                    Ban.of("java.util.Map", "ofEntries", ORDER),
                    Ban.of("java.util.(Set|Map)", "copyOf", ORDER),
                    Ban.of("java.util.stream.Collectors", "to(Unmodifiable)?Set", ORDER),
                    Ban.of("java.util.stream.Collectors", "toUnmodifiableMap", ORDER),
                    Ban.of("java.util.stream.Collectors", "toMap", 2, 3, ORDER),
                    Ban.of("java.util.stream.Collectors", "groupingBy", 1, 2, ORDER),
                    Ban.of("java.util..*", "parallel|parallelStream", "a sequential stream"));

    private static final String UNORDERED =
            "java.util.(HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable)"
                    + "|java.util.concurrent.ConcurrentHashMap"
                    + "|com.google.common.collect.Hash.*";

    private static final String BLOCKING =
            "java.util.concurrent.locks..*"
                    + "|java.util.concurrent.(Semaphore|CountDownLatch|CyclicBarrier|Phaser"
                    + "|Exchanger|.*Future|.*Blocking.*|.*TransferQueue|SynchronousQueue)";

    private DeterminismRules() {}

    /** No hidden time or randomness, and no method whose result is in an order of chance. */
    static ArchRule noHiddenTimeOrRandomness(Map<String, String> exceptions) {
        return classes()
                .that(areSimulatedExcept(exceptions))
                .should(Ban.none(BANS))
                .allowEmptyShould(true);
    }

    /** No collection that iterates in an order of chance. */
    static ArchRule noUnorderedCollections(Map<String, String> exceptions) {
        return noClasses()
                .that(areSimulatedExcept(exceptions))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(UNORDERED)
                .because("it iterates in an order of chance; use " + ORDER)
                .allowEmptyShould(true);
    }

    /** Nothing that blocks the carrier of all cooperative threads. */
    static ArchRule noBlocking(Map<String, String> exceptions) {
        return noClasses()
                .that(areSimulatedExcept(exceptions))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(BLOCKING)
                .because(
                        "it blocks the carrier of all cooperative threads; sleep until a condition")
                .allowEmptyShould(true);
    }

    /** No monitor: a yield that holds one blocks the carrier. */
    static ArchRule noMonitors(Map<String, String> exceptions) {
        return classes()
                .that(areSimulatedExcept(exceptions))
                .should(enterNoMonitor())
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> areSimulatedExcept(
            Map<String, String> exceptions) {
        return DescribedPredicate.describe(
                "run on the simulated machine",
                type ->
                        House.SIMULATED.stream()
                                        .anyMatch(p -> House.isAtOrBelow(type.getPackageName(), p))
                                && !House.isAtOrBelow(type.getPackageName(), House.REAL)
                                && !exceptions.containsKey(outermost(type)));
    }

    private static String outermost(JavaClass type) {
        int nested = type.getName().indexOf('$');
        return nested < 0 ? type.getName() : type.getName().substring(0, nested);
    }

    private static ArchCondition<JavaClass> enterNoMonitor() {
        return new ArchCondition<>("enter no monitor") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                        .map(method -> method.getFullName() + " is synchronized")
                        .forEach(m -> events.add(SimpleConditionEvent.violated(type, m)));
                for (String method : methodsWithSynchronizedBlocks(type)) {
                    String message = type.getName() + "." + method + " has a synchronized block";
                    events.add(SimpleConditionEvent.violated(type, message));
                }
            }
        };
    }

    private static List<String> methodsWithSynchronizedBlocks(JavaClass type) {
        Source source = type.getSource().orElseThrow();
        try (InputStream bytes = source.getUri().toURL().openStream()) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                    .filter(DeterminismRules::entersMonitor)
                    .map(method -> method.methodName().stringValue())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean entersMonitor(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .anyMatch(element -> element instanceof MonitorInstruction);
    }
}
