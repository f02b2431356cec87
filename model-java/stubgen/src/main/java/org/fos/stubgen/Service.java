package org.fos.stubgen;

import java.util.List;

/**
 * A service as its header declares it.
 *
 * @param name prefix of the generated classes
 * @param id 0..{@value #MAX_ID}; message types are numbered from 256 times this
 * @param header the header's file name
 */
record Service(String name, int id, String header, List<RemoteFunction> functions) {
    static final int TYPES_PER_SERVICE = 256;
    static final int MAX_ID = Integer.MAX_VALUE / TYPES_PER_SERVICE;

    /** A request and a reply for each. */
    static final int MAX_FUNCTIONS = TYPES_PER_SERVICE / 2;

    int requestType(RemoteFunction function) {
        return id * TYPES_PER_SERVICE + 2 * functions.indexOf(function);
    }

    int replyType(RemoteFunction function) {
        return requestType(function) + 1;
    }

    String messagesClass() {
        return name + "Messages";
    }

    String clientClass() {
        return name + "Client";
    }

    String serverClass() {
        return name + "Server";
    }
}
