package org.fos.machine.host;

import org.fos.machine.Line;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A line over TCP to a process on this host: one end connects, the other listens. Who connects is
 * told of every connection that breaks; who listens may never have seen one that broke early. Each
 * end shows a token first, so that neither takes a stranger for the other.
 */
public final class TcpLine implements Line, Closeable {
    private static final int GREETING_MILLIS = 1_000;
    private static final long BETWEEN_TRIES_NANOS = 5_000_000;
    private static final int MOST_BYTES = 1 << 24;

    private final long token;
    private final @Nullable ServerSocket server;
    private final LinkedBlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
    private volatile int peerPort;

    // All below is guarded by this.
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private long number = 1;
    private @Nullable Socket socket;
    private boolean hushed;
    private boolean closed;

    private TcpLine(long token, @Nullable ServerSocket server) {
        this.token = token;
        this.server = server;
    }

    /**
     * Makes the end that connects, once it is told where to.
     *
     * @param token that both ends know, and nobody else
     */
    public static TcpLine connecting(long token) {
        return new TcpLine(token, null);
    }

    /**
     * Makes the end that listens, at a port of this host that is free.
     *
     * @param token that both ends know, and nobody else
     * @throws IOException if there is no such port
     */
    public static TcpLine listening(long token) throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new TcpLine(token, server);
    }

    /** Returns the port at which this end listens; 0 if it connects. */
    public int port() {
        return server == null ? 0 : server.getLocalPort();
    }

    /** Says at which port the other end listens now. */
    public void peerListensAt(int port) {
        peerPort = port;
    }

    /** Opens the first connection, and each next one when one has broken. */
    public void open(End end) {
        ServerSocket listening = server;
        if (listening != null) {
            Thread.ofVirtual().start(() -> acceptAll(listening));
        }
        Thread.ofVirtual().start(() -> carryAll(end));
    }

    @Override
    public synchronized void send(long connection, byte[] frame) {
        if (connection == number) {
            waiting.add(frame);
            notifyAll();
        }
    }

    /** Breaks the connection that is open, if one is. */
    public synchronized void cut() {
        close(socket);
    }

    /** From here on no end is told of a break: the machines are about to stop. */
    public synchronized void hush() {
        hushed = true;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        hushed = true;
        close(socket);
        if (server != null) {
            server.close();
        }
        notifyAll();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void acceptAll(ServerSocket listening) {
        while (!isClosed()) {
            try {
                Socket next = listening.accept();
                cut(); // The other end would not open one if that were not gone.
                accepted.add(next);
            } catch (IOException e) {
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            }
        }
    }

    private void carryAll(End end) {
        while (!isClosed()) {
            Socket next = next();
            if (next == null || !isTheOther(next)) {
                close(next);
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            } else {
                carry(next, end);
            }
        }
    }

    private @Nullable Socket next() {
        try {
            if (server != null) {
                return accepted.take();
            }
            int port = peerPort;
            return port == 0 ? null : new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            return null; // Nobody listens there yet, or any more.
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private boolean isTheOther(Socket next) {
        try {
            next.setTcpNoDelay(true);
            next.setSoTimeout(GREETING_MILLIS);
            byte[] mine = ByteBuffer.allocate(Long.BYTES).putLong(token).array();
            next.getOutputStream().write(mine);
            boolean equal = new DataInputStream(next.getInputStream()).readLong() == token;
            next.setSoTimeout(0);
            return equal;
        } catch (IOException e) {
            return false;
        }
    }

    /** Carries frames both ways until the connection breaks. */
    private void carry(Socket open, End end) {
        long mine;
        synchronized (this) {
            if (closed) {
                close(open);
                return;
            }
            socket = open;
            mine = number;
        }
        Thread.ofVirtual().start(() -> writeAll(open, mine));
        try (open) {
            DataInputStream in = new DataInputStream(open.getInputStream());
            while (true) {
                int length = in.readInt();
                if (length < 0 || length > MOST_BYTES) {
                    throw new IOException("no frame has this length: " + length);
                }
                byte[] frame = new byte[length];
                in.readFully(frame);
                end.received(mine, frame);
            }
        } catch (IOException e) {
            if (isGone(mine)) {
                end.broken(mine);
            }
        }
    }

    /** Counts on; returns whether the end is to be told. */
    private synchronized boolean isGone(long mine) {
        socket = null;
        if (hushed) {
            return false;
        }
        number = mine + 1;
        waiting.clear();
        notifyAll();
        return true;
    }

    private void writeAll(Socket open, long mine) {
        try {
            for (byte[] frame = next(mine); frame != null; frame = next(mine)) {
                byte[] bytes =
                        ByteBuffer.allocate(Integer.BYTES + frame.length)
                                .putInt(frame.length)
                                .put(frame)
                                .array();
                open.getOutputStream().write(bytes);
            }
        } catch (IOException e) {
            close(open);
        }
    }

    private synchronized byte @Nullable [] next(long mine) {
        try {
            while (number == mine && !closed && waiting.isEmpty()) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
        return number == mine && !closed ? waiting.remove() : null;
    }

    private static void close(@Nullable Socket socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                System.getLogger(TcpLine.class.getName())
                        .log(System.Logger.Level.DEBUG, "a socket does not close", e);
            }
        }
    }
}
