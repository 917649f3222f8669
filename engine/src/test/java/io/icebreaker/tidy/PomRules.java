package io.icebreaker.tidy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Every version stands in a pom, whole and fixed: no snapshot, no range, none left to chance. */
public final class PomRules {
    private static final Set<String> PINNED =
            Set.of("dependency", "plugin", "path", "extension", "parent");
    private static final String LOOSE = "(?i).*snapshot.*|latest|release|[\\[(].*|.*[+*]";

    private PomRules() {}

    /** Checks all poms of the build together: what one manages, the others need not repeat. */
    public static List<Finding> check(Map<String, String> textByPath) {
        Set<String> managed = new HashSet<>();
        textByPath
                .values()
                .forEach(
                        text ->
                                pinned(parse(text))
                                        .filter(
                                                element ->
                                                        under(element, "dependencyManagement")
                                                                || under(
                                                                        element,
                                                                        "pluginManagement"))
                                        .filter(element -> version(element).isPresent())
                                        .forEach(element -> managed.add(name(element))));
        List<Finding> findings = new ArrayList<>();
        textByPath.forEach(
                (path, text) ->
                        pinned(parse(text))
                                .forEach(
                                        element ->
                                                check(path, text, element, managed)
                                                        .ifPresent(findings::add)));
        return findings;
    }

    private static Optional<Finding> check(
            String path, String text, Element element, Set<String> managed) {
        Optional<String> version = version(element);
        int line = lineOf(text, child(element, "artifactId").orElse(""));
        if (version.isEmpty() && !managed.contains(name(element))) {
            return Optional.of(new Finding(path, line, name(element) + " has no version"));
        }
        return version.filter(v -> v.matches(LOOSE))
                .map(
                        v ->
                                new Finding(
                                        path,
                                        line,
                                        name(element) + " has a version that moves: " + v));
    }

    private static Stream<Element> pinned(Document pom) {
        NodeList all = pom.getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .mapToObj(n -> (Element) all.item(n))
                .filter(element -> PINNED.contains(element.getTagName()))
                .filter(element -> child(element, "artifactId").isPresent());
    }

    private static boolean under(Node node, String ancestor) {
        for (Node at = node.getParentNode(); at != null; at = at.getParentNode()) {
            if (at.getNodeName().equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private static String name(Element element) {
        String group = child(element, "groupId").orElse("org.apache.maven.plugins");
        return group + ":" + child(element, "artifactId").orElseThrow();
    }

    private static Optional<String> version(Element element) {
        return child(element, "version");
    }

    private static Optional<String> child(Element element, String tag) {
        NodeList children = element.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(node -> node.getNodeName().equals(tag))
                .map(node -> node.getTextContent().strip())
                .findFirst();
    }

    private static int lineOf(String text, String artifact) {
        List<String> lines = text.lines().toList();
        return 1
                + IntStream.range(0, lines.size())
                        .filter(n -> lines.get(n).contains("<artifactId>" + artifact + "<"))
                        .findFirst()
                        .orElse(0);
    }

    private static Document parse(String text) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("not a pom: " + e.getMessage(), e);
        }
    }
}
