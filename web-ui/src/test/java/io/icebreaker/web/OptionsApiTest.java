package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.GreeksWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.stage.option.BuildUp;
import io.icebreaker.stage.option.Forward;
import io.icebreaker.stage.option.IvFlag;
import io.icebreaker.stage.option.Pcr;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.List;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chains as the board has them, through the answers and the stream; missing figures are null. */
final class OptionsApiTest {
    private static final LocalDate EXPIRY = LocalDate.of(2026, 11, 24);
    private static final String CHAIN = "/api/options/chain?underlying=NIFTY";

    private final Market market = new Market(4, 1 << 16);
    private WebServer server;
    private Client client;

    @BeforeEach
    void start() {
        for (int id = 0; id < 2; id++) {
            market.board.define(id, option(id));
        }
        show(0, EXPIRY, Double.NaN);
        server =
                WebServer.start(
                        WebConfig.onPort(0), market.board, market, SystemEpochNanoClock.INSTANCE);
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Instrument option(int id) {
        return new Instrument(
                "NFO",
                45_001 + id,
                "O" + id,
                id == 0 ? InstrumentType.CE : InstrumentType.PE,
                "NIFTY",
                EXPIRY,
                245_000_000,
                75,
                500);
    }

    /** A chain of one strike with a call only. */
    private long[] show(int number, LocalDate expiry, double pcr) {
        var w = new long[ChainWords.row(1)];
        w[ChainWords.CHAIN] = number;
        w[ChainWords.TIME_NS] = Market.OPEN_NS;
        w[ChainWords.EXPIRY_DAY] = expiry.toEpochDay();
        w[ChainWords.EXPIRY_NS] = expiry.toEpochDay() * 86_400_000_000_000L;
        w[ChainWords.SPOT_ID] = -1;
        w[ChainWords.FUTURE_ID] = 1;
        w[ChainWords.PCR_OI] = Double.doubleToLongBits(pcr);
        w[ChainWords.LABEL] = Double.isNaN(pcr) ? Pcr.NONE : Pcr.BULLISH;
        w[ChainWords.FORWARD] = Double.doubleToLongBits(24_512.5);
        w[ChainWords.FORWARD_FROM] = Forward.PARITY;
        w[ChainWords.SUPPORTS] = 245_000_000;
        w[ChainWords.OI_TIME_NS] = Market.OPEN_NS - 2_500_000_000L;
        w[ChainWords.STRIKES] = 1;
        w[ChainWords.ROWS] = 1;
        int row = ChainWords.row(0);
        w[row + ChainWords.STRIKE] = 245_000_000;
        w[row + ChainWords.ROW_FLAGS] = ChainWords.ILLIQUID;
        w[row + ChainWords.PAIN] = 12_340_000;
        int ce = row + ChainWords.CE;
        w[ce + ChainWords.LTP] = 1_500_000;
        w[ce + ChainWords.OI] = 750;
        w[ce + ChainWords.LEG_FLAGS] = ChainWords.HAS_OI;
        w[ce + ChainWords.BUILD_UP] = BuildUp.SHORT_COVERING;
        w[ce + ChainWords.IV] = Double.doubleToLongBits(Double.NaN);
        w[ce + ChainWords.IV_FLAG] = IvFlag.NO_QUOTE;
        w[row + ChainWords.PE + ChainWords.ID] = -1;
        market.board.findings().show(Sheet.CHAIN, number, w, w.length, 7);
        return w;
    }

    @Test
    void aChainHasItsFiguresAndRows() throws Exception {
        JsonTree chain = client.json(CHAIN);
        JsonTree summary = chain.at("summary");
        assertEquals("NIFTY", summary.at("underlying").text());
        assertEquals("2026-11-24", summary.at("expiry").text());
        assertEquals(Market.OPEN_NS / 1_000_000, summary.at("timeMs").number());
        assertEquals("PARITY", summary.at("forwardFrom").text());
        assertEquals("24512.5", summary.at("forward").toString());
        assertNull(summary.at("pcrOi").text());
        assertNull(summary.at("label").text());
        assertNull(summary.at("spotId").text());
        assertNull(summary.at("maxPain").text());
        assertEquals(1, summary.at("futureId").number());
        assertEquals(2_500, summary.at("oiAgeMs").number());
        assertEquals(1, summary.at("supports").items().size());
        assertEquals(0, summary.at("resistances").items().size());
        JsonTree row = chain.at("rows").at(0);
        assertEquals("true", row.at("illiquid").toString());
        assertEquals("1234.0", row.at("pain").toString());
        assertNull(row.at("pe").text());
        JsonTree ce = row.at("ce");
        assertEquals(45_001, ce.at("token").number());
        assertEquals(750, ce.at("oi").number());
        assertNull(ce.at("oiChange").text());
        assertNull(ce.at("volume").text());
        assertNull(ce.at("bid").text());
        assertEquals("SHORT_COVERING", ce.at("buildUp").text());
        assertEquals("NO_QUOTE", ce.at("ivFlag").text());
    }

    /** Every key of the contract is there. */
    @Test
    void nothingOfTheContractIsMissing() throws Exception {
        JsonTree chain = client.json(CHAIN);
        String summary =
                "chain underlying expiry segment lotSize timeMs dte t basis forward forwardFrom spot"
                        + " spotId futureId atm ceOi peOi ceVolume peVolume ceDoi peDoi pcrOi"
                        + " pcrVolume pcrChange label convention maxPain supports resistances"
                        + " supportsByChange resistancesByChange atmIv iv30 iv30Bracketed ivRank"
                        + " ivPercentile ivDays straddle impliedMovePct gex strikes staleRows"
                        + " oiAgeMs riskFree";
        for (String key : summary.split(" ")) {
            assertTrue(chain.at("summary").has(key), key);
        }
        String leg =
                "id token ltp bid ask prevClose oi oiChange oiAgeMs volume buildUp price iv ivFlag"
                        + " delta gamma theta vega rho usable";
        for (String key : leg.split(" ")) {
            assertTrue(chain.at("rows").at(0).at("ce").has(key), key);
        }
    }

    @Test
    void theNearestExpiryIsTakenUnlessOneIsNamed() throws Exception {
        show(2, EXPIRY.plusDays(7), 1.25);
        show(1, LocalDate.of(2026, 11, 17), 0.5); // over at that time
        assertEquals(0, client.json(CHAIN).at("summary").at("chain").number());
        JsonTree later = client.json(CHAIN + "&expiry=2026-12-01");
        assertEquals("BULLISH", later.at("summary").at("label").text());
        List<JsonTree> chains = client.json("/api/options/chains").at("chains").items();
        assertEquals(
                List.of(1L, 0L, 2L), chains.stream().map(c -> c.at("chain").number()).toList());
        JsonTree one = client.json("/api/options/summary?expiry=2026-12-01");
        assertEquals(1, one.at("chains").items().size());
    }

    @Test
    void historyIsThatOfOneChain() throws Exception {
        var log = market.board.findings().log(FindingType.CHAIN);
        log.append(1, show(2, EXPIRY.plusDays(7), 1.25), 0, ChainWords.FIGURES);
        log.append(2, show(0, EXPIRY, 0.75), 0, ChainWords.FIGURES);
        JsonTree points = client.json("/api/options/history?underlying=NIFTY").at("points");
        assertEquals(1, points.items().size());
        assertEquals("0.75", points.at(0).at(1).toString());
        assertEquals(7, points.at(0).items().size());
        assertNull(points.at(0).at(3).text());
    }

    @Test
    void whatCannotBeAnsweredIsRefusedWithTheWayOut() throws Exception {
        assertEquals(400, client.get("/api/options/chain").statusCode());
        assertEquals(404, client.get("/api/options/chain?underlying=X").statusCode());
        assertEquals(400, client.get(CHAIN + "&expiry=soon").statusCode());
        assertEquals(404, client.get(CHAIN + "&expiry=2026-11-25").statusCode());
        JsonTree refusal = client.json("/api/options/history?underlying=X");
        assertEquals("underlying", refusal.at("field").text());
    }

    @Test
    void theStreamBringsTheSame() throws Exception {
        var greeks = new long[GreeksWords.WORDS];
        greeks[GreeksWords.ID] = 1;
        greeks[GreeksWords.IV] = Double.doubleToLongBits(0.125);
        market.board.findings().show(Sheet.GREEKS, 1, greeks, greeks.length, 8);
        try (var events = client.stream("chain:0,greeks:1")) {
            JsonTree panels = null;
            while (panels == null) {
                JsonTree data = events.next("frame").json();
                panels = data.has("panels") ? data.at("panels") : null;
            }
            String chain = client.get(CHAIN).body();
            assertEquals(JsonTree.parse(chain).toString(), panels.at(0).at("value").toString());
            assertEquals("0.125", panels.at(1).at("value").at("iv").toString());
        }
    }

    @Test
    void namesAreThoseOfTheStage() throws Exception {
        for (int label = Pcr.NONE; label <= Pcr.STRONG_BEARISH; label++) {
            long[] w = show(0, EXPIRY, 1);
            w[ChainWords.LABEL] = label;
            w[ChainWords.row(0) + ChainWords.CE + ChainWords.IV_FLAG] = label;
            w[ChainWords.row(0) + ChainWords.CE + ChainWords.BUILD_UP] = label % 5;
            market.board.findings().show(Sheet.CHAIN, 0, w, w.length, 9);
            JsonTree chain = client.json(CHAIN);
            JsonTree ce = chain.at("rows").at(0).at("ce");
            assertEquals(Pcr.name(label), orEmpty(chain.at("summary").at("label").text()));
            assertEquals(IvFlag.name(label), orEmpty(ce.at("ivFlag").text()));
            assertEquals(BuildUp.name(label % 5), ce.at("buildUp").text());
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
