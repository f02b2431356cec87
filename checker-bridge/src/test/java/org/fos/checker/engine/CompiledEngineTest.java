package org.fos.checker.engine;

import org.fos.checker.step.StepperContract;
import org.fos.checker.step.StepperFactory;

class CompiledEngineTest extends StepperContract {

    @Override
    protected StepperFactory engine() {
        return new CompiledEngine();
    }
}
