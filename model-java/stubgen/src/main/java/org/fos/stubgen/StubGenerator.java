package org.fos.stubgen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Generates the classes of all services that a set of headers declares. */
final class StubGenerator {
    private StubGenerator() {}

    /**
     * The text of each class by its file name; worth writing only if no error was reported.
     *
     * @throws IOException if a header cannot be read
     */
    static SortedMap<String, String> generate(
            String packageName, List<Path> headers, Diagnostics diagnostics) throws IOException {
        List<Service> services = new ArrayList<>();
        for (Path header : headers) {
            HeaderReader.read(header, diagnostics)
                    .ifPresent(
                            service -> {
                                checkDiffers(header, service, services, diagnostics);
                                services.add(service);
                            });
        }
        SortedMap<String, String> files = new TreeMap<>();
        for (Service service : services) {
            files.putAll(
                    Map.of(
                            service.messagesClass() + ".java",
                            MessagesSource.of(service, packageName),
                            service.clientClass() + ".java",
                            ClientSource.of(service, packageName),
                            service.serverClass() + ".java",
                            ServerSource.of(service, packageName)));
        }
        return Collections.unmodifiableSortedMap(files);
    }

    private static void checkDiffers(
            Path header, Service service, List<Service> others, Diagnostics diagnostics) {
        for (Service other : others) {
            if (other.name().equals(service.name()) || other.id() == service.id()) {
                diagnostics.report(
                        new Diagnostic(
                                header.toString(),
                                1,
                                1,
                                "service(%s, %d)".formatted(service.name(), service.id()),
                                "a name and id other than service(%s, %d) of %s"
                                        .formatted(other.name(), other.id(), other.header())));
            }
        }
    }
}
