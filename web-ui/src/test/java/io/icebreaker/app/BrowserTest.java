package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The acceptance walk of the page (dashboard 11) on a demo that runs in this process. */
class BrowserTest extends BrowserCase {
    /** The acceptance line: a page that is loaded moves within five seconds, of ten frames each. */
    private static final int MOVES_WITHIN_FRAMES = 50;

    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);

    /** Forming bars grow; every other one is final. */
    private static final String CLOSED_BARS =
            "() => Object.fromEntries(window.icebreaker.bars().slice(0, -1)"
                    + ".map(b => [b.startMs, [b.volume, b.delta, b.rowVolume].join()]))";

    private static final String SHOWS =
            "() => icebreaker.interval() === '%s' && icebreaker.mode() === '%s'"
                    + " && icebreaker.bars().length > 0";

    private static final String VOLUME_AND_DELTA =
            "() => Object.fromEntries(window.icebreaker.bars().slice(0, -1)"
                    + ".map(b => [b.startMs, [b.volume, b.delta]]))";

    private static final String HISTORY_IS_THERE =
            "() => performance.getEntriesByType('resource')"
                    + ".some(it => it.name.includes('interval=5s') && it.responseEnd > 0)";

    /** Keeps what the page shows at each frame it shows. */
    private static final String TAKE_NOTES =
            """
            () => {
              const it = window.icebreaker;
              window.notes = {};
              setInterval(() => {
                const quotes = [0, 1, 2, 5, 20, 45, 60].map((id) => it.quote(id));
                const bars = it.bars().map((b) => [b.startMs, b.volume, b.delta, b.rowVolume]);
                window.notes[it.frame()] = JSON.stringify([it.sequence(), it.selected(), quotes, bars]);
              }, 10);
            }
            """;

    @TempDir static Path directory;
    private static Demo demo;

    @BeforeAll
    static void openTheMarket() throws Exception {
        demo = new Demo(directory.resolve("day"));
    }

    @AfterAll
    static void closeTheMarket() {
        if (demo != null) {
            demo.close();
            demo = null; // else it stays in memory until the last test of all
        }
    }

    @Test
    void movesWithinFiveSecondsAndSaysThatItIsADemo() {
        Visit visit = Visit.open(context, demo.address());
        visit.until(
                """
                () => {
                  const it = window.icebreaker;
                  const bars = it?.bars() ?? [];
                  if (bars.length === 0) return false;
                  const now = {
                    frame: it.frame(),
                    sequence: it.sequence(),
                    painted: it.framesPainted(),
                    ltp: it.quote(it.selected()).ltp,
                    volume: bars.reduce((sum, bar) => sum + bar.volume, 0),
                  };
                  const first = (window.first ??= now);
                  window.movedAfter = now.frame - first.frame;
                  return now.sequence > first.sequence && now.painted > first.painted
                      && (now.ltp !== first.ltp || now.volume !== first.volume);
                }
                """);
        assertTrue(visit.number("() => window.movedAfter") <= MOVES_WITHIN_FRAMES);
        visit.tells("mode-badge", "DEMO", "simulated market");
        visit.until(
                """
                () => document.querySelector('[data-testid=journal-lamp]').textContent
                    === 'journal ✓ on disk'
                """);
        visit.assertQuiet();
    }

    @Test
    void theSystemScreenTellsWhatTheLaneMeasures() {
        Visit visit = Visit.open(context, demo.address() + "#system");
        visit.until(
                """
                () => ['journal', 'flow', 'output'].every((stage) => [...document.querySelectorAll(
                    '[data-testid=system-stages] tbody tr')].some((row) => row.cells[0].innerText === stage
                        && /\\d (ns|µs|ms)/.test(row.cells[1].innerText)))
                """);
        visit.tells("system-latency", "tick→signal", "tick→page");
        visit.tells("system-machine", "B a tick in the lanes", "lane-analysis", "of 65,536");
        visit.tells("system-machine", "JOURNALED", "MB today", " free");
        visit.css("[data-testid=system-stages] select").selectOption("all");
        visit.until(
                """
                () => Number([...document.querySelectorAll('[data-testid=system-stages] tbody tr')]
                    .at(-1).cells[5].innerText.replaceAll(',', '')) > 0
                """);
        visit.assertQuiet();
    }

    @Test
    void twoTabsOfOneBrowserShareAStreamAndAgreeFrameByFrame() throws Exception {
        assertAgreed(context, context, 1);
    }

    @Test
    void aTabAndAPhoneAgreeFrameByFrame() throws Exception {
        try (BrowserContext phone =
                chromium.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            assertAgreed(context, phone, 2);
        }
    }

    private static void assertAgreed(BrowserContext one, BrowserContext other, int streams)
            throws Exception {
        Visit first = Visit.open(one, demo.address()).settled();
        Visit second = Visit.open(other, demo.address()).settled();
        Await.that(streams + " streams", () -> demo.health().at("pages").number() == streams);
        for (Visit visit : List.of(first, second)) {
            showFiveSeconds(visit, 1);
            visit.ask(TAKE_NOTES);
        }
        first.until("() => Object.keys(window.notes).length > 30");
        second.until("() => Object.keys(window.notes).length > 30");
        Map<String, Object> seen = first.map("() => window.notes");
        Map<String, Object> alsoSeen = second.map("() => window.notes");
        seen.keySet().retainAll(alsoSeen.keySet());
        assertTrue(seen.size() >= 5, "frames that both have seen: " + seen.size());
        seen.forEach((frame, shown) -> assertEquals(shown, alsoSeen.get(frame), "frame " + frame));
        first.assertQuiet();
        second.assertQuiet();
    }

    /** Waits for history, and for ten frames more: when it comes it may be newer than the frame in hand. */
    private static void showFiveSeconds(Visit visit, int bars) {
        visit.choose("interval-select", "5s");
        visit.until(HISTORY_IS_THERE);
        long settled = visit.number("() => icebreaker.frame()") + 10;
        visit.until("() => icebreaker.frame() >= " + settled);
        visit.until("() => icebreaker.interval() === '5s' && icebreaker.bars().length > " + bars);
    }

    @Test
    void changingIntervalAndModeTenTimesLeavesEveryBarAsItWas() {
        Visit visit = Visit.open(context, demo.address()).settled();
        showFiveSeconds(visit, 3);
        Map<String, Object> before = visit.map(CLOSED_BARS);
        String[] intervals = {"1s", "15s", "1m", "5m", "30s"};
        String[] modes = {"delta", "volume", "candle", "bidask"};
        for (int i = 0; i < 10; i++) {
            visit.choose("interval-select", intervals[i % intervals.length]);
            visit.choose("mode-select", modes[i % modes.length]);
            visit.until(SHOWS.formatted(intervals[i % intervals.length], modes[i % modes.length]));
            assertRowsAddUp(visit);
        }
        showFiveSeconds(visit, 3);
        visit.soon(
                () -> {
                    Map<String, Object> after = visit.map(CLOSED_BARS);
                    before.forEach(
                            (start, it) -> assertEquals(it, after.get(start), "bar " + start));
                });
        assertRowsAddUp(visit);
        visit.assertQuiet();
    }

    private static void assertRowsAddUp(Visit visit) {
        String wrong = "bars().filter(b => b.volume !== b.rowVolume || b.volume <= 0)";
        assertEquals("[]", visit.ask("() => JSON.stringify(icebreaker." + wrong + ")"));
    }

    @Test
    void longerBarsAreTheSumsOfShorterOnes() {
        Visit visit = Visit.open(context, demo.address()).settled();
        visit.choose("interval-select", "15s");
        visit.until("() => icebreaker.interval() === '15s' && icebreaker.bars().length > 1");
        Map<String, Object> longer = visit.map(VOLUME_AND_DELTA);
        showFiveSeconds(visit, 3);
        assertFalse(longer.isEmpty());
        visit.soon(() -> assertSums(longer, visit.map(VOLUME_AND_DELTA)));
        visit.assertQuiet();
    }

    private static void assertSums(Map<String, Object> longer, Map<String, Object> shorter) {
        Map<Long, List<Long>> sums = new HashMap<>();
        shorter.forEach((start, bar) -> sums.merge(parent(start), longs(bar), BrowserTest::sum));
        longer.forEach((start, bar) -> assertEquals(longs(bar), sums.get(Long.valueOf(start))));
    }

    private static Long parent(String startMs) {
        return Long.parseLong(startMs) / 15_000 * 15_000;
    }

    private static List<Long> longs(Object numbers) {
        return ((List<?>) numbers).stream().map(number -> ((Number) number).longValue()).toList();
    }

    private static List<Long> sum(List<Long> a, List<Long> b) {
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            sums.add(a.get(i) + b.get(i));
        }
        return sums;
    }

    @Test
    void theThemeChangesAtAClickAndIsRemembered() {
        Visit visit = Visit.open(context, demo.address()).settled();
        Object before = theme(visit);
        visit.part("theme-toggle").click();
        visit.soon(() -> assertNotEquals(before, theme(visit)));
        Object after = theme(visit);
        Visit again = Visit.open(context, demo.address()).settled();
        again.soon(() -> assertEquals(after, theme(again)));
        visit.assertQuiet();
    }

    private static Object theme(Visit visit) {
        return visit.ask("() => document.documentElement.dataset.theme");
    }

    @Test
    void showsIndianTimeToABrowserInLosAngeles() throws Exception {
        var options = new Browser.NewContextOptions().setTimezoneId("America/Los_Angeles");
        try (BrowserContext abroad = chromium.newContext(options)) {
            Visit visit = Visit.open(abroad, demo.address()).settled();
            assertEquals(
                    "America/Los_Angeles",
                    visit.ask("() => Intl.DateTimeFormat().resolvedOptions().timeZone"));
            visit.soon(() -> LocalTime.parse(visit.part("engine-clock").innerText()));
            LocalTime shown = LocalTime.parse(visit.part("engine-clock").innerText());
            LocalTime engine = ist(demo.health().at("engineTimeMs").number());
            // Whole minutes between question and answer would still not reach the half hour that
            // zones differ by.
            assertTrue(
                    Duration.between(shown, engine).abs().toMinutes() < 10, shown + " " + engine);
            LocalTime start = ist(visit.number("() => icebreaker.bars().at(-1).startMs"));
            visit.until("() => document.querySelector('.readout b').textContent !== ''");
            LocalTime label = LocalTime.parse(visit.css(".readout b").innerText());
            assertTrue(Duration.between(start, label).abs().toMinutes() < 10, start + " " + label);
            visit.assertQuiet();
        }
    }

    private static LocalTime ist(long epochMs) {
        return LocalTime.ofInstant(Instant.ofEpochMilli(epochMs), IST);
    }

    @Test
    void drawsAVeilOverTheLastFiguresWhenTheEngineIsGone() throws Exception {
        Visit visit;
        try (var other = new Demo(directory.resolve("other"))) {
            visit = Visit.open(context, other.address()).settled();
            assertFalse(visit.part("veil").isVisible());
            visit.assertQuiet();
        }
        visit.until("() => !document.querySelector('[data-testid=veil]').hidden");
        visit.tells("veil", "lost the engine");
        assertFalse(visit.part("ltp").innerText().isBlank());
    }
}
