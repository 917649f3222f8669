package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.sim.MarketTap.Minute;
import io.icebreaker.feed.sim.SimHttp.Fault;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import io.icebreaker.web.JsonTree;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code icebreaker ask}, and the page's routes for the same, against a simulated Kite account. */
class AskTest {
    private static final String HOME = "icebreaker.home";

    @TempDir Path root;
    private SimulatedAccount account;
    private Path config;
    private String usualHome;

    @BeforeEach
    void start() throws Exception {
        usualHome = System.getProperty(HOME);
        // Yesterday's: before today's open a broker's bars of today are all to come.
        LocalDate today = SessionCalendar.istDate(System.currentTimeMillis() * 1_000_000);
        account = new SimulatedAccount(root, today.minusDays(1), 12);
        account.stream.close(); // the market stands still
        config = account.configuration("");
    }

    @AfterEach
    void stop() {
        account.close();
        if (usualHome != null) {
            System.setProperty(HOME, usualHome);
        } else {
            System.clearProperty(HOME);
        }
    }

    private CommandRun ask(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "ask";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--config";
        all[words.length + 2] = config;
        CommandRun run = CommandRun.of(all);
        assertFalse((run.out() + run.errors()).contains("canary"), run.out() + run.errors());
        return run;
    }

    private Tick last(Instrument it) {
        return account.tap.last(account.stream.tokens().onWire().indexOf(it)).tick();
    }

    private Instrument named(String symbol) {
        return account.stream.tokens().onWire().stream()
                .filter(it -> it.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    /** The cells of a table's line that begins so. */
    private static List<String> cells(CommandRun run, String beginning) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> List.of(line.strip().split("\\s{2,}")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.out()));
    }

    // ---- answers

    @Test
    void quotesAsTheBrokerHasThem() {
        CommandRun run = ask("quotes", "NSE:RELIANCE", "NSE:NIFTY 50").with(Exit.OK);
        List<String> header = cells(run, "instrument");
        List<String> stock = cells(run, "NSE:RELIANCE");
        Tick tick = last(named("RELIANCE"));
        assertEquals(Prices.format(tick.ltp()), stock.get(header.indexOf("ltp Rs")));
        assertEquals(Prices.format(tick.ask(0)), stock.get(header.indexOf("ask Rs")));
        assertEquals("" + tick.volume(), stock.get(header.indexOf("volume units")));
        List<String> index = cells(run, "IDX:NIFTY 50");
        assertEquals("-", index.get(header.indexOf("bid Rs")), "an index has no book");
        assertEquals("-", index.get(header.indexOf("bid units")));

        JsonTree json = ask("quotes", "NSE:RELIANCE", "--json").with(Exit.OK).json();
        JsonTree quote = json.at("quotes").at(0);
        assertEquals(tick.ltp(), quote.at("ltp").number());
        assertEquals("NSE:RELIANCE", quote.at("instrument").text());
        assertEquals("sim", json.at("account").text());
    }

    @Test
    void chainsAreCutAroundTheSpotAndSayIt() {
        CommandRun run = ask("chain", "NIFTY", "--strikes", 4).with(Exit.OK);
        String first = run.out().lines().findFirst().orElseThrow();
        Tick spot = last(named("NIFTY 50"));
        assertTrue(first.contains(" at " + Prices.format(spot.ltp()) + " Rs"), first);
        assertTrue(first.matches(".* 4 of [0-9]+ strikes, those nearest to it"), first);

        JsonTree json = ask("chain", "NIFTY", "--strikes", 4, "--json").with(Exit.OK).json();
        List<String> header = cells(run, "strike Rs");
        assertEquals(4, json.at("strikes").items().size());
        for (JsonTree row : json.at("strikes").items()) {
            List<String> line = cells(run, Prices.format(row.at("strike").number()) + " ");
            Instrument ce = option(row.at("ce").at("token").number());
            assertEquals(InstrumentType.CE, ce.type());
            assertEquals(row.at("strike").number(), ce.strike());
            assertEquals(last(ce).ltp(), row.at("ce").at("ltp").number());
            assertEquals(Prices.format(last(ce).ltp()), line.get(header.indexOf("ce ltp Rs")));
            assertEquals("-", line.get(header.indexOf("ce iv %")), "Kite gives none");
        }
        String expiry = json.at("expiry").text();
        ask("chain", "NIFTY", "--expiry", expiry).with(Exit.OK);
        CommandRun never = ask("chain", "NIFTY", "--expiry", "2001-01-04").with(Exit.FOUND_WRONG);
        assertTrue(never.errors().contains(expiry), never.errors());
        ask("chain", "NIFTY", "--expiry", "soon").with(Exit.COULD_NOT_RUN);
        ask("chain", "NIFTY", "--strikes", 0).with(Exit.COULD_NOT_RUN);
    }

