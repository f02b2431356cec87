package org.fos.trace.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.checker.engine.CompiledEngine;
import org.fos.trace.report.OutcomeText;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class CompiledRefinementTest extends RefinementContract {
    CompiledRefinementTest() {
        super(new CompiledEngine());
    }

    private String text(String trace, String config) {
        Outcome outcome = validate(trace, under(config).refining(List.of()));
        return OutcomeText.of(outcome, Optional.empty()).replace(Specs.RESOURCES + "/", "");
    }

    @Test
    void saysWhichConjunctOfTheAbstractActionIsFalseAndWhatTheStepIsThere() {
        assertEquals(
                """
                REJECTED  Purses, event 3 of 4 (traces/refining/moved.ndjson:4)
                  Move(p = "left", q = "right")   recorded by Hand.move
                  is a step of the specification and none of what it refines: TheFullestIsATally is FALSE (Purses.tla:46:39)
                  nearest: Tally.tla:13:9   \\E n \\in 1..3 : Pay(n)   is FALSE: none of 3 elements will do
                    Tally.tla:13:25   Pay(n)   is FALSE for n = 1
                      Tally.tla:11:6   total' = total + n   is FALSE
                        total' = 2
                        total = 3
                    there, total = 3, then 2
                  everything before line 4 is explained; 1 candidate state
                """,
                text("moved.ndjson", "TheFullestIsATally"));
    }

    @Test
    void saysForWhichOfSeveralInstances() {
        assertEquals(
                """
                REJECTED  Purses, event 2 of 4 (traces/refining/together/left.ndjson:3)
                  Move(p = "left", q = "right", n = 1)
                  is a step of the specification and none of what it refines: EachPurseIsATally is FALSE (Purses.tla:40:25)
                  nearest: Tally.tla:13:9   \\E n \\in 1..3 : Pay(n)   is FALSE: none of 3 elements will do
                    Tally.tla:13:25   Pay(n)   is FALSE
                      Tally.tla:11:6   total' = total + n   is FALSE
                        total' = 2
                        total = 3
                  everything before line 3 is explained; 1 candidate state
                """,
                text("together", "EachPurseIsATally"));
    }

    @Test
    void saysOfAFirstStateWhatItShouldBe() {
        assertEquals(
                """
                REJECTED  Purses, event 1 of 4 (traces/refining/moved.ndjson:2)
                  Put(p = "left", n = 3)
                  the state before it is no first state of what is refined: OneMoreIsATally is FALSE (Tally.tla:15:9)
                  nearest: Tally.tla:15:9   Init   is FALSE
                    Tally.tla:7:9   total = 0   is FALSE   (total = 1)
                    there, total = 1
                  everything before line 2 is explained; 1 candidate state
                """,
                text("moved.ndjson", "OneMoreIsATally"));
    }
}
