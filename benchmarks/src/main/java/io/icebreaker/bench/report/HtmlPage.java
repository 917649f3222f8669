package io.icebreaker.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The report as one HTML file that needs nothing else. */
final class HtmlPage {
    private static final int RATIO = Report.HEAD.indexOf("ratio");
    private static final int VERDICT = Report.HEAD.indexOf("verdict");
    private static final int NOTE = Report.HEAD.indexOf("note");

    /** Letters of a fact that needs the whole width. */
    private static final int LONG = 120;

    private final StringBuilder text = new StringBuilder();

    private HtmlPage() {}

    static String of(Report report) throws IOException {
        var page = new HtmlPage();
        page.head(report);
        page.overview(report);
        page.facts(report);
        report.sections().forEach(page::section);
        page.parts(report);
        page.text.append("</main></body></html>\n");
        return page.text.toString();
    }

    private void head(Report report) throws IOException {
        text.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        text.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        element("title", "", report.title());
        text.append("<style>").append(style()).append("</style></head><body><main>");
        element("h1", "", report.title());
    }

    private void facts(Report report) {
        text.append("<dl>");
        for (Report.Fact fact : report.facts()) {
            boolean isLong = fact.value().length() > LONG;
            text.append(isLong ? "<div class=\"wide\">" : "<div>");
            element("dt", "", fact.name());
            element("dd", "", fact.value());
            text.append("</div>");
        }
        text.append("</dl>");
    }

    private static String style() throws IOException {
        try (InputStream css = HtmlPage.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void overview(Report report) {
        element("p", "", report.summary());
        text.append("<nav aria-label=\"targets\">");
        for (Report.Section section : report.sections()) {
            String id = section.target().id();
            text.append("<a href=\"#").append(escaped(id)).append("\" class=\"");
            text.append(kind(section.verdict())).append("\"><b>").append(escaped(id));
            text.append("</b> ").append(escaped(section.verdict())).append("</a>");
        }
        text.append("</nav>");
        element("p", "legend", Report.LEGEND);
    }

    private void section(Report.Section section) {
        Target target = section.target();
        text.append("<section id=\"").append(escaped(target.id())).append("\"><h2>");
        element("span", "id", target.id());
        text.append(' ').append(escaped(target.title())).append(' ');
        element("span", kind(section.verdict()), section.verdict());
        text.append("</h2>");
        element("p", "wanted", target.wanted().isEmpty() ? "" : "Wanted: " + target.wanted());
        if (!section.lines().isEmpty()) {
            text.append("<table><thead><tr>");
            Report.HEAD.forEach(name -> element("th", "", name));
            text.append("</tr></thead><tbody>");
            section.lines().forEach(this::line);
            text.append("</tbody></table>");
        }
        bounds(section.bounds());
        text.append("</section>");
    }

    private void bounds(List<String> said) {
        if (said.isEmpty()) {
            return;
        }
        element("p", "bound", Report.BOUND + ": " + said.get(0));
        text.append("<ul>");
        said.stream().skip(1).forEach(design -> element("li", "", design));
        text.append("</ul>");
    }

    private void line(Line line) {
        List<String> cells = Report.cells(line);
        text.append("<tr>");
        for (int column = 0; column < cells.size(); column++) {
            String name = Report.HEAD.get(column);
            text.append("<td data-label=\"").append(name).append("\" class=\"c");
            text.append(column).append(column == NOTE ? " note" : "").append("\">");
            if (column == VERDICT) {
                element("span", kind(cells.get(column)), cells.get(column));
            } else {
                text.append("<span>").append(escaped(cells.get(column))).append("</span>");
            }
            text.append(column == RATIO ? RatioBar.svg(Figures.timesPeer(line)) : "");
            text.append("</td>");
        }
        text.append("</tr>");
    }

    private void parts(Report report) {
        text.append("<section id=\"parts\"><h2>Parts</h2><table><thead><tr>");
        List.of("part", "seconds", "came of it").forEach(name -> element("th", "", name));
        text.append("</tr></thead><tbody>");
        for (PartResult part : report.parts()) {
            text.append("<tr>");
            cell("part", part.part().name());
            cell("seconds", String.format(Locale.ROOT, "%.0f", part.seconds()));
            cell("came of it", part.outcome());
            text.append("</tr>");
        }
        text.append("</tbody></table></section>");
    }

    private void cell(String label, String plain) {
        text.append("<td data-label=\"").append(label).append("\"><span>");
        text.append(escaped(plain)).append("</span></td>");
    }

    private void element(String name, String kind, String plain) {
        text.append('<').append(name);
        text.append(kind.isEmpty() ? "" : " class=\"" + kind + "\"").append('>');
        text.append(escaped(plain)).append("</").append(name).append('>');
    }

    /** The class that colours a verdict; its word stands beside the colour. */
    private static String kind(String verdict) {
        return "verdict " + verdict.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