    private Instrument option(long token) {
        return account.stream.tokens().onWire().stream()
                .filter(it -> it.token() == token && it.type().isOption())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void historyIsAFileOfTheBrokersBars() throws Exception {
        Path file = root.resolve("bars.csv");
        String day = java.time.Instant.ofEpochSecond(0, account.market.openNs()).toString();
        Object[] words = {
            "history", "NSE:RELIANCE", "--interval", "1m", "--from", day.substring(0, 10)
        };
        List<Object> withOut = new ArrayList<>(List.of(words));
        withOut.addAll(List.of("--to", day.substring(0, 10), "--out", file));
        ask(withOut.toArray()).with(Exit.OK);
        List<String> lines = Files.readAllLines(file);
        assertEquals("segment,token,start_ns,open,high,low,close,volume,oi", lines.get(0));
        assertTrue(lines.size() > 10, lines.size() + " lines");
        Instrument it = named("RELIANCE");
        int index = account.stream.tokens().onWire().indexOf(it);
        List<Minute> minutes = account.tap.minutes(index, 0, Long.MAX_VALUE);
        for (int n = 1; n < lines.size(); n++) {
            Minute minute = minutes.get(n - 1);
            assertEquals(
                    "NSE,%d,%d,%s,%s,%s,%s,%d,"
                            .formatted(
                                    it.token(),
                                    account.market.openNs() + (n - 1) * 60_000_000_000L,
                                    Prices.format(minute.open()),
                                    Prices.format(minute.high()),
                                    Prices.format(minute.low()),
                                    Prices.format(minute.close()),
                                    minute.volume()),
                    lines.get(n).replaceFirst(",[0-9]*$", ","));
        }
        CommandRun table = ask(words).with(Exit.OK);
        List<String> bar = cells(table, day.substring(0, 10) + " 09:15:00");
        assertEquals(Prices.format(minutes.get(0).open()), bar.get(1));

        words[5] = "2001-01-01";
        List<Object> longAgo = new ArrayList<>(List.of(words));
        longAgo.addAll(List.of("--to", "2001-01-02"));
        CommandRun none = ask(longAgo.toArray());
        assertTrue(none.with(Exit.FOUND_WRONG).errors().contains("no bars"), none.errors());
        ask("history", "NSE:RELIANCE", "--from", "2001-01-02", "--to", "2001-01-01")
                .with(Exit.COULD_NOT_RUN);
        ask("history", "NSE:RELIANCE", "--from", "soon").with(Exit.COULD_NOT_RUN);
        ask("history", "NSE:RELIANCE", "--from", "2001-01-02", "--interval", "7m")
                .with(Exit.COULD_NOT_RUN);
    }

    @Test
    void marginsAreRupees() {
        JsonTree json = ask("margins", "--json").with(Exit.OK).json();
        List<String> line = cells(ask("margins").with(Exit.OK), "sim");
        assertEquals(Prices.format(json.at("available").number()), line.get(1));
        assertEquals(
                json.at("total").number(),
                json.at("available").number() + json.at("used").number());
    }

    // ---- refusals

    @Test
    void namesNobodyKnowsAreRefusedWithHowToFindThem() {
        CommandRun run = ask("quotes", "NSE:NOBODY").with(Exit.FOUND_WRONG);
        assertTrue(run.errors().contains("NSE:NOBODY; `icebreaker search`"), run.errors());
        CommandRun other = ask("margins", "--broker", "dhan").with(Exit.COULD_NOT_RUN);
        assertTrue(other.errors().contains("no account dhan"), other.errors());
        assertTrue(other.errors().contains("sim"), other.errors());
        assertEquals(1, run.errors().lines().count());
    }

    @Test
    void aRefusedTokenSaysHowToGetAnother() {
        account.rest.accessToken("another");
        CommandRun run = ask("margins").with(Exit.FOUND_WRONG);
        assertTrue(run.errors().contains("TokenException"), run.errors());
        assertTrue(run.errors().contains("`icebreaker login kite --feed sim`"), run.errors());
    }

    @Test
    void theNextAccountIsAskedWhereATokenIsRefused() throws Exception {
        Path bad = Files.writeString(root.resolve("bad.token"), "rolled\n");
        Files.setPosixFilePermissions(
                bad, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        config =
                account.configuration(
                        """
                        feeds.first {
                          broker = kite, rest-url = "%s", instruments = "dump.csv", symbols = []
                          keys-file = "account.keys", token-file = "bad.token"
                        }
                        """
                                .formatted(account.rest.url()));
        CommandRun run = ask("margins", "--json").with(Exit.OK);
        assertEquals("sim", run.json().at("account").text());
        assertTrue(run.errors().contains("login kite --feed first"), run.errors());
        ask("margins", "--broker", "first").with(Exit.FOUND_WRONG);

        Files.delete(bad);
        CommandRun skipped = ask("margins", "--json").with(Exit.OK);
        assertEquals("", skipped.errors(), "one without a token is not asked");
        CommandRun missing = ask("margins", "--broker", "first").with(Exit.FOUND_WRONG);
        assertTrue(missing.errors().contains("no token: log in"), missing.errors());
        assertTrue(missing.errors().contains("login kite --feed first"), missing.errors());
    }

    @Test
    void aRateLimitSaysWhenAndTroubleWhose() {
        account.rest.http().fault(Fault.TOO_MANY_429);
        CommandRun limited = ask("margins").with(Exit.FOUND_WRONG);
        assertTrue(
                limited.errors().matches("(?s).*ask again in [0-9]+ s, at .* IST\\s*"),
                limited.errors());
        account.rest.http().fault(Fault.ERROR_500);
        CommandRun broken = ask("margins").with(Exit.COULD_NOT_RUN);
        assertTrue(broken.errors().contains("the broker's"), broken.errors());
        account.rest.close();
        CommandRun away = ask("margins").with(Exit.COULD_NOT_RUN);
        assertTrue(away.errors().contains("network"), away.errors());
    }

    @Test
    void withoutAnyAccountItSaysWhichCommandMakesOne() throws Exception {
        System.setProperty(HOME, Files.createDirectories(root.resolve("empty")).toString());
        CommandRun run = CommandRun.of("ask", "margins").with(Exit.COULD_NOT_RUN);
        assertTrue(run.errors().contains("`icebreaker login BROKER`"), run.errors());
        config = Files.writeString(root.resolve("bad.conf"), "feeds.x { broker = nobody }");
        assertTrue(ask("margins").with(Exit.BAD_CONFIG).errors().contains("bad.conf"));
    }

    // ---- the page's

    @Test
    void thePageAsksTheDaysAccounts() throws Exception {
        try (LiveDay day = account.open(config)) {
            JsonTree openApi = account.get("/api/openapi.json");
            String from = "&from=" + account.market.openNs() / 1_000_000;
            String to = "&to=" + (account.market.openNs() / 1_000_000 + 300_000);
            Map<String, String> queries =
                    Map.of(
                            "quotes", "?instrument=NSE:RELIANCE&instrument=NSE:NIFTY%2050",
                            "chain", "?underlying=NIFTY&strikes=3",
                            "history", "?instrument=NSE:RELIANCE&interval=1m" + from + to,
                            "margins", "");
            for (Map.Entry<String, String> query : queries.entrySet()) {
                String path = "/api/brokers/{feed}/" + query.getKey();
                HttpResponse<String> answer = get(path.replace("{feed}", "sim") + query.getValue());
                assertEquals(200, answer.statusCode(), answer.body());
                assertEquals(List.of(), complaints(openApi, path, 200, answer.body()), path);
            }
            JsonTree quotes = account.get("/api/brokers/sim/quotes?instrument=NSE:RELIANCE");
            assertEquals(
                    last(named("RELIANCE")).ltp(), quotes.at("quotes").at(0).at("ltp").number());

            assertRefused(openApi, 404, "/api/brokers/nobody/margins");
            assertRefused(openApi, 422, "/api/brokers/sim/quotes?instrument=NSE:NOBODY");
            account.rest.accessToken("another");
            String login = assertRefused(openApi, 422, "/api/brokers/sim/margins");
            assertTrue(login.contains("TokenException"), login);
            assertTrue(login.contains("login kite --feed sim"), login);
            assertFalse(login.contains("canary"), login);
            day.look();
        }
    }

    private String assertRefused(JsonTree openApi, int status, String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertEquals(status, answer.statusCode(), answer.body());
        String described = path.replaceFirst("brokers/[a-z]+/", "brokers/{feed}/");
        described = described.replaceFirst("\\?.*", "");
        assertEquals(List.of(), complaints(openApi, described, status, answer.body()));
        return answer.body();
    }

    private static List<String> complaints(JsonTree openApi, String path, int status, String body) {
        Object schema =
                openApi.at("paths")
                        .at(path)
                        .at("get")
                        .at("responses")
                        .at("" + status)
                        .at("content")
                        .at("application/json")
                        .at("schema")
                        .raw();
        return new SchemaCheck((Map<?, ?>) openApi.raw())
                .complaints(JsonTree.parse(body).raw(), schema);
    }

    private HttpResponse<String> get(String path) throws Exception {
        String address = account.address();
        var uri = URI.create(address.substring(0, address.length() - 1) + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
