package org.fos.experiments.report;

import com.google.common.collect.ImmutableSet;

import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * An SVG drawing made elsewhere, admitted to the report only if it draws and does nothing else: no
 * scripts, and nothing fetched from another place.
 */
final class Diagram {
    private static final ImmutableSet<String> DRAWS =
            ImmutableSet.of(
                    "svg",
                    "g",
                    "defs",
                    "symbol",
                    "use",
                    "marker",
                    "path",
                    "line",
                    "polyline",
                    "polygon",
                    "rect",
                    "circle",
                    "ellipse",
                    "text",
                    "tspan",
                    "textPath",
                    "title",
                    "desc",
                    "style",
                    "clipPath",
                    "pattern",
                    "linearGradient",
                    "radialGradient",
                    "stop");
    private static final Pattern FETCHES =
            Pattern.compile("@import|url\\(\\s*(?!\\s*[\"']?#)|\\\\|expression\\(");

    private final Element root;

    private Diagram(Element root) {
        this.root = root;
    }

    /** The drawing, or nothing if it cannot be admitted. */
    static Optional<Diagram> read(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Element root =
                    builder.parse(new InputSource(new StringReader(svg.strip())))
                            .getDocumentElement();
            boolean admitted = root.getNodeName().equals("svg") && onlyDraws(root);
            return admitted ? Optional.of(new Diagram(root)) : Optional.empty();
        } catch (SAXException e) {
            return Optional.empty();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the JDK's XML parser reads no string", e);
        }
    }

    /** Whether it chooses its colours by itself on dark screens. */
    boolean knowsDarkness() {
        return root.getTextContent().contains("prefers-color-scheme");
    }

    void write(Html html) {
        write(html, root);
    }

    private static void write(Html html, Element element) {
        List<String> attributes = new ArrayList<>();
        NamedNodeMap map = element.getAttributes();
        for (int i = 0; i < map.getLength(); i++) {
            attributes.add(map.item(i).getNodeName());
            attributes.add(map.item(i).getNodeValue());
        }
        html.open(element.getNodeName(), attributes.toArray(String[]::new));
        for (Node child : children(element)) {
            switch (child) {
                case Element inner -> write(html, inner);
                case Text text -> html.text(text.getData());
                default -> {} // comments and processing instructions draw nothing
            }
        }
        html.close();
    }

    private static boolean onlyDraws(Element element) {
        if (!DRAWS.contains(element.getNodeName())) {
            return false;
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName().toLowerCase(Locale.ROOT);
            String value = attributes.item(i).getNodeValue();
            boolean link = name.equals("href") || name.endsWith(":href");
            if (name.startsWith("on") || (link && !value.startsWith("#")) || fetches(value)) {
                return false;
            }
        }
        for (Node child : children(element)) {
            boolean draws =
                    switch (child) {
                        case Element inner -> onlyDraws(inner);
                        case Text text -> !isStyle(element) || !fetches(text.getData());
                        default -> true;
                    };
            if (!draws) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStyle(Element element) {
        return element.getNodeName().equals("style");
    }

    private static boolean fetches(String text) {
        return FETCHES.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    private static List<Node> children(Element element) {
        List<Node> children = new ArrayList<>();
        for (Node c = element.getFirstChild(); c != null; c = c.getNextSibling()) {
            children.add(c);
        }
        return children;
    }
}
