package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import io.icebreaker.setting.Settings;
import io.icebreaker.web.JsonTree;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screens of the market and of instruments on a simulated morning: they show what the server says. */
class ScreensTest extends BrowserCase {
    private static final int MINUTES = 40;
    private static final String HAS_CARDS =
            "() => document.querySelectorAll('[data-testid=signal-card]').length > 0";
    private static final String HAS_CHAIN =
            "() => document.querySelectorAll('[data-testid=chain-table] tbody tr').length >= 5";

    private static final String INDEX_ROWS =
            "() => document.querySelectorAll('[data-testid=index-table] tbody tr').length === %d";

    private static final String DRAWN =
            "() => ['tpo', 'profile'].every(it => /\\d/.test("
                    + "document.querySelector(`[data-testid=${it}]`)?.getAttribute('aria-label')))";

    /** What stands on a page is within it, and the list begins where the picture ends. */
    private static final String FITS =
            """
            it => {
              const picture = document.querySelector(it).getBoundingClientRect();
              const list = document.querySelector('.list').getBoundingClientRect();
              return picture.width > 370 && picture.height > 200 && picture.right <= innerWidth
                  && list.height > 150 && list.top >= picture.bottom && list.right <= innerWidth;
            }
            """;

    @TempDir static Path directory;

    private static SimulatedEngine engine;

