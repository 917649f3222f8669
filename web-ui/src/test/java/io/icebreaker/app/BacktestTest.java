package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.backtest.FillKind;
import io.icebreaker.backtest.report.Report;
import io.icebreaker.backtest.run.Backtest;
import io.icebreaker.backtest.run.BacktestResult;
import io.icebreaker.backtest.run.BacktestTask;
import io.icebreaker.backtest.run.Grid;
import io.icebreaker.backtest.run.RunData;
import io.icebreaker.backtest.run.RunProgress;
import io.icebreaker.backtest.run.RunText;
import io.icebreaker.backtest.run.Sweep;
import io.icebreaker.backtest.run.SweepCell;
import io.icebreaker.backtest.run.WalkForward;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.web.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backtests over recorded days: repeatable to the byte, alone or together, over one day or many. */
class BacktestTest {
    private static final int MINUTES = 45;
    private static final String FIRST = "2026-10-06";
    private static final String SECOND = "2026-10-07";

    @TempDir static Path days;
    @TempDir Path out;

    @BeforeAll
    static void record() throws Exception {
        ShortDays.record(days, MINUTES, FIRST, SECOND);
    }

    private static BacktestTask task(Object... words) {
        List<String> journals = new ArrayList<>();
        for (Object word : words) {
            journals.add(word.toString());
        }
        return BacktestTask.parse(
                "{\"journals\": [\""
                        + String.join("\", \"", journals)
                        + "\"], \"strategy\": \"ema-cross\", \"parameters\": {\"interval\": \"1m\","
                        + " \"fast\": \"3\", \"slow\": \"6\"}, \"capital\": 1000000}");
    }

    private static BacktestResult run(BacktestTask task) throws Exception {
        return new Backtest("test", true, RunProgress.NONE).run(task);
    }

    @Test
    void twoRunsAreTheSameBytesApartFromTheRunTime() throws Exception {
        for (String name : List.of("a", "b")) {
            CommandRun.json(
                    "backtest",
                    "--journal",
                    days,
                    "--strategy",
                    "ema-cross",
                    "--param",
                    "interval=1m",
                    "--out",
                    out.resolve(name));
        }
        Set<String> files = new TreeSet<>();
        try (Stream<Path> list = Files.list(out.resolve("a"))) {
            list.forEach(file -> files.add(file.getFileName().toString()));
        }
        assertEquals(
                Set.of(
                        "days.csv",
                        "equity.csv",
                        "fills.csv",
                        "orders.csv",
                        "report.html",
                        "result.json",
                        "task.json",
                        "trades.csv"),
                files);
        for (String file : files) {
            List<String> one = Files.readAllLines(out.resolve("a").resolve(file));
            List<String> other = Files.readAllLines(out.resolve("b").resolve(file));
            one.removeIf(line -> line.contains("id=\"run-time\""));
            other.removeIf(line -> line.contains("id=\"run-time\""));
            assertEquals(one, other, file);
        }
        String report = Files.readString(out.resolve("a/report.html"));
        assertEquals(2, report.split("id=\"run-time\"", -1).length, "one line of run time");
        assertTrue(report.contains("ratesVerified=false") && report.contains("no market impact"));
        assertFalse(
                report.contains("http:")
                        || report.contains("https:")
                        || report.contains("<script"));
        assertFalse(report.contains(days.toString()), "no path of this machine");
        assertTrue(Files.readAllLines(out.resolve("a/trades.csv")).size() > 5, "it traded");
    }

    @Test
    void aTaskCarriedOutByAnotherCommandHasTheSameHash() throws Exception {
        var first =
                CommandRun.json(
                        "backtest",
                        "--journal",
                        days.resolve(FIRST),
                        "--strategy",
                        "signals",
                        "--model",
                        "LAST",
                        "--latency-ms",
                        "500",
                        "--out",
                        out.resolve("run"));
        CommandRun again =
                CommandRun.of("backtest", "--task", out.resolve("run/task.json"), "--quiet");
        assertEquals(first.at("resultHash").text(), again.with(Exit.OK).json().at("hash").text());
        JsonTree result = JsonTree.parse(Files.readString(out.resolve("run/result.json")));
        assertEquals("LAST", result.at("model").text());
        assertEquals(first.at("resultHash").text(), result.at("hash").text());
    }

