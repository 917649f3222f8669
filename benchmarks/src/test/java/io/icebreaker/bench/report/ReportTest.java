package io.icebreaker.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Part DECODING =
            new Part("codecs", "io.icebreaker.bench.NotThere", List.of("P1", "P2"), List.of());

    @TempDir Path directory;

    private static Line line(String target, double ours, double peer, Verdict verdict) {
        return new Line(
                target, "decode", "ns", ours, "SDK", peer, "copy", 32, "<= 65", verdict, "a | b");
    }

    private static Report report(List<Line> lines, List<String> only) {
        var facts = List.of(new Report.Fact("processor", "some <fast> one"));
        var ran = PartResult.ended(DECODING, 1, 0, "", lines);
        return Report.of("a run", facts, List.of(ran), only);
    }

    @Test
    void readsBackEveryLineItWrote() throws IOException {
        var lines =
                List.of(
                        line("P1", 64.25, Double.NaN, Verdict.MET),
                        line("P2", Double.NaN, 77, Verdict.FAIL));
        Path file = directory.resolve("lines.ndjson");
        Lines.append(file, lines.subList(0, 1));
        Lines.append(file, lines.subList(1, 2));

        assertEquals(lines, Lines.read(file));
    }

    @Test
    void givesATargetTheWorstVerdictOfItsLines() {
        var met = line("P1", 64, 1_600, Verdict.MET);
        var missed = line("P1", 70, 1_600, Verdict.MISSED);
        var told = line("P2", 70, 1_600, Verdict.TOLD);
        var report = report(List.of(met, missed, told), List.of());

        assertEquals("MISSED", report.sections().get(0).verdict());
        assertEquals("TOLD", report.sections().get(1).verdict());
        assertEquals("not measured", report.sections().get(2).verdict());
        assertEquals(1, report.count("MISSED"));
        assertEquals(Target.ALL.size() - 2, report.count("not measured"));
        assertTrue(report.isGood(), "a missed target is no failure");
        assertFalse(
                report(List.of(met, line("P2", 1, 1, Verdict.FAIL)), List.of()).isGood(),
                "a failed one is");
    }

    @Test
    void showsOnlyWhatWasAskedForAndWhatNobodyForesaw() {
        var lines =
                List.of(
                        line("P1", 1, 2, Verdict.MET),
                        line("P2", 1, 2, Verdict.MET),
                        line("hop", 1, 2, Verdict.TOLD));

        assertEquals(1, report(lines, List.of("P2")).lines().size());
        assertEquals(
                "hop", report(lines, List.of()).sections().get(Target.ALL.size()).target().id());
    }

    @Test
    void countsTimesThePeerAndTheLimitInTheDirectionOfTheUnit() {
        var fewer = line("P1", 64, 1_600, Verdict.MET);
        assertEquals(25, Figures.timesPeer(fewer));
        assertEquals(2, Figures.timesLimit(fewer));
        var rate =
                new Line(
                        "P10",
                        "replay",
                        "ticks/s",
                        2e6,
                        "x",
                        1e6,
                        "read",
                        8e6,
                        "",
                        Verdict.MET,
                        "");
        assertEquals(2, Figures.timesPeer(rate));
        assertEquals(4, Figures.timesLimit(rate));
        var noGarbage = new Line("P1", "", "B", 0, "SDK", 276, "", 0, "", Verdict.MET, "");
        assertEquals("∞×", Figures.ratio(Figures.timesPeer(noGarbage)));
        assertEquals("1×", Figures.ratio(Figures.timesLimit(noGarbage)));
    }

    @Test
    void printsThreeDigits() {
        assertEquals("–", Figures.text(Double.NaN));
        assertEquals("0", Figures.text(0));
        assertEquals("0.0123", Figures.text(0.01234));
        assertEquals("9.88", Figures.text(9.876));
        assertEquals("98.8", Figures.text(98.76));
        assertEquals("1,234,568", Figures.text(1_234_567.8));
    }

    @Test
    void partsThatBreakOffFailAllTheirTargets() {
        var found = line("P1", 64, 1_600, Verdict.MET);
        var broken = PartResult.ended(DECODING, 1, 3, "out of memory", List.of(found));

        assertFalse(broken.ran());
        assertEquals(3, broken.lines().size());
        assertEquals("P2", broken.lines().get(2).target());
        assertEquals(Verdict.FAIL, broken.lines().get(2).verdict());
        assertTrue(broken.lines().get(2).note().contains("out of memory"));
        var report = Report.of("a run", List.of(), List.of(broken), List.of());
        assertEquals(2, report.count("FAIL"));
        assertEquals("not there", PartResult.notThere(DECODING).outcome());
        assertFalse(DECODING.isThere());
    }

    @Test
    void aPartThatFindsSomethingWrongHasRun() {
        var wrong = line("P1", 64, 1_600, Verdict.FAIL);

        assertTrue(PartResult.ended(DECODING, 1, 1, "", List.of(wrong)).ran());
        assertFalse(PartResult.ended(DECODING, 1, 1, "", List.of()).ran());
        assertFalse(PartResult.ended(DECODING, 1, 0, "", List.of()).ran(), "it said nothing");
    }

    @Test
    void everyTargetHasAPartThatMeasuresIt() {
        for (Target target : Target.ALL) {
            assertTrue(
                    Part.ALL.stream().anyMatch(part -> part.answers(List.of(target.id()))),
                    target.id());
        }
    }

    @Test
    void bothFormsShowTheSameCellsEscaped() throws IOException {
        var report = report(List.of(line("P1", 64, 1_600, Verdict.MET)), List.of());
        String markdown = MarkdownPage.of(report);
        String html = HtmlPage.of(report);

        assertTrue(
                markdown.contains(
                        "| P1 | decode | 64 ns | SDK: 1,600 ns | 25× | copy: 32 ns | 2× | \\<= 65 |"
                                + " MET | a \\| b |"),
                markdown);
        assertTrue(html.contains("some &lt;fast&gt; one"), html);
        assertTrue(html.contains("<span>SDK: 1,600 ns</span>"), html);
        assertTrue(markdown.contains("some \\<fast\\> one"), markdown);
        for (Target target : Target.ALL) {
            assertTrue(html.contains("id=\"" + target.id() + "\""), target.id());
            assertTrue(markdown.contains("| " + target.id() + " |"), target.id());
        }
        assertFalse(html.contains("http"), "it needs nothing else");
    }

    @Test
    void markdownShowsTextAsItIs() {
        assertEquals("a\\|b \\*c\\* \\_d\\_ \\~1", MarkdownPage.escaped("a|b *c*\n_d_ ~1"));
    }

    @Test
    void countsStolenTimeAgainstAllTime() {
        long[] from = Steal.ticks("cpu  100 0 100 800 0 0 0 0 0 0");
        long[] to = Steal.ticks("cpu  150 0 100 820 0 0 10 20 7 7");

        assertEquals(20, Steal.percent(from, to));
        assertEquals(0, Steal.percent(from, from));
    }

    @Test
    void saysOfEveryTargetWhatBoundsItAndTwoDesigns() {
        List<String> ids = Target.ALL.stream().map(Target::id).sorted().toList();
        Bounds bounds = Bounds.shipped();
        assertEquals(ids, bounds.ids().stream().sorted().toList());
        for (Target target : Target.ALL) {
            assertTrue(bounds.of(target).size() >= 3, target.id());
        }
    }

    @Test
    void saysItOnlyWhereATargetIsMissed() throws IOException {
        var met = report(List.of(line("P1", 64, 1_600, Verdict.MET)), List.of("P1"));
        var missed = report(List.of(line("P1", 70, 1_600, Verdict.MISSED)), List.of("P1"));
        for (String page : List.of(HtmlPage.of(met), MarkdownPage.of(met))) {
            assertFalse(page.contains(Report.BOUND));
        }
        for (String page : List.of(HtmlPage.of(missed), MarkdownPage.of(missed))) {
            assertTrue(page.contains(Report.BOUND));
            assertTrue(page.contains("Unsafe.setMemory"));
        }
    }
}