    @BeforeAll
    static void simulate() throws Exception {
        engine =
                new SimulatedEngine(directory, Settings.DEFAULTS.with("sr.lookback", "3"), MINUTES);
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            engine.close();
            engine = null; // else it stays in memory until the last test of all
        }
    }

    private JsonTree answer(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(engine.address() + path)).build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return JsonTree.parse(answer.body());
    }

    @Test
    void signalsCarryTheirReasonsAndStandBesideRandomEntries() throws Exception {
        List<JsonTree> signals = answer("api/signals?limit=1").at("signals").items();
        assertEquals(1, signals.size(), "the simulated morning must bring signals");
        Visit visit = Visit.open(context, engine.address() + "#signals").until(HAS_CARDS);
        var card = visit.part("signal-card").first();
        visit.tells(card, signals.get(0).at("type").text());
        card.click();
        visit.until("() => document.querySelectorAll('[data-testid=why-table] tr').length >= 6");
        for (JsonTree reason : signals.get(0).at("reasons").items()) {
            visit.tells("why-table", reason.at("points").number() + " of ");
        }
        String note = answer("api/signals/performance").at("note").text();
        String conclusion = note.substring(note.lastIndexOf(':') + 1).strip();
        visit.tells("verdict", conclusion.replaceAll("\\.$", ""));
        visit.assertQuiet();
    }

    @Test
    void aChainShowsEveryStrikeAndTheEnginesFigures() throws Exception {
        JsonTree chain = answer("api/options/chain?underlying=NIFTY");
        Visit visit = Visit.open(context, engine.address() + "#options").until(HAS_CHAIN);
        for (JsonTree row : chain.at("rows").items()) {
            visit.tells("chain-table", String.format("%,d", row.at("strike").number() / 10_000));
        }
        visit.tells("chain-summary", "max pain");
        visit.assertQuiet();
    }

    @Test
    void profilesSayWhatTheyDraw() throws Exception {
        Visit visit = Visit.open(context, engine.address() + "#profile").until(DRAWN);
        String letters = visit.part("tpo").getAttribute("aria-label");
        String volumes = visit.part("profile").getAttribute("aria-label");
        assertTrue(letters.contains("POC") || letters.contains("point of control"), letters);
        assertTrue(volumes.contains("POC") || volumes.contains("point of control"), volumes);
        visit.assertQuiet();
    }

    @Test
    void onAPhoneTheListStandsBelowThePicture() {
        var size = new Browser.NewContextOptions().setViewportSize(390, 844);
        try (BrowserContext phone = chromium.newContext(size)) {
            Visit visit = Visit.open(phone, engine.address() + "#profile").until(DRAWN);
            visit.until("() => (" + FITS + ")('.profile-screen')");
            visit.ask("() => { location.hash = '#flow'; }");
            visit.until("() => (" + FITS + ")('.chart')");
            visit.assertQuiet();
        }
    }

    @Test
    void theMarketIsCountedListedAndWalkedByKeys() throws Exception {
        JsonTree market = answer("api/market");
        long advances = market.at("breadth").at("advances").number();
        Visit visit = Visit.open(context, engine.address() + "#market?view=table");
        visit.until(
                "() => document.querySelectorAll('[data-testid=heat-table] tbody tr').length > 9");
        visit.tells("breadth", "▲ " + advances);
        visit.tells("movers", "Gainers");
        visit.until(INDEX_ROWS.formatted(indices()));
        visit.css(".market-heat [aria-pressed]").click();
        visit.until("() => document.querySelector('[data-testid=heatmap]').offsetHeight > 99");
        visit.part("heatmap").focus();
        visit.until(
                "() => { document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key:"
                        + " 'ArrowRight', bubbles: true})); return document.querySelector("
                        + "'.tile-outline').hidden === false; }");
        visit.press("Enter");
        visit.until("() => window.icebreaker.screen() === 'flow'");
        visit.until("() => location.hash.includes('i=NSE:')");
        visit.assertQuiet();
    }

    @Test
    void aLevelOfAnalyticsIsPinnedToTheChartBesideItsIndicators() throws Exception {
        String future = String.valueOf(ofType("FUT").get(0).at("token").number());
        String query = "segment=NFO&token=" + future + "&interval=1m";
        Visit visit = Visit.open(context, engine.address() + "#analytics?i=NFO:" + future);
        visit.until("() => document.querySelectorAll('.levels .pin').length > 1");
        visit.until(
                "() => document.querySelectorAll('.analytics-indicators tbody tr').length > 20");
        JsonTree values = answer("api/indicators?" + query).at("latest").at("values");
        String sma = String.format("%,.2f", ((Number) values.at("SMA20").raw()).doubleValue());
        visit.tells(visit.css(".analytics-indicators table"), sma);
        visit.css(".levels .pin").first().click();
        visit.until("() => document.querySelector('.levels .pin[aria-pressed=true]') !== null");
        visit.ask("() => { location.hash = '#flow?mode=candle&interval=1m&studies=SMA20,RSI14'; }");
        visit.until(
                "() => [...document.querySelectorAll('[data-testid=study-legend] [data-colour]')]"
                        + ".filter(it => /\\d/.test(it.textContent)).length === 2");
        visit.until("() => /pins=[^&]+@|pins=[^&]+%40/.test(location.hash)");
        visit.assertQuiet();
    }

    /** Indices, and futures of what is no share. */
    private long indices() throws Exception {
        List<String> shares = ofType("EQ").stream().map(it -> it.at("symbol").text()).toList();
        return ofType("IDX").size()
                + ofType("FUT").stream()
                        .filter(it -> !shares.contains(it.at("underlying").text()))
                        .count();
    }

    private List<JsonTree> ofType(String type) throws Exception {
        List<JsonTree> these =
                answer("api/instruments").at("instruments").items().stream()
                        .filter(it -> it.at("type").text().equals(type))
                        .toList();
        assertFalse(these.isEmpty(), "no instrument is " + type);
        return these;
    }

    @Test
    void sidesAreSaidToBeInferredWithWhatWasMeasured() throws Exception {
        Visit visit = Visit.open(context, engine.address()).settled();
        visit.part("trust-open").first().click();
        visit.until(
                "() => document.querySelector('[data-testid=trust-panel]')?.innerText.length > 99");
        visit.tells("trust-panel", "LEE_READY_SNAP", "BOOK");
        visit.assertQuiet();
    }
}
