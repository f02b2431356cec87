package org.fos.trace.validate;

import org.fos.checker.engine.CompiledEngine;

class CompiledRandomWalkPropertyTest extends RandomWalks {
    CompiledRandomWalkPropertyTest() {
        super(new CompiledEngine());
    }
}
