package org.fos.experiments.scenario;

import org.fos.messaging.MessageSystem;

/** What connects the two machines of {@link MessagingWorld}. */
interface MachinesLink {
    /**
     * Starts the proxy of a machine.
     *
     * @param core from 0
     */
    void startProxy(MessageSystem system, String machine, int core);

    /** Breaks the connection; returns whether there was one. */
    boolean cut();
}
