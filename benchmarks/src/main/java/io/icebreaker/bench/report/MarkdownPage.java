package io.icebreaker.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report as a Markdown table. */
final class MarkdownPage {
    private MarkdownPage() {}

    static String of(Report report) {
        var text = new StringBuilder();
        text.append("# ").append(escaped(report.title())).append("\n\n");
        for (Report.Fact fact : report.facts()) {
            text.append("- ").append(escaped(fact.name())).append(": ");
            text.append(escaped(fact.value())).append('\n');
        }
        text.append('\n').append(escaped(report.summary())).append("\n\n");
        row(text, List.of("target", "what", "wanted", "verdict"));
        rule(text, 4);
        for (Report.Section section : report.sections()) {
            Target target = section.target();
            row(text, List.of(target.id(), target.title(), target.wanted(), section.verdict()));
        }
        text.append('\n').append(escaped(Report.LEGEND)).append("\n\n");
        lines(text, report);
        bounds(text, report);
        parts(text, report);
        return text.toString();
    }

    private static void lines(StringBuilder text, Report report) {
        row(text, Report.HEAD, "target");
        rule(text, Report.HEAD.size() + 1);
        for (Report.Section section : report.sections()) {
            for (Line line : section.lines()) {
                row(text, Report.cells(line), section.target().id());
            }
            if (section.lines().isEmpty()) {
                row(text, List.of("not measured"), section.target().id());
            }
        }
    }

    private static void bounds(StringBuilder text, Report report) {
        for (Report.Section section : report.sections()) {
            List<String> said = section.bounds();
            if (!said.isEmpty()) {
                text.append("\n**").append(escaped(section.target().id())).append("** ");
                text.append(Report.BOUND).append(": ").append(escaped(said.get(0))).append("\n\n");
                said.stream()
                        .skip(1)
                        .forEach(it -> text.append("- ").append(escaped(it)).append('\n'));
            }
        }
    }

    private static void parts(StringBuilder text, Report report) {
        text.append('\n');
        row(text, List.of("part", "seconds", "came of it"));
        rule(text, 3);
        for (PartResult part : report.parts()) {
            String seconds = String.format(Locale.ROOT, "%.0f", part.seconds());
            row(text, List.of(part.part().name(), seconds, part.outcome()));
        }
    }

    private static void row(StringBuilder text, List<String> cells, String first) {
        text.append("| ").append(escaped(first)).append(' ');
        row(text, cells);
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append(
                cells.stream()
                        .map(MarkdownPage::escaped)
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static void rule(StringBuilder text, int columns) {
        text.append("|").append("---|".repeat(columns)).append('\n');
    }

    /** Text that shows as it is, in a table's cell too. */
    static String escaped(String plain) {
        return plain.replaceAll("\\s+", " ").replaceAll("([\\\\`*_|<>\\[\\]~#])", "\\\\$1");
    }
}
