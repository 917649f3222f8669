package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.icebreaker.web.JsonTree;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen Alerts on a demo: rules are built, refused, saved against their version (UI-80 to 85). */
class AlertsPageTest extends BrowserCase {
    private static final String LISTED =
            "() => document.querySelectorAll('[data-testid=rule-list] [data-rule]').length === %d";
    private static final String SAID =
            "() => document.querySelector('[data-testid=save-said]').innerText.startsWith('%s')";
    private static final String TEXT =
            "() => document.querySelector('[data-testid=rule-text]').value === '%s'";
    private static final String IS_MEANT =
            "() => document.querySelector('.canonical').innerText.includes('%s')";

    /** True and untrue many times a minute; CRITICAL, so that no cap holds it back. */
    private static final String OFTEN =
            """
            [{"name":"often","condition":"obi > 0 ON TICK","priority":"HIGH","cooldown":0}]
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
            demo = null;
        }
    }

    private static JsonTree send(HttpRequest.Builder request) throws Exception {
        var answer =
                HttpClient.newHttpClient()
                        .send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return JsonTree.parse(answer.body());
    }

    private static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(demo.address() + path));
    }

    private static List<String> names() throws Exception {
        return send(at("api/rules")).at("rules").items().stream()
                .map(it -> it.at("name").text())
                .toList();
    }

    /** Saves one rule only, as another page would. */
    private static void saveElsewhere(String name) throws Exception {
        long version = send(at("api/rules")).at("version").number();
        String rules = "[{\"name\":\"" + name + "\",\"condition\":\"rsi > 70\"}]";
        send(
                at("api/rules")
                        .header("X-Icebreaker", "1")
                        .header("If-Match", "\"" + version + "\"")
                        .PUT(HttpRequest.BodyPublishers.ofString(rules)));
    }

    @Test
    void aRuleIsBuiltByFormAndTextRefusedAtItsColumnAndSavedAgainstItsVersion() throws Exception {
        int before = names().size();
        Visit visit = Visit.open(context, demo.address() + "#alerts?tab=rules");
        visit.until(LISTED.formatted(before));
        visit.part("rule-new").click();
        visit.part("rule-name").fill("mine");
        visit.part("term-left").fill("rsi@5m");
        visit.part("term-right").fill("30");
        visit.until(TEXT.formatted("rsi@5m < 30"));
        visit.part("rule-text").fill("close > vwap OR hammer");
        visit.until("() => document.querySelectorAll('.term').length === 2");
        visit.soon(() -> assertEquals("vwap", visit.part("term-right").first().inputValue()));
        visit.part("rule-text").fill("(doji OR hammer) AND NOT (rsi > 70)");
        visit.until(
                "() => document.querySelector('[data-testid=terms-form]').offsetParent === null");
        visit.assertQuiet(); // from here on the browser tells of the answers 422 and 412

        visit.part("rule-text").fill("rsi < thirty");
        visit.until(
                "() => document.querySelector('.condition .rule-error p')?.innerText"
                        + ".startsWith('Column 7:')");
        visit.part("rule-save").click();
        visit.until(SAID.formatted("Not saved"));
        assertEquals(before, names().size());

        visit.part("rule-text").fill("rsi < 30");
        visit.until(IS_MEANT.formatted("rsi < 30"));
        visit.part("rule-save").click();
        visit.until(SAID.formatted("Saved at"));
        assertEquals("mine", names().get(before));

        saveElsewhere("theirs");
        visit.part("rule-name").fill("still mine");
        visit.part("rule-save").click();
        visit.until(SAID.formatted("Not saved: somebody"));
        assertEquals(List.of("theirs"), names());
        visit.part("rule-save").click();
        visit.until(SAID.formatted("Saved at"));
        assertEquals(List.of("theirs", "still mine"), names());
    }

    /** What the rule in hand before means comes late: it is nothing to the rule typed meanwhile. */
    @Test
    void anAnswerAboutAnotherRuleLeavesWhatIsTypedAlone() throws Exception {
        saveElsewhere("before");
        List<Route> held = new ArrayList<>();
        context.route("**/api/rules/parse", held::add);
        Visit visit = Visit.open(context, demo.address() + "#alerts?tab=rules");
        Page page = context.pages().get(0);
        page.waitForCondition(() -> !held.isEmpty());
        visit.part("rule-new").click();
        visit.part("term-left").fill("rsi@5m");
        page.waitForResponse("**/api/rules/parse", held.get(0)::resume);
        page.waitForCondition(() -> held.size() > 1); // about what was typed
        assertEquals("rsi@5m", visit.part("term-left").inputValue());
        visit.until(TEXT.formatted("rsi@5m <"));
    }

    /** An alert fires, a page hears of it, and leads to its event with the same numbers (UI-84). */
    @Test
    void whatFiresIsToldOnAnyScreenAndOpensItsMoment() throws Exception {
        Visit visit = Visit.open(context, demo.address()).settled();
        long version = send(at("api/rules")).at("version").number();
        send(
                at("api/rules")
                        .header("X-Icebreaker", "1")
                        .header("If-Match", "\"" + version + "\"")
                        .PUT(HttpRequest.BodyPublishers.ofString(OFTEN)));
        visit.until("() => document.querySelector('[data-testid=toast]')");
        visit.css(".toast-open").first().click();
        visit.until("() => document.querySelector('[data-testid=open-tick]')?.href");
        List<JsonTree> delivered =
                send(at("api/alerts?status=DELIVERED&limit=1000")).at("alerts").items();
        visit.soon(() -> assertOneOf(delivered, visit));
        visit.assertQuiet();
    }

    private static void assertOneOf(List<JsonTree> delivered, Visit visit) {
        String link = visit.part("open-tick").getAttribute("href");
        String why = visit.part("alert-why").innerText();
        boolean isThere = false;
        for (JsonTree each : delivered) {
            boolean isIt = link.contains("sequence=" + each.at("sequence").number() + "#");
            isThere |= isIt && why.contains(each.at("text").text().split(" · ")[1]);
        }
        assertTrue(isThere, link + " | " + why);
    }

    @Test
    void whatLeavesTheMachineIsKeptInAndSoundsAreThisBrowsers() throws Exception {
        Visit visit = Visit.open(context, demo.address() + "#alerts?tab=channels");
        visit.until("() => document.querySelectorAll('[data-testid=channels] li').length === 4");
        visit.tells("origin-note", "nothing leaves");
        visit.part("mute").click();
        visit.until(
                "() => document.querySelector('.alerts-bar').innerText.includes('muted until')");
        assertTrue(send(at("api/channels")).at("mutedUntilMs").number() > 0);
        visit.press("2");
        visit.until("() => icebreaker.screen() === 'scanner'");
        visit.press("5");
        visit.until("() => icebreaker.screen() === 'alerts'");
        visit.assertQuiet();
    }
}
