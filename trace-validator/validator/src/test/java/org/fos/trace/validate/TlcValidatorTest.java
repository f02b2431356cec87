package org.fos.trace.validate;

import org.fos.checker.tlc.inprocess.InProcessTlc;

class TlcValidatorTest extends ValidatorContract {
    TlcValidatorTest() {
        super(new InProcessTlc());
    }
}
