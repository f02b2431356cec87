package org.fos.machine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;

import org.fos.machine.MachineFile.KernelCosts;
import org.fos.machine.MachineFile.ThreadCosts;
import org.fos.machine.MachineFile.Transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Reads machine files, and refuses whatever is missing, misspelt or without a source. */
final class MachineFileReader {
    static final ImmutableList<String> NAMES =
            ImmutableList.of("uniform-16", "xeon-e5-2670v2-2x10");

    private static final Map<String, MachineFile> READ = new ConcurrentSkipListMap<>();

    private MachineFileReader() {}

    static MachineFile named(String name) {
        if (!NAMES.contains(name)) {
            throw new MachineFileException(
                    "unknown machine '%s'; available: %s"
                            .formatted(name, String.join(", ", NAMES)));
        }
        return READ.computeIfAbsent(name, MachineFileReader::resource);
    }

    private static MachineFile resource(String name) {
        String resource = "machines/" + name + ".json";
        try (InputStream in = MachineFileReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource missing from the jar: " + resource);
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MachineFile read(Path path) {
        try {
            return parse(path.toString(), Files.readString(path));
        } catch (NoSuchFileException e) {
            throw new MachineFileException(
                    "no machine file %s; the machines that come with fos: %s"
                            .formatted(path, String.join(", ", NAMES)));
        } catch (CharacterCodingException e) {
            throw new MachineFileException(path + ": not text in UTF-8; expected a machine file");
        } catch (IOException e) {
            throw new MachineFileException(path + ": cannot be read: " + e);
        }
    }

    static MachineFile parse(String file, String text) {
        LocatedJson root = LocatedJson.parse(file, text);
        root.allowOnly(
                List.of(
                        "name",
                        "description",
                        "clock",
                        "topology",
                        "message",
                        "kernel",
                        "threads"));
        LocatedJson topology = root.member("topology");
        topology.allowOnly(List.of("sockets", "coresPerSocket", "source"));
        topology.member("source").text();
        int sockets = topology.member("sockets").count();
        LocatedJson kernel = root.member("kernel");
        kernel.allowOnly(List.of("trap", "capabilityCheck", "copyPerByte"));
        LocatedJson threads = root.member("threads");
        threads.allowOnly(List.of("create", "resume"));
        return new MachineFile(
                root.member("name").text(),
                root.member("description").text(),
                cost(root, "clock", "GHz"),
                sockets,
                topology.member("coresPerSocket").count(),
                transfers(root.member("message"), sockets),
                new KernelCosts(
                        cost(kernel, "trap", "cycles"),
                        cost(kernel, "capabilityCheck", "cycles"),
                        cost(kernel, "copyPerByte", "cycles/byte")),
                new ThreadCosts(
                        cost(threads, "create", "cycles"), cost(threads, "resume", "cycles")));
    }

    private static ImmutableMap<Distance, Transfer> transfers(LocatedJson message, int sockets) {
        List<Distance> distances =
                sockets == 1
                        ? List.of(Distance.SAME_CORE, Distance.SAME_SOCKET)
                        : List.of(Distance.values());
        message.allowOnly(distances.stream().map(Distance::key).toList());
        Map<Distance, Transfer> transfers = new EnumMap<>(Distance.class);
        for (Distance distance : distances) {
            LocatedJson transfer = message.member(distance.key());
            transfer.allowOnly(List.of("send", "propagation", "receive"));
            transfers.put(
                    distance,
                    new Transfer(
                            cost(transfer, "send", "cycles"),
                            cost(transfer, "propagation", "cycles"),
                            cost(transfer, "receive", "cycles")));
        }
        return Maps.immutableEnumMap(transfers);
    }

    private static Cost cost(LocatedJson parent, String name, String unit) {
        LocatedJson cost = parent.member(name);
        cost.allowOnly(List.of("value", "unit", "source"));
        LocatedJson given = cost.member("unit");
        if (!given.text().equals(unit)) {
            throw given.unexpected("the unit \"" + unit + "\"", "\"" + given.text() + "\"");
        }
        return new Cost(cost.member("value").number(), unit, cost.member("source").text());
    }
}
