package org.fos.trace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.fos.checker.engine.CompiledEngine;
import org.fos.checker.tlc.inprocess.InProcessTlc;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

class ReportTest {
    private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();
    private static final ValidationSession SESSION = new ValidationSession(new InProcessTlc());

    private static final Lanes LANES =
            Lanes.byArgument(Map.of("Request", "c", "Accept", "c", "Release", "c"));

    @AfterAll
    static void close() {
        SESSION.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rejected/granted-twice-line-7",
                "rejected/wrong-value-line-8",
                "rejected/no-such-key-line-5",
                "accepted/half-a-line-at-the-end",
                "undecided/not-evaluable-line-3",
                "invalid/gap"
            })
    void theTextIsThatOfItsGoldenFile(String name) throws IOException {
        String text = OutcomeText.of(validate(name), Optional.of("./fos replay r1"));
        Path golden = RESOURCES.resolve("reports").resolve(name.replaceAll(".*/", "") + ".txt");
        assertEquals(Files.readString(golden), text.replace(RESOURCES + "/", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "granted-twice-line-7",
                "wrong-value-line-8",
                "no-such-key-line-5",
                "argument-out-of-range-line-2",
                "argument-of-another-type-line-4",
                "deleted-line-4"
            })
    void theCompiledEngineNamesTheConjunctAndItsValues(String name) throws IOException {
        try (ValidationSession session = new ValidationSession(new CompiledEngine())) {
            Outcome outcome = validate(session, "rejected/" + name);
            String text = OutcomeText.of(outcome, Optional.of("./fos replay r1"));
            Path golden = RESOURCES.resolve("reports/explained").resolve(name + ".txt");
            assertEquals(Files.readString(golden), text.replace(RESOURCES + "/", ""));
        }
    }

    @Test
    void theDiagramShowsEveryEventAndArrowAndMarksTheRejectedOne() throws Exception {
        var rejected =
                assertInstanceOf(Outcome.Rejected.class, validate("rejected/granted-twice-line-7"));
        String svg = SpaceTimeDiagram.of(rejected.rejection(), LANES);
        assertEquals(svg, SpaceTimeDiagram.of(rejected.rejection(), LANES));
        Document document = parse(svg);
        assertEquals(8, document.getElementsByTagName("circle").getLength());
        assertEquals(3, document.getElementsByTagName("line").getLength());
        var circles = document.getElementsByTagName("circle");
        for (int i = 0; i < circles.getLength(); i++) {
            String fill = ((Element) circles.item(i)).getAttribute("fill");
            assertEquals(i < 5 ? "#1f3a5f" : i == 5 ? "#c62828" : "#9aa7b5", fill);
        }
        var paths = document.getElementsByTagName("title");
        assertEquals(8 + 6, paths.getLength());
    }

    private static Document parse(String svg)
            throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static Outcome validate(String name) {
        return validate(SESSION, name);
    }

    private static Outcome validate(ValidationSession session, String name) {
        return new Validator(session)
                .validate(
                        RESOURCES.resolve("traces").resolve(name + ".ndjson"),
                        SpecLocation.in(RESOURCES.resolve("specs")),
                        ValidationOptions.DEFAULT);
    }
}
