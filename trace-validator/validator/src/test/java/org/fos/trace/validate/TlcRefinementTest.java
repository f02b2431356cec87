package org.fos.trace.validate;

import org.fos.checker.tlc.inprocess.InProcessTlc;

class TlcRefinementTest extends RefinementContract {
    TlcRefinementTest() {
        super(new InProcessTlc());
    }
}
