package org.fos.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableMap;

import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.List;

/** Protects from steps of kernels, libfos and proxies that their specifications do not have. */
class MessagingCorrespondenceTest {
    private static final String HANDLERS = "model-java/fos/src/main/java/org/fos/messaging";

    /** What watches the machine. */
    private static final String WATCHED = "experiments/src/main/java/org/fos/experiments/scenario";

    private static final Value NOTHING = Values.set(List.of());

    private static final ImmutableMap<String, String> BY_THE_MACHINE =
            ImmutableMap.of("Quiet", "only the machine knows that nothing is under way");

    @Test
    void everyActionOfMessagingIsOneMethodOfItsName() throws Exception {
        assertEquals(List.of(), messaging().actionsWithoutAMethod(BY_THE_MACHINE));
    }

    @Test
    void everyActionAndVariableIsRecorded() throws Exception {
        String sources =
                Correspondence.sources(HANDLERS)
                        + Files.readString(House.ROOT.resolve(WATCHED + "/MessagingWatch.java"))
                        + Files.readString(House.ROOT.resolve(WATCHED + "/RelaysUnderTest.java"));
        assertEquals(List.of(), messaging().actionsNotRecorded(sources));
        assertEquals(List.of(), messaging().variablesNotRecorded(sources));
        // It is no step of its own, but a part of two.
        assertEquals(List.of("Disconnected"), proxy().actionsNotRecorded(sources));
        assertEquals(List.of(), proxy().variablesNotRecorded(sources));
    }

    @Test
    void everyActionOfTheProxiesIsOneMethodOfItsName() throws Exception {
        assertEquals(List.of(), proxy().actionsWithoutAMethod(ImmutableMap.of()));
    }

    @Test
    void anActionWithOtherParametersIsFound() throws Exception {
        Correspondence messaging = messaging();
        String swapped = messaging.handlers().replace("!Delegate(p, q, b)", "!Delegate(q, p, b)");
        assertEquals(
                List.of("Delegate(p, q, b)"),
                messaging.with(swapped).actionsWithoutAMethod(BY_THE_MACHINE));
    }

    private static Correspondence messaging() throws Exception {
        return Correspondence.of(
                "messaging",
                "Messaging",
                ImmutableMap.<String, Value>builder()
                        .put("Process", NOTHING)
                        .put("Mailbox", NOTHING)
                        .put("Place", NOTHING)
                        .put("MachineOf", NOTHING)
                        .put("FirstPlace", NOTHING)
                        .put("Slots", Values.integer(1))
                        .put("Nobody", Values.model("Nobody"))
                        .put("Nowhere", Values.model("Nowhere"))
                        .buildOrThrow(),
                HANDLERS);
    }

    private static Correspondence proxy() throws Exception {
        return Correspondence.of(
                "messaging",
                "Proxy",
                ImmutableMap.of(
                        "Machine",
                        Values.set(List.of(Values.string("A"), Values.string("B"))),
                        "Nobody",
                        Values.model("Nobody")),
                HANDLERS);
    }
}
