package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import io.icebreaker.setting.Settings;
import io.icebreaker.web.JsonTree;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen Scanner on a simulated morning that stands still: it shows what the server says (UI-40 to 43). */
class ScannerPageTest extends BrowserCase {
    private static final int MINUTES = 20;
    private static final String RISING = "change_pct > 0";
    private static final String ROWS =
            "() => document.querySelector('[data-testid=scan-grid]')?.getAttribute('aria-rowcount')"
                    + " === '%d'";
    private static final String NAMES =
            "() => [...document.querySelectorAll('.scan-tabs button')].map(it => it.dataset.scan)";

    @TempDir static Path directory;

    private static SimulatedEngine engine;

    @BeforeAll
    static void simulate() throws Exception {
        engine = new SimulatedEngine(directory, Settings.DEFAULTS, MINUTES);
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    private static JsonTree answer(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(engine.address() + path)).build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return JsonTree.parse(answer.body());
    }

    private Visit open(String hash, int rows) {
        Visit visit = Visit.open(context, engine.address() + hash);
        return visit.until(ROWS.formatted(rows + 1)); // and the head
    }

    @Test
    void everyScanIsThereAndOneRowAnInstrumentInTheOrderOfTheKeys() throws Exception {
        List<JsonTree> rows = answer("api/scans/all?limit=500").at("rows").items();
        assertTrue(rows.size() > 5, "the simulated morning must bring instruments");
        Visit visit = open("#scanner?scan=all&sort=change_pct-", rows.size());
        List<String> names =
                answer("api/scans").at("scans").items().stream()
                        .map(it -> it.at("name").text())
                        .toList();
        visit.soon(() -> assertEquals(names, visit.ask(NAMES)));
        double greatest = Double.NEGATIVE_INFINITY;
        for (JsonTree row : rows) {
            greatest = Math.max(greatest, ((Number) row.at("values").at(1).raw()).doubleValue());
        }
        String expected = String.format("%+.2f", greatest).replace('-', '\u2212');
        var first = visit.css(".grid-row [data-column=change_pct]").first();
        visit.soon(() -> assertEquals(expected, first.innerText().substring(2)));
        visit.assertQuiet();
    }

    @Test
    void aFilterIsTheServersAndItsFaultStandsUnderTheColumn() throws Exception {
        String query = URLEncoder.encode(RISING, StandardCharsets.UTF_8);
        int hits = answer("api/scans/all?filter=" + query).at("rows").items().size();
        Visit visit = open("#scanner?scan=all&filter=" + query, hits);
        visit.part("scan-filter").fill(RISING + " AND chan");
        visit.until("() => document.querySelector('.completions li')?.innerText.includes('pct')");
        visit.press("Tab"); // takes the completion
        visit.soon(() -> assertEquals(RISING + " AND change_pct", typed(visit)));
        visit.part("scan-filter").fill(RISING + " AND nothing > 2");
        visit.press("Enter");
        String fault = "Column " + (RISING.length() + 6) + ":";
        visit.until(
                "() => document.querySelector('.scan-filter .rule-error p')?.innerText"
                        + ".startsWith('"
                        + fault
                        + "')");
    }

    private static String typed(Visit visit) {
        return visit.part("scan-filter").inputValue().strip();
    }

    /** The words come with the scans' names: typed before, a word is completed all the same. */
    @Test
    void aWordTypedBeforeTheNamesIsCompletedWhenTheyCome() throws Exception {
        List<Route> held = new ArrayList<>();
        context.route("**/api/scans", held::add);
        Visit visit = Visit.open(context, engine.address() + "#scanner?scan=all");
        visit.part("scan-filter").fill("chan");
        visit.until("() => window.icebreaker?.sequence() > 0");
        held.forEach(Route::resume);
        visit.until("() => document.querySelector('.completions li')?.innerText.includes('pct')");
        visit.press("Tab");
        visit.soon(() -> assertEquals("change_pct", typed(visit)));
    }

    /** The first word of the stream opens the screen anew: what the address asked for must outlive it. */
    @Test
    void theOrderOfTheAddressOutlivesAStreamFasterThanTheNames() throws Exception {
        List<Route> held = new ArrayList<>();
        context.route("**/api/scans", held::add);
        Visit visit = Visit.open(context, engine.address() + "#scanner?scan=all&sort=change_pct-");
        visit.until("() => window.icebreaker?.sequence() > 0");
        visit.until("() => location.hash.includes('sort=change_pct-')");
        held.forEach(Route::resume);
        visit.until(
                "() => document.querySelector('[aria-sort=descending]')?.innerText.includes('Chg%')");
    }

    /** Streams asked for wait here. A shared worker's cannot be held: without one the page asks itself. */
    private List<Route> heldStreams() {
        List<Route> held = new ArrayList<>();
        context.addInitScript("delete window.SharedWorker");
        context.route("**/api/stream?*", held::add);
        return held;
    }

    private static void release(List<Route> held) {
        assertFalse(held.isEmpty(), "nothing was held");
        held.forEach(Route::resume);
    }

    @Test
    void aFilterBeingTypedOutlivesTheStreamsFirstWord() throws Exception {
        List<Route> held = heldStreams();
        String query = URLEncoder.encode(RISING, StandardCharsets.UTF_8);
        Visit visit = Visit.open(context, engine.address() + "#scanner?scan=all&filter=" + query);
        visit.part("scan-filter").fill(RISING + " AND nothing > 2");
        release(held);
        visit.until("() => window.icebreaker?.sequence() > 0");
        visit.press("Enter");
        visit.until("() => document.querySelector('.scan-filter .rule-error p')?.innerText");
    }

    /**
     * The stream's first word names the symbols, in whose place a file made before would have numbers, and
     * the time, without which nobody knows how long there is to decide.
     */
    @Test
    void thereIsNoCsvAndNoDeadlineBeforeTheStreamSpeaks() throws Exception {
        List<Route> held = heldStreams();
        Visit visit = Visit.open(context, engine.address() + "#scanner?scan=btst");
        visit.until("() => document.querySelector('[data-testid=scan-summary]').innerText !== ''");
        assertTrue(visit.part("scan-csv").isDisabled());
        assertTrue(visit.part("deadline").isHidden());
        release(held);
        visit.until("() => !document.querySelector('[data-testid=scan-csv]').disabled");
        visit.part("deadline").waitFor();
    }

    @Test
    void theViewLeavesAsCsvAndARowBeginsAnAlert() throws Exception {
        int rows = answer("api/scans/all?limit=500").at("rows").items().size();
        Visit visit = open("#scanner?scan=all&sort=symbol", rows);
        visit.until("() => document.querySelector('[aria-sort=ascending]') !== null");
        Download file = visit.download(() -> visit.part("scan-csv").click());
        List<String> lines = Files.readAllLines(file.path());
        assertEquals(rows + 1, lines.size());
        assertTrue(lines.get(0).startsWith("Symbol,LTP (Rs),Chg%"), lines.get(0));
        visit.press("j");
        String symbol = lines.get(1).substring(0, lines.get(1).indexOf(','));
        visit.until(
                "() => document.querySelector('.detail-title')?.innerText === '" + symbol + "'");
        visit.press("a");
        visit.until(
                "() => document.querySelector('[data-testid=rule-form]').offsetParent !== null");
        visit.soon(() -> assertEquals(symbol, visit.css("#rule-on").inputValue()));
        visit.assertQuiet();
    }
}
