package org.fos.trace.validate;

import org.fos.checker.engine.CompiledEngine;

class CompiledValidatorTest extends ValidatorContract {
    CompiledValidatorTest() {
        super(new CompiledEngine());
    }
}
