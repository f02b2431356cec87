package org.fos.trace.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.fos.checker.step.StepperFactory;
import org.fos.trace.validate.Rejection.Unrefined;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Traces that a specification explains, and what it refines allows or does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefinementContract {
    private static final Path FOLDER = Specs.RESOURCES.resolve("specs/refining");

    private final ValidationSession session;
    private final Validator validator;

    RefinementContract(StepperFactory engine) {
        session = new ValidationSession(engine);
        validator = new Validator(session);
    }

    @AfterAll
    void close() {
        session.close();
    }

    /** Where the specification is, under a configuration. */
    static SpecLocation under(String config) {
        return new SpecLocation(
                FOLDER,
                Optional.empty(),
                Optional.of(FOLDER.resolve(config + ".cfg")),
                Optional.empty());
    }

    Outcome validate(String trace, SpecLocation location) {
        return validator.validate(
                Specs.traces("refining").resolve(trace), location, ValidationOptions.DEFAULT);
    }

    private Outcome refining(String trace, String config) {
        return validate(trace, under(config).refining(List.of()));
    }

    @ParameterizedTest
    @CsvSource({"moved.ndjson", "unsure.ndjson", "together"})
    void theSpecificationAloneExplainsThem(String trace) {
        assertInstanceOf(Outcome.Accepted.class, validate(trace, under("EachPurseIsATally")));
    }

    @ParameterizedTest
    @CsvSource({"moved.ndjson", "unsure.ndjson", "together"})
    void aRightMappingAllowsEveryStep(String trace) {
        var accepted = assertInstanceOf(Outcome.Accepted.class, refining(trace, "ImplementsTally"));
        assertEquals("every step was held to ImplementsTally too", accepted.notes().getFirst());
    }

    @Test
    void fairnessIsNotedAsWhatNoTraceShows() {
        var accepted =
                assertInstanceOf(
                        Outcome.Accepted.class, refining("moved.ndjson", "ImplementsTally"));
        assertEquals(2, accepted.notes().size());
    }

    @ParameterizedTest
    @CsvSource({
        "moved.ndjson, EachPurseIsATally, 4",
        "moved.ndjson, TheFullestIsATally, 4",
        "moved.ndjson, OneMoreIsATally, 2",
        "together, EachPurseIsATally, 3",
        "together, OneMoreIsATally, 2",
    })
    void aWrongMappingRejectsTheFirstStepThatItForbids(String trace, String config, long line) {
        var rejected = assertInstanceOf(Outcome.Rejected.class, refining(trace, config));
        assertEquals(line, rejected.rejection().event().line());
        var reason = assertInstanceOf(Unrefined.class, rejected.rejection().reason());
        assertEquals(config, reason.breach().property());
    }

    @Test
    void aBehaviourThatIsAllowedIsFoundAmongOthers() {
        var accepted =
                assertInstanceOf(
                        Outcome.Accepted.class, refining("unsure.ndjson", "TheFullestIsATally"));
        assertEquals(3, accepted.events());
    }

    @Test
    void ofSeveralPropertiesThatOfAnInstanceIsMeant() {
        var accepted = assertInstanceOf(Outcome.Accepted.class, refining("moved.ndjson", "Both"));
        assertEquals("every step was held to ImplementsTally too", accepted.notes().getFirst());
    }

    @Test
    void aPropertyMayBeNamedWithoutAConfiguration() {
        SpecLocation location = SpecLocation.in(FOLDER).refining(List.of("TheFullestIsATally"));
        var rejected = assertInstanceOf(Outcome.Rejected.class, validate("moved.ndjson", location));
        assertEquals(4, rejected.rejection().event().line());
    }

    @Test
    void aConfigurationThatNamesNoRefinementIsInvalid() {
        var invalid =
                assertInstanceOf(Outcome.Invalid.class, refining("moved.ndjson", "CoinsChange"));
        assertEquals(
                "the specification cannot be loaded with this header: CoinsChange.cfg: no PROPERTY"
                        + " says what Purses refines; it names CoinsChange; expected one such as"
                        + " Refines == A!Spec, with A == INSTANCE Abstract WITH ...",
                invalid.message().replace(FOLDER + "/", ""));
    }

    @Test
    void withoutAConfigurationNothingSaysWhatIsRefined() {
        SpecLocation location = SpecLocation.in(FOLDER).refining(List.of());
        var invalid = assertInstanceOf(Outcome.Invalid.class, validate("moved.ndjson", location));
        assertEquals(
                "the specification cannot be loaded with this header: Purses.tla: no configuration"
                    + " names a PROPERTY that says what it refines; expected one such as Refines =="
                    + " A!Spec, with A == INSTANCE Abstract WITH ...",
                invalid.message().replace(FOLDER + "/", ""));
    }
}
