package org.fos.experiments.scenario;

import org.fos.machine.host.TcpLine;
import org.fos.messaging.Gateway;
import org.fos.messaging.MessageSystem;
import org.fos.messaging.ProxyServer;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The connection between two machines in one JVM: TCP, as if they were in two. */
final class TcpLink implements MachinesLink, Closeable {
    private final TcpLine connecting;
    private final TcpLine listening;
    private final List<Gateway> gateways = new ArrayList<>();

    /**
     * Makes both ends, which are not open yet.
     *
     * @param token that nobody else shows
     * @throws IOException if no port is free
     */
    TcpLink(long token) throws IOException {
        connecting = TcpLine.connecting(token);
        listening = TcpLine.listening(token);
    }

    @Override
    public void startProxy(MessageSystem system, String name, int core) {
        gateways.add(ProxyServer.start(system, name, core, line(gateways.size())));
    }

    private TcpLine line(int number) {
        return number == 0 ? connecting : listening;
    }

    /** Connects, once the machine runs. */
    void open() {
        connecting.peerListensAt(listening.port());
        for (int i = 0; i < gateways.size(); i++) {
            line(i).open(gateways.get(i));
        }
    }

    @Override
    public boolean cut() {
        connecting.cut();
        return true;
    }

    @Override
    public void close() throws IOException {
        connecting.hush();
        listening.hush();
        connecting.close();
        listening.close();
    }
}
