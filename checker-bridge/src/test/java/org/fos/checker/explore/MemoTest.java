package org.fos.checker.explore;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemoTest {
    private static final long ROOM = 1L << 30;

    @Test
    void whatIsNeverMetAgainIsGivenUpOnceThatIsPlain() {
        Memo memo = new Memo();
        ask(memo, 32_767, 1);
        assertFalse(memo.giveUp(ROOM));
        ask(memo, 1, 1);
        assertTrue(memo.giveUp(ROOM));
        assertTrue(memo.isOff());
        assertFalse(memo.giveUp(ROOM), "once is enough");
    }

    @Test
    void whatIsMetAgainMoreOftenThanNotIsKept() {
        Memo memo = new Memo();
        ask(memo, 100_000, 3);
        assertFalse(memo.giveUp(ROOM));
        assertFalse(memo.isOff());
    }

    @Test
    void whatTakesMoreThanItsShareIsGivenUpThoughItPays() {
        Memo memo = new Memo();
        ask(memo, 1000, 3);
        assertTrue(memo.giveUp(80_000));
        assertTrue(memo.isOff());
    }

    private static void ask(Memo memo, int distinct, int times) {
        Reads reads = new Reads();
        reads.current(0);
        for (int n = 0; n < distinct; n++) {
            memo.missed();
            memo.decisions.add(reads, new Seen[1], new int[] {n}, Boolean.TRUE);
        }
        memo.asked((long) distinct * times);
    }
}
