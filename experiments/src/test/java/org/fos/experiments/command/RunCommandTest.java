package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.fos.experiments.console.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class RunCommandTest {
    private final Path home;

    RunCommandTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void shouldRunWithExactlyTheKeysOfTheContract() throws IOException {
        Ended ended = run("run", "store", "--seed", "5", "--runs", "2", "--events", "60", "--json");
        assertEquals(0, ended.status(), ended.err());
        JsonNode json = ended.json();
        assertEquals(
                List.of(
                        "scenario",
                        "seed",
                        "backend",
                        "verdict",
                        "events",
                        "virtualCycles",
                        "seconds",
                        "traces",
                        "metrics",
                        "failures"),
                json.properties().stream().map(Map.Entry::getKey).toList());
        assertEquals(5, json.get("seed").asLong());
        assertEquals("seed 5\n", ended.err());
    }

    @Test
    void shouldRunOnRealThreadsIntoAFolderThatIsOneRunAndCannotBeReplayed() throws IOException {
        Path traces = home.resolve("traces");
        Ended ended =
                run(
                        "run",
                        "store",
                        "--backend",
                        "host",
                        "--seed",
                        "4",
                        "--trace",
                        traces.toString(),
                        "--json");
        assertEquals(0, ended.status(), ended.err());
        assertEquals("host", ended.json().get("backend").asText());
        Path folder = traces.resolve("store-4");
        assertEquals(folder.toString(), ended.json().get("traces").get(0).asText());
        assertTrue(Files.exists(folder.resolve("m1.ndjson")));
        for (Path trace : List.of(folder, folder.resolve("m1.ndjson"))) {
            Ended replayed = run("replay", trace.toString());
            assertEquals(2, replayed.status());
            assertTrue(replayed.err().contains("real threads"), replayed.err());
        }
    }

    @Test
    void shouldRefuseWhatTheMachineAtHandCannotDo() {
        for (List<String> options :
                List.of(
                        List.of("--faults", "crash"),
                        List.of("--machine", "uniform-16"),
                        List.of("--cores", "0"))) {
            List<String> all = new ArrayList<>(List.of("run", "store", "--backend", "host"));
            all.addAll(options);
            Ended ended = run(all.toArray(String[]::new));
            assertEquals(2, ended.status(), ended.out());
            assertTrue(ended.err().contains(options.getFirst()), ended.err());
        }
        Ended fleet = run("run", "fleet", "--backend", "host");
        assertEquals(2, fleet.status());
        assertTrue(
                fleet.err().contains("expected one of store, pool, buddy, messaging"), fleet.err());
        Ended several = run("run", "messaging", "--backend", "host", "--jvms", "2");
        assertEquals(2, several.status());
        assertTrue(several.err().contains("expected one of store, pool, proxies"), several.err());
        Ended simulated = run("run", "store", "--cores", "2");
        assertEquals(2, simulated.status());
        assertTrue(simulated.err().contains("--backend host"), simulated.err());
    }

    @Test
    void shouldPrintTheSeedFirstThoughItIsDrawn() {
        Ended ended = run("run", "store", "--events", "40", "--faults", "none");
        assertEquals(0, ended.status(), ended.err());
        assertTrue(ended.out().matches("(?s)seed \\d+\n.*"), ended.out());
    }

    @Test
    void shouldReplayATraceByteForByteAndNameTheFirstLineThatDiffers() throws IOException {
        Path traces = home.resolve("traces");
        Ended recorded = run("run", "store", "--seed", "7", "--trace", traces.toString());
        assertEquals(0, recorded.status(), recorded.out() + recorded.err());
        Path trace = traces.resolve("store-7.ndjson");
        Ended again = run("replay", trace.toString(), "--json");
        assertEquals(0, again.status(), again.err());
        assertTrue(again.json().get("identical").asBoolean());
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(trace));
        lines.remove(2);
        Files.write(trace, lines);
        Ended differs = run("replay", trace.toString(), "--json");
        assertEquals(1, differs.status());
        assertEquals(trace + ":3", differs.json().get("firstDifference").asText());
    }

    @Test
    void shouldNeverWriteOverATrace() throws IOException {
        Path trace = Files.writeString(home.resolve("store-7.ndjson"), "mine");
        Ended ended = run("run", "store", "--seed", "7", "--trace", home.toString());
        assertEquals(2, ended.status());
        assertTrue(ended.err().contains("exists already"), ended.err());
        assertEquals("mine", Files.readString(trace));
    }

    @Test
    void shouldBeUndecidedIfTheTraceCannotBeWritten() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        Ended ended = run("run", "store", "--trace", file.resolve("traces").toString(), "--json");
        assertEquals(3, ended.status(), ended.err());
        assertEquals("undecided", ended.json().get("verdict").asText());
        assertTrue(ended.json().get("reason").asText().contains("--trace"), ended.out());
    }

    @Test
    void shouldOfferTheNamesThatExist() {
        complains("unknown scenario 'stroe'; did you mean store", "run", "stroe");
        complains("unknown machine 'uniform-17'", "run", "store", "--machine", "uniform-17");
        complains(
                "unknown fault 'crush'; did you mean crash?", "run", "store", "--faults", "crush");
        complains("unknown workload 'yscb-a'", "run", "store", "--workload", "yscb-a");
        complains("unknown bug 'UndoOnAbrt'", "run", "store", "--bug", "UndoOnAbrt");
        complains("--members must be at least 1, got 0", "run", "store", "--members", "0");
        complains("unknown option '--sede'; did you mean --seed", "run", "store", "--sede", "1");
    }

    @Test
    void shouldNameThePlaceInAMalformedWorkloadOrTrace() throws IOException {
        Path workload = Files.writeString(home.resolve("w.workload"), "read /a\nsteal /b\n");
        complains("w.workload:2: got ", "run", workload.toString());
        Path trace = Files.writeString(home.resolve("t.ndjson"), "{\"fos-trace\":1,,}\n");
        complains("t.ndjson:1:", "replay", trace.toString());
        Path empty = Files.writeString(home.resolve("e.ndjson"), "");
        complains("e.ndjson:1: expected a header", "replay", empty.toString());
        complains("none.ndjson: expected a trace file", "replay", "none.ndjson");
    }

    @Test
    void shouldTakeAMachineFileAndReplayWithIt() throws IOException {
        Path machine = home.resolve("mine.json");
        Files.copy(
                Path.of(System.getProperty("fos.home", ".."))
                        .resolve("model-java/fos/src/main/resources/org/fos/machine/machines")
                        .resolve("uniform-16.json"),
                machine);
        Ended recorded =
                run(
                        "run",
                        "store",
                        "--seed",
                        "3",
                        "--machine",
                        machine.toString(),
                        "--trace",
                        home.toString());
        assertEquals(0, recorded.status(), recorded.err());
        Path trace = home.resolve("store-3.ndjson");
        assertEquals(0, run("replay", trace.toString()).status());
        Files.writeString(machine, Files.readString(machine).replace("sockets", "socket"));
        complains("mine.json:", "run", "store", "--machine", machine.toString());
        Files.delete(machine);
        complains("mine.json'; available: uniform-16", "replay", trace.toString());
        complains(
                "a folder; expected a machine file", "run", "store", "--machine", home.toString());
    }

    @Test
    void shouldNameTheFactInTheProvenanceThatIsWrong() throws IOException {
        Ended recorded = run("run", "store", "--seed", "2", "--trace", home.toString());
        assertEquals(0, recorded.status(), recorded.err());
        String text = Files.readString(home.resolve("store-2.ndjson"));
        changed(text, "\"members\":3", "\"members\":0", "members must be at least 1, got 0");
        changed(text, "\"clients\":4", "\"clients\":0", "clients must be at least 1, got 0");
        changed(text, "\"bug\":\"\"", "\"bug\":\"x\"", "'bug' must be one of [vote_yes");
        changed(text, "\"mode\":\"safety", "\"mode\":\"x", "'mode' must be one of [safety, liv");
        changed(text, "\"swarm\":true", "\"swarm\":3", "'swarm' must be one of [true, false]");
        changed(text, "\"workload\":\"", "\"workload\":\"x", "unknown workload 'xconflict'");
    }

    @Test
    void shouldRunThePoolAsItsSettingsSayAndReplayIt() throws IOException {
        Ended recorded =
                run(
                        "run",
                        "pool",
                        "--seed",
                        "2",
                        "--set",
                        "scheme=BulkTransfer",
                        "--faults",
                        "leave,crash",
                        "--trace",
                        home.toString());
        assertEquals(0, recorded.status(), recorded.out() + recorded.err());
        Path trace = home.resolve("pool-2.ndjson");
        String text = Files.readString(trace);
        assertTrue(text.contains("\"Scheme\":\"BulkTransfer\""), text.lines().findFirst().get());
        assertEquals(0, run("replay", trace.toString()).status());
        changed(text, "\"scheme\":\"Bulk", "\"scheme\":\"B", "scheme must be one of [CentralS");
        changed(text, "\"scenario\":\"pool\"", "\"scenario\":\"p\"", "one of store, pool");
        complains("--set elements must be at least 1", "run", "pool", "--set", "elements=0");
        complains("unknown setting 'key'; did you mean keys", "run", "store", "--set", "key=3");
        complains("unknown fault 'leave'", "run", "store", "--faults", "leave");
        complains("unknown workload 'greed'; did you", "run", "pool", "--workload", "greed");
        complains("unknown bug 'UndoOnAbort'", "run", "pool", "--bug", "UndoOnAbort");
    }

    private void changed(String text, String was, String is, String complaint) throws IOException {
        assertTrue(text.contains(was), was);
        Path trace = Files.writeString(home.resolve("changed.ndjson"), text.replace(was, is));
        complains(complaint, "replay", trace.toString());
    }

    @Test
    void shouldNotTakeBytesForText() throws IOException {
        Path bytes = Files.write(home.resolve("b.ndjson"), new byte[] {(byte) 0xff, 10});
        complains("b.ndjson:1: not text in UTF-8", "replay", bytes.toString());
        Path machine = Files.write(home.resolve("m.json"), new byte[] {(byte) 0xff, 10});
        complains("m.json: not text in UTF-8", "run", "store", "--machine", machine.toString());
        Path workload = Files.write(home.resolve("w"), new byte[] {(byte) 0xff, 10});
        complains("w:1: got byte 0xff", "run", workload.toString());
    }

    @Test
    void shouldBeUndecidedIfTheMemoryRunsOut() {
        StringWriter err = new StringWriter();
        PrintWriter full =
                new PrintWriter(new StringWriter()) {
                    @Override
                    public void println(String text) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                };
        int status = Fos.run(new Console(home, full, new PrintWriter(err), false), "run");
        assertEquals(3, status);
        assertTrue(err.toString().contains("out of memory"), err.toString());
    }

    private void complains(String text, String... arguments) {
        Ended ended = run(arguments);
        assertEquals(2, ended.status(), ended.out() + ended.err());
        assertTrue(ended.err().contains(text), ended.err());
    }

    private Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(home, new PrintWriter(out), new PrintWriter(err), false);
        int status = Fos.run(console, arguments);
        return new Ended(
                status, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    private record Ended(int status, String out, String err) {
        JsonNode json() throws IOException {
            assertEquals(1, out.lines().count(), out);
            return new ObjectMapper().readTree(out);
        }
    }
}
