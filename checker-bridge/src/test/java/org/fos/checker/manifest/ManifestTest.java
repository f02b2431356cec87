package org.fos.checker.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.parse.SyntaxException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

class ManifestTest {
    private static final String HOLDS =
            """
            {"name":"MCLock","module":"MCLock.tla","config":"MCLock.cfg","kind":"everyday",
             "expect":"holds","distinct":20,"generated":49,"depth":5,"seconds":0.9,"heapMiB":40,
             "workers":2,"what":"Everything."}\
            """;
    private static final String MUTANT =
            """
            {"name":"MutantLock","module":"MCLock.tla","config":"MCLock.cfg","kind":"mutant",
             "of":"Lock","expect":"violated","property":"Held","what":"A bug."}\
            """;

    private final Path directory;

    ManifestTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void makeSpecifications() throws IOException {
        Path lock = Files.createDirectories(directory.resolve("lock"));
        Files.createDirectories(directory.resolve("common"));
        Files.writeString(lock.resolve("MCLock.tla"), "");
        Files.writeString(lock.resolve("MCLock.cfg"), "");
    }

    @Test
    void aModelMayBeTheCompiledEngines() throws IOException, SyntaxException {
        String compiled = HOLDS.replace("\"what\"", "\"engine\":\"compiled\",\"what\"");
        Manifest manifest = read("[{\"family\":\"lock\",\"models\":[" + compiled + "]}]");
        assertTrue(manifest.model("MCLock").orElseThrow().compiled());
        String other = HOLDS.replace("\"what\"", "\"engine\":\"steam\",\"what\"");
        SyntaxException refused =
                assertThrows(
                        SyntaxException.class,
                        () -> read("[{\"family\":\"lock\",\"models\":[" + other + "]}]"));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("\"tlc\" or \"compiled\""),
                refused.getMessage());
    }

    @Test
    void readsFamiliesAndModels() throws IOException, SyntaxException {
        Manifest manifest =
                read(
                        "[{\"family\":\"lock\",\"libraries\":[\"common\"],\"models\":["
                                + HOLDS
                                + ","
                                + MUTANT
                                + "]}]");
        Model model = manifest.model("MCLock").orElseThrow();
        assertEquals(
                new Expectation(
                        Outcome.HOLDS,
                        Optional.empty(),
                        OptionalLong.of(20),
                        OptionalLong.of(49),
                        OptionalLong.of(5)),
                model.expected());
        assertEquals(directory.resolve("lock/MCLock.cfg"), model.config());
        assertEquals(OptionalDouble.of(0.9), model.seconds());
        assertEquals(2, model.run(directory).workers());
        assertEquals(List.of(directory.resolve("common")), model.run(directory).libraries());
        Model mutant = manifest.model("MutantLock").orElseThrow();
        assertEquals(Optional.of("Held"), mutant.expected().property());
        assertEquals(Optional.of("Lock"), mutant.of());
        assertEquals(ModelKind.MUTANT, mutant.kind());
        assertEquals(1, mutant.workers());
        assertFalse(mutant.compiled());
        assertEquals(Optional.empty(), manifest.model("Nix"));
        assertEquals(List.of("lock"), manifest.families().stream().map(Family::name).toList());
    }

    @Test
    void whatMustFindSomethingIsBriefAndSoIsWhatIsSmall() throws IOException, SyntaxException {
        String boundless = HOLDS.replace("MCLock\",\"module", "All\",\"module");
        String shown = MUTANT.replace("MutantLock", "Shown").replace("mutant", "everyday");
        Manifest manifest =
                read(
                        "{\"family\":\"lock\",\"models\":["
                                + HOLDS
                                + ","
                                + boundless.replace("\"generated\":49,", "")
                                + ","
                                + shown.replace("\"of\":\"Lock\",", "")
                                + "]}");
        assertTrue(manifest.model("MCLock").orElseThrow().run(directory).brief());
        assertFalse(manifest.model("All").orElseThrow().run(directory).brief());
        assertTrue(manifest.model("Shown").orElseThrow().run(directory).brief());
    }

    @Test
    void oneFamilyNeedsNoArray() throws IOException, SyntaxException {
        assertEquals(1, read("{\"family\":\"lock\",\"models\":[" + HOLDS + "]}").models().size());
    }

    @Test
    void anErrorNamesFileLineColumnPathAndExpectation() {
        assertError(HOLDS.replace("everyday", "daily"), ":2:69: found \"daily\", expected one of");
        assertError(HOLDS.replace("everyday", "daily"), "at $.models[0].kind");
        assertError(HOLDS.replace("\"holds\"", "\"violated\""), "'property' where");
        assertError(HOLDS.replace("20", "-20"), "found -20, expected an integer of at least 1");
        assertError(HOLDS.replace("20", "\"20\""), "found \"20\", expected an integer");
        assertError(HOLDS.replace("0.9", "true"), "found true, expected a number");
        assertError(HOLDS.replace("MCLock.cfg", "No.cfg"), "there is no " + directory);
        assertError(HOLDS.replace("\"what\"", "\"why\""), "expected one of the fields [config");
        assertError(HOLDS.replace("Everything.", ""), "a string that is not empty");
        assertError(HOLDS.replace("\"kind\":\"everyday\",", ""), "with the field 'kind'");
        assertError(HOLDS + "," + HOLDS, "each model only once at $.models[1].name");
        assertError(MUTANT.replace("\"of\":\"Lock\",", ""), "'of' with a mutant");
        assertError(HOLDS.replace("everyday", "witness"), "as it is a witness");
        assertError(HOLDS.replace(":2,", ":2000,"), "at most 1024 workers");
        assertError("{", "expected well-formed JSON");
        assertError(HOLDS.replace("\"depth\":5", "\"depth\":5,\"depth\":6"), "Duplicate field");
    }

    @Test
    void whatIsNoManifestAtAllIsAnErrorToo() {
        for (String text : List.of("", "[]x", "3", "[1]", "null", "{\"family\":\"nowhere\"}")) {
            assertThrows(SyntaxException.class, () -> read(text), text);
        }
    }

    private Manifest read(String text) throws IOException, SyntaxException {
        Path file = directory.resolve("manifest.json");
        Files.writeString(file, text);
        return Manifest.read(file);
    }

    private void assertError(String models, String part) {
        String text = "{\"family\":\"lock\",\"models\":[\n" + models + "]}";
        SyntaxException error = assertThrows(SyntaxException.class, () -> read(text));
        String message = String.valueOf(error.getMessage());
        assertTrue(message.startsWith(directory.resolve("manifest.json") + ":"), message);
        assertTrue(message.contains(part), message);
    }
}
