package org.fos.machine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.machine.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.LinkedBlockingQueue;

@Timeout(60)
class TcpLineTest {
    private static final long TOKEN = 77;

    private TcpLine connecting;
    private TcpLine listening;
    private final Log here = new Log();
    private final Log there = new Log();

    /** What one end was told, each as text. */
    private static final class Log implements Line.End {
        private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public void received(long connection, byte[] frame) {
            told.add("%d: %d".formatted(connection, ByteBuffer.wrap(frame).getInt()));
        }

        @Override
        public void broken(long connection) {
            told.add("%d broken".formatted(connection));
        }

        String next() throws InterruptedException {
            return told.take();
        }
    }

    TcpLineTest() throws IOException {
        connecting = TcpLine.connecting(TOKEN);
        listening = TcpLine.listening(TOKEN);
    }

    @BeforeEach
    void open() {
        connecting.open(here);
        listening.open(there);
    }

    @AfterEach
    void close() throws IOException {
        connecting.close();
        listening.close();
    }

    @Test
    void whatIsSentBeforeTheConnectionIsOpenArrivesInOrder() throws Exception {
        for (int i = 0; i < 100; i++) {
            connecting.send(1, frame(i));
        }
        connecting.peerListensAt(listening.port());
        for (int i = 0; i < 100; i++) {
            assertEquals("1: " + i, there.next());
        }
        listening.send(1, frame(7));
        assertEquals("1: 7", here.next());
    }

    @Test
    void aBreakIsToldToBothEndsAndTheNextConnectionOpensByItself() throws Exception {
        connecting.peerListensAt(listening.port());
        connecting.send(1, frame(1));
        assertEquals("1: 1", there.next());
        listening.cut();
        assertEquals("1 broken", here.next());
        assertEquals("1 broken", there.next());
        connecting.send(1, frame(2)); // Too late: it is lost.
        connecting.send(2, frame(3));
        assertEquals("2: 3", there.next());
    }

    @Test
    void anEndThatComesBackElsewhereIsFound() throws Exception {
        connecting.peerListensAt(listening.port());
        connecting.send(1, frame(1));
        assertEquals("1: 1", there.next());
        listening.close();
        assertEquals("1 broken", here.next());
        try (TcpLine again = TcpLine.listening(TOKEN)) {
            Log log = new Log();
            again.open(log);
            connecting.peerListensAt(again.port());
            connecting.send(2, frame(5));
            assertEquals("1: 5", log.next());
        }
    }

    @Test
    void aStrangerIsNotTakenForTheOtherEnd() throws Exception {
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), listening.port())) {
            stranger.getOutputStream()
                    .write(ByteBuffer.allocate(16).putLong(TOKEN + 1).putInt(4).putInt(9).array());
            connecting.peerListensAt(listening.port());
            connecting.send(1, frame(1));
            assertEquals("1: 1", there.next());
        }
    }

    @Test
    void whoIsHushedIsToldOfNoBreak() throws Exception {
        connecting.peerListensAt(listening.port());
        connecting.send(1, frame(1));
        assertEquals("1: 1", there.next());
        listening.hush();
        connecting.cut();
        assertEquals("1 broken", here.next());
        connecting.send(2, frame(2));
        assertEquals("1: 2", there.next());
    }

    private static byte[] frame(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
