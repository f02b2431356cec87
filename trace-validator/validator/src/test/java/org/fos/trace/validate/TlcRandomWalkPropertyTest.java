package org.fos.trace.validate;

import org.fos.checker.tlc.inprocess.InProcessTlc;

class TlcRandomWalkPropertyTest extends RandomWalks {
    TlcRandomWalkPropertyTest() {
        super(new InProcessTlc());
    }
}
