package org.fos.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Protects from actions whose Java has another name, other parameters, or is missing. */
class CorrespondenceTest {
    private static final String SCENARIO = "experiments/src/main/java/org/fos/experiments/scenario";

    /** Actions that no handler takes. */
    private static final ImmutableMap<String, String> BY_THE_MACHINE =
            ImmutableMap.of(
                    "Crash", "only the machine knows what is lost with a process",
                    "Quiet", "only the machine knows that nothing is under way");

    /** What only gathers actions under one name, and is no step of its own. */
    private static final ImmutableMap<String, String> GATHERERS =
            ImmutableMap.of(
                    "Redirecting", "it is Redirect of anybody",
                    "Noticing", "it is Suspect of those who have crashed",
                    "Trusting", "it is Trust of anybody");

    /** The protocols whose members are recorded on the simulated machine. */
    enum Protocol {
        STORE("store", "ReplicatedStore", "store", "(Fleet|Store).*", Map.of()),
        BUDDY(
                "dpool",
                "BuddyAllocator",
                "memory",
                "Buddy.*",
                ImmutableMap.of(
                        "transit", "nobody knows all that is on its way",
                        "hand", "a client's blocks lie with the client; they follow from args")),
        POOL(
                "dpool",
                "DPool",
                "dpool",
                "(Fleet|Pool).*",
                Map.of("lost", "nobody has what is lost; it follows from what the others have")),
        FLEET("fleet", "Fleet", "fleet", "FleetWatch.*", Map.of());

        private final String family;
        private final String module;
        private final String folder;
        private final String watch;
        private final Map<String, String> notRecorded;

        /**
         * @param family folder of the specification
         * @param module the specification
         * @param folder of the handlers' package
         * @param watch names of the files that record what no handler sees
         * @param notRecorded variables that no event speaks of, each with the reason
         */
        Protocol(
                String family,
                String module,
                String folder,
                String watch,
                Map<String, String> notRecorded) {
            this.family = family;
            this.module = module;
            this.folder = folder;
            this.watch = watch;
            this.notRecorded = notRecorded;
        }

        ImmutableMap<String, String> gatherers() {
            return this == FLEET ? GATHERERS : ImmutableMap.of();
        }

        Correspondence read() throws Exception {
            return Correspondence.of(
                    family, module, constants(), "model-java/fos/src/main/java/org/fos/" + folder);
        }

        String sources(Correspondence read) throws IOException {
            return read.handlers() + Correspondence.sources(SCENARIO, watch);
        }

        String definitions() throws IOException {
            return Files.readString(
                    House.ROOT.resolve("specs/%s/%s.tla".formatted(family, module)));
        }

        private Map<String, Value> constants() {
            Value none = Values.set(List.of());
            Value one = Values.integer(1);
            Value member = Values.string("m1");
            ImmutableMap.Builder<String, Value> constants = ImmutableMap.builder();
            constants.put("Member", Values.set(member)).put("Nobody", Values.model("Nobody"));
            return switch (this) {
                case STORE ->
                        constants
                                .put("Founder", Values.set(member))
                                .put("Key", none)
                                .put("Value", none)
                                .put("Absent", Values.model("Absent"))
                                .buildOrThrow();
                case BUDDY ->
                        constants
                                .put("Client", none)
                                .put("Home", member)
                                .put("MaxOrder", one)
                                .put("Memory", one)
                                .buildOrThrow();
                case FLEET ->
                        constants
                                .put("Client", none)
                                .put("Founders", Values.tuple(member))
                                .put("Detector", Values.string("perfect"))
                                .buildOrThrow();
                case POOL ->
                        constants
                                .put("Founder", Values.set(member))
                                .put("Element", none)
                                .put("Client", none)
                                .put("Start", Values.function(Map.of(member, none)))
                                .put("Scheme", Values.string("BulkTransfer"))
                                .put("Home", member)
                                .put("Block", one)
                                .put("Low", one)
                                .put("High", one)
                                .put("Gap", one)
                                .put("Collects", one)
                                .buildOrThrow();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyActionIsOneMethodOfItsName(Protocol protocol) throws Exception {
        ImmutableMap<String, String> noHandler =
                ImmutableMap.<String, String>builder()
                        .putAll(BY_THE_MACHINE)
                        .putAll(protocol.gatherers())
                        .buildOrThrow();
        assertEquals(List.of(), protocol.read().actionsWithoutAMethod(noHandler));
    }

    @ParameterizedTest
    @EnumSource
    void methodsStandInTheOrderOfTheActions(Protocol protocol) throws Exception {
        assertEquals(List.of(), protocol.read().methodsOutOfOrder(protocol.definitions()));
    }

    @ParameterizedTest
    @EnumSource
    void everyActionIsRecorded(Protocol protocol) throws Exception {
        Correspondence read = protocol.read();
        assertEquals(
                ImmutableSet.copyOf(protocol.gatherers().keySet()),
                ImmutableSet.copyOf(read.actionsNotRecorded(protocol.sources(read))));
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableIsRecordedUnlessThereIsAReason(Protocol protocol) throws Exception {
        Correspondence read = protocol.read();
        assertEquals(
                List.copyOf(protocol.notRecorded.keySet()),
                read.variablesNotRecorded(protocol.sources(read)));
    }

    @Test
    void anActionWithoutAMethodIsFound() throws Exception {
        Correspondence store = Protocol.STORE.read();
        String source = store.handlers();
        List<String> commit = List.of("Commit(m, k)");
        assertEquals(List.of(), missing(store, source));
        assertEquals(commit, missing(store, source.replace(" commit(", " decide(")));
        assertEquals(commit, missing(store, source.replace("!Commit(m, k)", "!Commit(k, m)")));
    }

    @Test
    void aMethodOutOfOrderIsFound() throws Exception {
        Correspondence pool = Protocol.POOL.read();
        String turned =
                pool.handlers()
                        .replace("DPool!Seek(", "DPool!Tmp(")
                        .replace("DPool!Remove(", "DPool!Seek(")
                        .replace("DPool!Tmp(", "DPool!Remove(");
        assertEquals(
                List.of("Seek"), pool.with(turned).methodsOutOfOrder(Protocol.POOL.definitions()));
    }

    private static List<String> missing(Correspondence store, String sources) {
        return store.with(sources).actionsWithoutAMethod(BY_THE_MACHINE);
    }
}
