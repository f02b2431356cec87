package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.Optional;

/** Made-up results, only to see what a report of them looks like. */
final class SampleResult {
    static final String SVG =
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 150" font-size="12">
            <!-- two members -->
            <line x1="60" y1="30" x2="620" y2="30" stroke="#888"/><text x="10" y="34">m1</text>
            <line x1="60" y1="110" x2="620" y2="110" stroke="#888"/><text x="10" y="114">m2</text>
            <path d="M120 30L260 110" stroke="#456" fill="none"/><text x="90" y="22">Begin</text>
            <circle cx="400" cy="30" r="5" fill="#b3261e"/><text x="385" y="20">Commit</text></svg>
            """;

    private SampleResult() {}

    static VerifyResult accepted() {
        return result(family(ImmutableList.of(rejection(true)), Verdict.HOLDS));
    }

    static VerifyResult rejected() {
        return result(family(ImmutableList.of(rejection(false)), Verdict.VIOLATED));
    }

    static VerifyResult result(FamilyResult... families) {
        Provenance provenance =
                new Provenance(
                        "4f1c2aa", "2 cores, 8 GB", "25.0.1+8", "2.19", "./fos verify --seed 7");
        return VerifyResult.of(ImmutableList.copyOf(families), 74.2, provenance);
    }

    static RejectionSection rejection(boolean expected) {
        String text =
                """
                Commit(m = m1, k = k1)   recorded by Member.commit
                  is not enabled: ReplicatedStore.tla:300:6   AllHaveVoted(m, k)   is FALSE
                  everything before line 13 is explained; 1 candidate state
                """;
        return new RejectionSection(
                expected,
                "REJECTED  ReplicatedStore, event 12 of 31",
                text,
                Optional.of(SVG),
                "./fos replay run-7");
    }

    static MutantRow mutant(String name, MutantPlace where, String by, String detail) {
        return new MutantRow(
                name, where, "what goes wrong", MutantFate.KILLED, Optional.of(by), detail, 1.3);
    }

    private static FamilyResult family(ImmutableList<RejectionSection> rejections, Verdict last) {
        ImmutableList.Builder<RunRow> runs = ImmutableList.builder();
        for (int seed = 1; seed <= 16; seed++) {
            boolean rejected = seed == 7 && last != Verdict.HOLDS;
            runs.add(run(seed, rejected ? RunVerdict.REJECTED : RunVerdict.ACCEPTED));
        }
        MutantRow majority =
                mutant(
                        "CommitOnMajority",
                        MutantPlace.SPEC,
                        "NoDecisionWithoutAllVotes",
                        "counterexample of 9 states");
        MutantRow silent =
                mutant("CommitSilently", MutantPlace.SPEC, "ReplicasConverge", "a lasso of 14");
        MutantRow java =
                mutant(
                        "CommitOnMajority",
                        MutantPlace.JAVA,
                        "AllHaveVoted",
                        "event 12, Commit(m1, k1), is not enabled");
        MutantRow survivor =
                new MutantRow(
                        "UndoOnAbort",
                        MutantPlace.JAVA,
                        "an abort restores the entry before",
                        last == Verdict.HOLDS ? MutantFate.KILLED : MutantFate.SURVIVED,
                        last == Verdict.HOLDS ? Optional.of("ApplyAbort") : Optional.empty(),
                        "",
                        4.8);
        return new FamilyResult(
                "store",
                ImmutableList.of(
                        new Rung("KVStore", "one table; each update happens at once"),
                        new Rung(
                                "ReplicatedStore",
                                "two-phase commit over all members, joins under a lock of the"
                                        + " table, crashes")),
                models(last),
                runs.build(),
                ImmutableList.of(majority, silent),
                ImmutableList.of(java, survivor),
                Optional.of(coverage()),
                rejections);
    }

    private static ImmutableList<ModelRow> models(Verdict last) {
        ImmutableList<String> differences =
                last == Verdict.HOLDS
                        ? ImmutableList.of()
                        : ImmutableList.of("distinct states: 41,880, pinned: 41,902");
        return ImmutableList.of(
                model("MCReplicatedStore", "safety", Verdict.HOLDS, "", 32164, 232577),
                model("MCReplicatedStoreLiveness", "liveness", Verdict.HOLDS, "", 9120, 61040),
                model("WitnessBlocked", "witness", Verdict.VIOLATED, "WitnessBlocked", 901, 4022),
                new ModelRow(
                        "MCReplicatedStoreJoin",
                        "two founders, one joiner",
                        "safety",
                        Verdict.HOLDS,
                        Verdict.HOLDS,
                        Optional.empty(),
                        41880,
                        301557,
                        27,
                        6.2,
                        differences));
    }

    private static ModelRow model(
            String name, String kind, Verdict verdict, String property, long d, long g) {
        return new ModelRow(
                name,
                "three members, one key",
                kind,
                verdict,
                verdict,
                Optional.of(property).filter(p -> !p.isEmpty()),
                d,
                g,
                18,
                3.1,
                ImmutableList.of());
    }

    private static RunRow run(long seed, RunVerdict verdict) {
        return new RunRow(
                "store: 3 members, 1 joiner, ycsb-a",
                seed,
                ImmutableList.of("crash", "delay"),
                1204 + seed,
                8_412_077,
                12.5,
                verdict,
                0.84,
                "./fos run store --seed " + seed + " --faults crash,delay");
    }

    private static CoverageSection coverage() {
        return new CoverageSection(
                ImmutableMap.<String, Long>builder()
                        .put("Begin", 4021L)
                        .put("VoteYes", 7610L)
                        .put("VoteNo", 511L)
                        .put("Commit", 3400L)
                        .put("Abort", 498L)
                        .put("AnswerCommitted", 12L)
                        .put("IgnoreAnswer", 1L)
                        .put("GiveUp", 0L)
                        .put("Quiet", 0L)
                        .buildOrThrow(),
                ImmutableList.of("messages"),
                ImmutableMap.of("Quiet", "stutters: nothing happens that could be recorded"));
    }
}
