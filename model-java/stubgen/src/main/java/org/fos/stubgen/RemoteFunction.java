package org.fos.stubgen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function of a service.
 *
 * @param name its name in Java
 * @param prototype its C prototype without annotations, for the reader
 * @param oneway whether the caller waits for nothing
 * @param result the type of the returned value, if it is not void
 * @param parameters in C's order, lengths of buffers left out
 */
record RemoteFunction(
        String name,
        String prototype,
        boolean oneway,
        Optional<WireType> result,
        List<Parameter> parameters) {

    /** What the returned value is called in a reply. */
    static final String RESULT = "result";

    List<Parameter> request() {
        return parameters.stream().filter(p -> p.direction().inRequest()).toList();
    }

    /** The returned value first, then what comes back in parameters. */
    List<Parameter> reply() {
        List<Parameter> reply = new ArrayList<>();
        result.ifPresent(type -> reply.add(new Parameter(RESULT, Direction.OUT, type)));
        parameters.stream().filter(p -> p.direction().inReply()).forEach(reply::add);
        return List.copyOf(reply);
    }

    String requestRecord() {
        return JavaNames.capitalized(name) + "Request";
    }

    String replyRecord() {
        return JavaNames.capitalized(name) + "Reply";
    }

    String requestConstant() {
        return JavaNames.constant(name);
    }

    String replyConstant() {
        return JavaNames.constant(name) + "_REPLY";
    }
}
