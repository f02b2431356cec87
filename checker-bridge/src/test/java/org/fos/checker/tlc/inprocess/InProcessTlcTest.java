package org.fos.checker.tlc.inprocess;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.step.State;
import org.fos.checker.step.StepResult;
import org.fos.checker.step.Stepper;
import org.fos.checker.step.StepperContract;
import org.fos.checker.step.StepperFactory;
import org.fos.checker.value.Values;
import org.junit.jupiter.api.Test;

class InProcessTlcTest extends StepperContract {

    @Override
    protected StepperFactory engine() {
        return new InProcessTlc();
    }

    @Test
    void aNumberThatTlcCannotHoldIsAnError() throws Exception {
        try (Stepper mailroom = mailroom()) {
            State state = only(mailroom.initialStates());
            StepResult tooLarge = mailroom.step(state, call("Send", "c", Values.integer(1L << 40)));
            assertTrue(tooLarge.error().orElseThrow().message().contains("32 bits"));
        }
    }
}
