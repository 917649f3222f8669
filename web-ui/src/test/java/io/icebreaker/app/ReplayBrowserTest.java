package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.setting.Settings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded morning in the browser: opened, played, sought, stepped, while live stays what it is. */
class ReplayBrowserTest extends BrowserCase {
    private static final int MINUTES = 12;
    private static final String STANDS =
            "() => ['PAUSED', 'ENDED'].includes(icebreaker.session()?.state)";

    private static final String SHOWS =
            "() => icebreaker.sequence() > 0 && icebreaker.session() !== null";

    @TempDir static Path directory;
    private static SimulatedEngine engine;

    @BeforeAll
    static void record() throws Exception {
        Settings loose = Settings.DEFAULTS.with("min.confidence", "4");
        engine = new SimulatedEngine(directory.resolve("day"), loose, MINUTES);
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
            engine = null; // else it stays in memory until the last test of all
        }
    }

    @AfterEach
    void closeTheReplay() {
        engine.page().desk().close();
    }

    private static String replay(String query) {
        return engine.address() + "replay/" + query;
    }

    private static void sought(Visit visit, long sequence) {
        visit.until("() => icebreaker.sequence() === " + sequence);
        visit.until("() => icebreaker.session().sequence === " + sequence);
        visit.until(STANDS);
    }

    @Test
    void opensPlaysSeeksAndStepsWhileLiveStaysWhatItIs() throws Exception {
        long live = engine.engine().board().sequence();
        Visit visit = Visit.open(context, replay("?day=day"));
        visit.until(SHOWS);
        visit.tells("mode-badge", "REPLAY");
        visit.until(STANDS);
        long opened = visit.number("() => icebreaker.session().sequence");

        visit.part("speed-max").click();
        visit.until("() => icebreaker.session().sequence > " + (opened + 1_000));
        visit.until("() => icebreaker.session().sequence === " + live); // the day goes on: no end
        visit.until(
                "() => document.querySelector('[data-testid=hash-line]').textContent.includes('✓')");
        visit.tells("hash-line", "identical through");
        visit.part("replay-play").click();
        sought(visit, live);

        visit.part("scrubber").focus();
        visit.press("Home");
        visit.until("() => icebreaker.session().sequence < " + opened + " + 1000");
        visit.until("() => icebreaker.sequence() < " + opened + " + 1000");
        visit.until(
                "() => icebreaker.bars().length <= 2"); // what came later is gone from the chart

        long before = visit.number("() => icebreaker.session().sequence");
        visit.part("step-bar-on").click();
        visit.until("() => icebreaker.session().sequence > " + before);
        visit.until(STANDS);
        long bar = visit.number("() => icebreaker.session().sequence");
        visit.part("step-tick-on").click();
        visit.until("() => icebreaker.session().sequence > " + bar);
        visit.part("step-tick-back").click();
        visit.until("() => icebreaker.session().sequence <= " + bar);
        assertEquals(live, engine.engine().board().sequence());
        visit.assertQuiet();
    }

    /** One row more than live has: a screen that is told no place of its own there has none. */
    @Test
    void everyScreenHasItsPlaceBelowTheTransport() {
        Visit visit = Visit.open(context, replay("?day=day")).until(SHOWS);
        for (String key : "1 2 4 5 6 7 8 9 0 p y".split(" ")) {
            visit.press(key);
            visit.until(
                    """
                    () => [...document.querySelectorAll('main.screen')].some((it) => {
                        const transport = document.querySelector('.transport').getBoundingClientRect();
                        const own = it.getBoundingClientRect();
                        return own.top >= transport.bottom && own.width > 600 && own.height > 300;
                    })
                    """);
        }
    }

    @Test
    void aSignalOfTheLivePageOpensItsMoment() throws Exception {
        Visit visit = Visit.open(context, engine.address() + "#signals");
        visit.until("() => document.querySelector('[data-testid=open-moment]') !== null");
        var card = visit.part("signal-card").first();
        long sequence = Long.parseLong(card.getAttribute("data-sequence"));
        var opened = context.waitForPage(() -> card.locator("[data-testid=open-moment]").click());
        opened.waitForFunction("() => window.icebreaker?.sequence() === " + sequence);
        assertTrue(opened.url().contains("/replay/"), opened.url());
        visit.assertQuiet();
    }

    @Test
    void listsTheDaysAndKeysDriveTheTransport() {
        Visit visit = Visit.open(context, replay(""));
        visit.until("() => document.querySelector('[data-testid=open-day]') !== null");
        visit.part("open-day").click();
        visit.until(SHOWS);
        visit.until(STANDS);
        visit.until("() => icebreaker.selected() >= 0"); // whose next packet it steps to
        visit.press(".");
        long first = visit.number("() => icebreaker.session().firstSequence");
        visit.until("() => icebreaker.session().sequence > " + first);
        visit.press("b");
        visit.until("() => icebreaker.session().bookmarks.length === 1");
        visit.press(" ");
        visit.until("() => icebreaker.session().state === 'PLAYING'");
        visit.press("]");
        visit.until("() => icebreaker.session().speed === 4");
        visit.press(" ");
        visit.until("() => icebreaker.session().state === 'PAUSED'");
        visit.assertQuiet();
    }
}