    @Test
    void cellsOfOneReplayAreWhatTheyAreAlone() throws Exception {
        BacktestTask base = task(days);
        Grid grid = Grid.parse("fast=2,3;slow=5,8,2");
        List<SweepCell> together =
                new Sweep(base, grid, "test", 1, 6, (cell, done, total) -> {}).run();
        List<SweepCell> apart =
                new Sweep(base, grid, "test", 2, 1, (cell, done, total) -> {}).run();
        assertEquals(6, together.size());
        Set<String> hashes = new TreeSet<>();
        for (int i = 0; i < together.size(); i++) {
            assertEquals(apart.get(i).hash(), together.get(i).hash(), "cell " + i);
            assertEquals(grid.cells().get(i), together.get(i).parameters());
            if (together.get(i).hash() != null) {
                hashes.add(together.get(i).hash());
                BacktestResult alone = run(base.with(together.get(i).parameters()));
                assertEquals(alone.hash(), together.get(i).hash(), "alone, cell " + i);
            }
        }
        assertTrue(hashes.size() >= 4, "cells differ from each other: " + hashes.size());
    }

    @Test
    void daysAreOneRecordingWhatEverTheyNumberTheirInstruments() throws Exception {
        BacktestResult both = run(task(days));
        BacktestResult first = run(task(days.resolve(FIRST)));
        BacktestResult second = run(task(days.resolve(SECOND)));
        assertEquals(2, both.data().days().size());
        assertEquals(
                first.data().ticks() + second.data().ticks(), both.data().ticks(), "all ticks");
        assertNotEquals(first.hash(), second.hash());
        assertEquals(run(task(days.resolve(SECOND), days.resolve(FIRST))).hash(), both.hash());

        List<String> openings = fills(first).stream().filter(l -> l.endsWith(",TRADE")).toList();
        List<String> all = fills(both);
        assertTrue(
                openings.equals(all.subList(0, openings.size())), "the first day is not changed");
        assertEquals(2, both.ledger().days().size());
        assertTrue(
                all.stream().anyMatch(line -> line.contains(SECOND) && line.contains("FUT")),
                "futures, which have another id on the second day, go on trading under their name");
        for (var fill : both.ledger().fills()) {
            if (fill.kind() == FillKind.TRADE) {
                String day = both.data().dayOf(fill.sequence()).name();
                assertEquals(day, SessionCalendar.istDate(fill.timeNs()).toString());
            }
        }
    }

    /** Without their costs: a day's taxes are rounded over all its fills, closings included. */
    private static List<String> fills(BacktestResult result) {
        Matcher lines = Pattern.compile("[^\n]+").matcher(new RunText(result).fills());
        List<String> found = new ArrayList<>();
        lines.find(); // the head
        while (lines.find()) {
            found.add(lines.group().replaceFirst("(,[0-9.]+){8}$", ""));
        }
        return found;
    }

    @Test
    void aTaskSurvivesItsJson() {
        BacktestTask task = task(days).with(Map.of("fast", "4"));
        assertEquals(task, BacktestTask.parse(task.toJson()));
    }

