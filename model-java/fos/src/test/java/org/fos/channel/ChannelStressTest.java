package org.fos.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.channel.ChannelWriter.Put;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Protects from races in the ring: two threads at full speed, under the real memory. */
class ChannelStressTest {
    private static final int MESSAGES = 100_000;
    private static final int WORDS = 16;

    /** What both threads look at to know whether to go on. */
    private static final class FirstWrong {
        private volatile String text = "";

        boolean isEmpty() {
            return text.isEmpty();
        }

        void is(String what) {
            text = what;
        }

        String text() {
            return text;
        }
    }

    @Test
    void noMessageIsLostTornOrTakenTwice() throws Exception {
        for (int slots : new int[] {1, 2, 5, 64}) {
            assertEquals("", firstWrong(Bug.NONE.map(new ChannelLayout(slots, 8 * WORDS))));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Bug.class, mode = Mode.EXCLUDE, names = "NONE")
    void eachBugIsSeen(Bug bug) throws Exception {
        String seen = "";
        for (int i = 0; i < 50 && seen.isEmpty(); i++) {
            seen = firstWrong(bug.map(new ChannelLayout(2, 8 * WORDS)));
        }
        assertEquals(false, seen.isEmpty(), bug + " was not seen");
    }

    /** Has one thread send numbers, each many times over in a message; another one takes them. */
    private static String firstWrong(Channel channel) throws InterruptedException {
        FirstWrong wrong = new FirstWrong();
        Thread sender =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    byte[] message = new byte[8 * WORDS];
                                    for (int n = 1; n <= MESSAGES && wrong.isEmpty(); n++) {
                                        java.util.Arrays.fill(message, (byte) n);
                                        while (channel.writer().put(message, 0, message.length)
                                                        != Put.SENT
                                                && wrong.isEmpty()) {
                                            Thread.onSpinWait();
                                        }
                                    }
                                });
        byte[] target = new byte[8 * WORDS];
        for (int n = 1; n <= MESSAGES && wrong.isEmpty(); n++) {
            if (take(channel.reader(), target, sender)) {
                compare(target, n, wrong);
            } else {
                wrong.is("message " + n + " did not come");
            }
        }
        sender.join();
        return wrong.text();
    }

    /** Returns whether a message has come; when the sender has ended, none will. */
    private static boolean take(ChannelReader reader, byte[] target, Thread sender) {
        while (true) {
            boolean last = !sender.isAlive();
            if (reader.take(target) != ChannelReader.NOTHING) {
                return true;
            }
            if (last) {
                return false;
            }
            Thread.onSpinWait();
        }
    }

    private static void compare(byte[] target, int n, FirstWrong wrong) {
        for (byte octet : target) {
            if (octet != (byte) n) {
                wrong.is("message " + n + " has a byte " + octet);
            }
        }
    }
}
