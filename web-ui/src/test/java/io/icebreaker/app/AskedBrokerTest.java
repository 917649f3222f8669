package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.app.broker.Brokers;
import io.icebreaker.bar.Interval;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.master.HttpFetch;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.MasterCounters;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.master.MasterStore;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.OptionRow;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The brokers beside Kite asked by the names of their own fetched masters; Kite is {@link AskTest}'s. */
class AskedBrokerTest {
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NOW_NS = OPEN_NS + 200 * SECOND_NS;

    @TempDir private Path root;
    private final MarketModel model = new MarketModel(MarketConfig.of(21, OPEN_NS));
    private DemoBroker broker;
    private AskedBroker asked;

    private void open(String name) throws Exception {
        broker = DemoBroker.open(Brokers.named(name).orElseThrow(), model);
        for (long ns = OPEN_NS; ns <= NOW_NS; ns += SECOND_NS) {
            broker.simulator().pump(ns);
        }
        MasterSource source = broker.kind().stream().source().at(broker.rest());
        var store = new MasterStore(root, new HttpFetch(), new MasterCounters());
        Instant today = Instant.ofEpochSecond(0, NOW_NS); // a master leaves out what has expired
        var book = InstrumentBook.of(Map.of(name, store.load(source, today, false).rows()));
        var clocks = new FeedClocks(() -> NOW_NS, System::nanoTime);
        asked =
                new AskedBroker(
                        "main",
                        name,
                        broker.kind().stream()
                                .rest(broker.account(root), broker.environment(), book, clocks),
                        book);
    }

    @AfterEach
    void close() {
        broker.simulator().close();
    }

    private Tick last(long token, String symbol) {
        for (int n = 0; n < broker.simulator().instruments().size(); n++) {
            var it = broker.simulator().instruments().get(n);
            if (symbol == null ? it.token() == token : it.symbol().startsWith(symbol)) {
                return model.latest(n).tick();
            }
        }
        throw new AssertionError(token + " " + symbol);
    }

    @ParameterizedTest
    @ValueSource(strings = {"smartapi", "dhan", "flattrade"})
    void answersByTheNamesOfItsMaster(String name) throws Exception {
        open(name);
        AskedBroker.Quotes quotes = asked.quotes(List.of("NSE:RELIANCE", "NSE:NIFTY 50"));
        assertEquals(List.of(), quotes.unquoted());
        assertEquals(last(0, "RELIANCE").ltp(), quotes.quotes().get(0).ltp());

        AskedBroker.Chain chain = asked.chain("NIFTY", null, 3);
        assertEquals(quotes.quotes().get(1).ltp(), chain.chain().spot());
        assertEquals(chain.expiries().get(0), chain.chain().expiry());
        assertEquals(3, chain.chain().rows().size());
        assertTrue(chain.chain().isCut());
        for (OptionRow row : chain.chain().rows()) {
            assertEquals(last(row.ce().token(), null).ltp(), row.ce().ltp());
            assertEquals(last(row.pe().token(), null).oi(), row.pe().oi());
        }
        List<Candle> minutes =
                asked.history("NSE:RELIANCE", Interval.M1, OPEN_NS, NOW_NS).candles();
        assertTrue(minutes.size() >= 2, minutes.size() + " minutes");
        assertEquals(OPEN_NS, minutes.get(0).startNs());
        assertTrue(asked.margins().available() > 0);

        var e = assertThrows(RestException.class, () -> asked.quotes(List.of("NSE:NOBODY")));
        assertTrue(e.getMessage().contains("icebreaker search"), e.getMessage());
        var never =
                assertThrows(
                        RestException.class,
                        () -> asked.chain("NIFTY", chain.chain().expiry().plusDays(1), 3));
        assertTrue(never.getMessage().contains(chain.chain().expiry().toString()));
        assertThrows(RestException.class, () -> asked.chain("NSE:NOBODY", null, 3));
    }
}
