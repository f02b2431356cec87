package org.fos.experiments.scenario;

import org.fos.lib.Journal;
import org.fos.machine.Machine;
import org.fos.messaging.Link;
import org.fos.messaging.MessageSystem;
import org.fos.messaging.ProxyServer;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The connection between two halves of one machine: both ends know at once that it has broken. */
final class SimulatedLink implements MachinesLink {
    private final Machine machine;
    private final Link link = new Link();
    private final Map<String, ProxyServer> proxies = new TreeMap<>();

    SimulatedLink(Machine machine) {
        this.machine = machine;
    }

    @Override
    public void startProxy(MessageSystem system, String name, int core) {
        proxies.put(name, ProxyServer.start(system, name, core, link, new Journal(null)));
    }

    @Override
    public boolean cut() {
        if (!link.isInUse()) {
            return false;
        }
        link.cut();
        for (Link.Reopening end : link.reopenings()) {
            Optional.ofNullable(proxies.get(end.machine()))
                    .ifPresent(proxy -> machine.interrupt(proxy.process(), end.open()));
        }
        return true;
    }
}