    @Test
    void whatIsAskedWronglyIsExplained() throws Exception {
        explained("no strategy 'nothing'", "--journal", days, "--strategy", "nothing");
        explained(
                "no parameter 'fats'",
                "--journal",
                days,
                "--strategy",
                "ema-cross",
                "--param",
                "fats=3");
        explained("no journal in", "--journal", out, "--strategy", "signals");
        explained("--journal DIR and --strategy NAME", "--journal", days);
        explained("no such setting", "--journal", days, "--strategy", "signals", "--set", "x=1");
        Path task = Files.writeString(out.resolve("task.json"), "{\"journal\": []}");
        explained("journal: not a key", "--task", task);
        Files.writeString(Files.createDirectory(out.resolve("full")).resolve("x"), "");
        explained(
                "is not empty",
                "--journal",
                days,
                "--strategy",
                "signals",
                "--out",
                out.resolve("full"));
    }

    private static void explained(String message, Object... words) {
        Object[] all = new Object[words.length + 2];
        all[0] = "backtest";
        all[1] = "--quiet";
        System.arraycopy(words, 0, all, 2, words.length);
        CommandRun run = CommandRun.of(all);
        assertNotEquals(Exit.OK, run.code());
        assertTrue(run.errors().contains(message), run.errors());
        assertFalse(run.errors().contains("\tat "), run.errors());
    }

    @Test
    void runsStandSideBySide() throws Exception {
        for (String model : List.of("TOUCH", "MID")) {
            CommandRun.json(
                    "backtest",
                    "--journal",
                    days.resolve(FIRST),
                    "--strategy",
                    "ema-cross",
                    "--param",
                    "interval=1m",
                    "--model",
                    model,
                    "--out",
                    out.resolve(model));
        }
        CommandRun run =
                CommandRun.of(
                        "backtest",
                        "compare",
                        out.resolve("TOUCH"),
                        out.resolve("MID"),
                        "--out",
                        out.resolve("compare.html"));
        assertTrue(run.with(Exit.OK).out().contains("sharpe"), run.out());
        String page = Files.readString(out.resolve("compare.html"));
        assertTrue(page.contains(">TOUCH<") && page.contains(">MID<"), "models");
        assertEquals(
                Exit.COULD_NOT_RUN,
                CommandRun.of("backtest", "compare", out, out.resolve("MID")).code());
    }

    @Test
    void aSweepLeavesItsMapAndATaskForEachCell() throws Exception {
        Path to = out.resolve("sweep");
        CommandRun run =
                CommandRun.of(
                        "backtest",
                        "sweep",
                        "--journal",
                        days.resolve(FIRST),
                        "--strategy",
                        "ema-cross",
                        "--param",
                        "interval=1m",
                        "--grid",
                        "fast=2,3,9;slow=5,8",
                        "--metric",
                        "net",
                        "--out",
                        to,
                        "--json");
        JsonTree told = run.with(Exit.OK).json();
        assertEquals(6, told.at("cells").number());
        assertTrue(run.errors().contains("cell 6 of 6"), run.errors());
        List<String> lines = Files.readAllLines(to.resolve("cells.csv"));
        assertEquals(7, lines.size());
        List<String> head = List.of(lines.get(0).split(","));
        int hash = head.indexOf("hash");
        String[] third = lines.get(3).split(",", -1);
        assertEquals(List.of("3", "3", "5"), List.of(third[0], third[1], third[2]));
        CommandRun alone =
                CommandRun.of("backtest", "--task", to.resolve("task-3.json"), "--quiet");
        assertEquals(third[hash], alone.with(Exit.OK).json().at("hash").text());
        String page = Files.readString(to.resolve("sweep.html"));
        assertTrue(page.contains("class=\"heat\"") && page.contains("class=\"best\""));
        assertFalse(page.contains("<script") || page.contains("http"));
        assertTrue(
                CommandRun.of(
                                "backtest",
                                "sweep",
                                "--journal",
                                days,
                                "--strategy",
                                "ema-cross",
                                "--grid",
                                "fast=1",
                                "--metric",
                                "luck")
                        .errors()
                        .contains("--metric must be one of"));
    }

    @Test
    void walkForwardCarriesTheChosenSetToDaysItHasNotSeen() throws Exception {
        Path to = out.resolve("walk");
        JsonTree told =
                CommandRun.json(
                        "backtest",
                        "walkforward",
                        "--journal",
                        days,
                        "--strategy",
                        "ema-cross",
                        "--param",
                        "interval=1m",
                        "--grid",
                        "fast=2,3;slow=4,6",
                        "--train",
                        "1",
                        "--test",
                        "1",
                        "--step",
                        "1",
                        "--out",
                        to);
        assertEquals(1, told.at("windows").number());
        assertEquals(4, told.at("parameterSetsTried").number());
        assertEquals(1, told.at("sessionsOutOfSample").number());
        JsonTree window = told.at("eachWindow").items().get(0);
        assertEquals(FIRST, window.at("trainFrom").text());
        assertEquals(SECOND, window.at("testTo").text());
        // One day has no Sharpe: no set can be chosen, the window stays flat and is counted.
        assertEquals(1, told.at("flatWindows").number());
        assertEquals(0, told.at("trades").number());
        assertTrue(Files.readString(to.resolve("walkforward.html")).contains("flat: no set had"));
        CommandRun tooFew =
                CommandRun.of(
                        "backtest",
                        "walkforward",
                        "--journal",
                        days,
                        "--strategy",
                        "ema-cross",
                        "--grid",
                        "fast=2");
        assertEquals(Exit.COULD_NOT_RUN, tooFew.code());
        assertTrue(tooFew.errors().contains("at least 80 days"), tooFew.errors());
    }

    @Test
    void outOfSampleIsTheChosenTaskOverTheTestDaysAlone() throws Exception {
        Path third = out.resolve("third");
        ShortDays.record(third, MINUTES, "2026-10-08", "2026-10-12");
        BacktestTask base = task(days.resolve(FIRST), third);
        Grid grid = Grid.parse("fast=2,3;slow=4,6");
        var plan = new WalkForward.Plan(2, 1, 1, false);
        var outcome = new WalkForward(base, grid, plan, "test", 1, (cell, done, total) -> {}).run();
        assertEquals(1, outcome.windows().size());
        WalkForward.Window window = outcome.windows().get(0);
        assertEquals("2026-10-12", window.testFrom());
        assertTrue(window.chosen() != null && window.inSampleTrades() >= WalkForward.LEAST_TRADES);
        BacktestResult alone = run(task(third.resolve("2026-10-12")).with(window.chosen()));
        assertEquals(alone.hash(), window.hash());
        assertEquals(alone.metrics().net(), outcome.metrics().net());
        assertEquals(alone.metrics().trades(), outcome.metrics().trades());
        List<SweepCell> cells =
                new Sweep(
                                task(days.resolve(FIRST), third.resolve("2026-10-08")),
                                grid,
                                "test",
                                1,
                                4,
                                (cell, done, total) -> {})
                        .run();
        for (SweepCell cell : cells) {
            boolean counts = cell.trades() >= WalkForward.LEAST_TRADES;
            assertFalse(counts && cell.score("sharpe") > window.inSample(), "a better set");
        }
    }

    @Test
    void gapsAreCountedAndHatched() throws Exception {
        Path gapped = out.resolve("gapped");
        ShortDays.recordWithGaps(gapped, 20, "2026-10-09");
        BacktestResult result = run(task(gapped));
        assertEquals(2, result.data().gaps().size());
        assertEquals(2, result.data().days().get(0).gaps());
        assertEquals(60_000_000_000L, length(result.data().gaps().get(0)));
        String page = Report.of(result);
        assertTrue(page.contains("2 gaps in the recording (7 packets known lost)"));
        assertTrue(page.split("fill=\"url\\(#gap\\)\"", -1).length > 4, "in both charts");
        assertFalse(Report.of(run(task(days.resolve(FIRST)))).contains("fill=\"url(#gap)\""));
    }

    private static long length(RunData.Gap gap) {
        return gap.toNs() - gap.fromNs();
    }
}
