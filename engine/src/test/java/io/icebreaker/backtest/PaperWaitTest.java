package io.icebreaker.backtest;

import static io.icebreaker.backtest.TradingRun.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.OrderWords;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.TickFlags;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A paper order is seen from the moment it is given, and says what it waits for (dashboard UI-101). */
class PaperWaitTest {
    private static final long R100 = 1_000_000;
    private static final Settings PAPER =
            Settings.DEFAULTS
                    .with("paper.strategy", "ema-cross")
                    .with("paper.params", "interval=1m;fast=1;slow=2")
                    .with("paper.latency.ms", "1500");

    private final List<String> told = new ArrayList<>();

    /** A minute down, one up, and so on: the bar of the third is a cross, told at 181 s. */
    private TradingRun upToTheOrder(Settings settings) {
        var run = new TradingRun(settings, null);
        run.define(TradingRun.share());
        run.define(new Instrument("NSE", 2, "OTHER", InstrumentType.EQ, "", null, 0, 1, 500));
        for (int second = 1; second <= 181; second += 5) {
            long price = R100 + (second < 60 ? 0 : second < 120 ? -10_000 : 30_000);
            run.packet(0, at(second), price, 10, price - 500, price + 500, 100);
        }
        return run;
    }

    private static void late(TradingRun run, double received, double stamped) {
        run.event(
                slot -> {
                    slot.kind(EventKind.TICK).id(0);
                    slot.receiveTimeNs(at(received)).exchangeTimeNs(at(stamped));
                    slot.ltp(R100).volume(1_000_000).mark(TickFlags.HAS_DEPTH);
                    slot.bid(0, R100 - 500, 100, 1).ask(0, R100 + 500, 100, 1);
                });
    }

    private List<String> orders(TradingRun run) {
        for (TradingRun.Found found : run.found) {
            if (found.type() == FindingType.ORDER) {
                told.add(
                        OrderWords.statusName(found.words()[OrderWords.STATUS])
                                + " "
                                + OrderWords.reasonName(found.words()[OrderWords.REASON]));
            }
        }
        return told;
    }

    @Test
    void anOrderSaysWhatItWaitsForUntilAYoungQuoteWithABookFillsIt() {
        TradingRun run = upToTheOrder(PAPER);
        assertEquals(List.of("WORKING LATENCY"), orders(run));
        run.packet(1, at(184), R100, 10, R100 - 500, R100 + 500, 100); // another instrument's
        late(run, 186.5, 184); // 2.5 s behind
        run.packet(0, at(187), R100, 0, 0, R100 + 500, 100); // one-sided
        late(run, 190, 188); // just young enough
        told.clear();
        assertEquals(
                List.of(
                        "WORKING LATENCY",
                        "WORKING QUOTE",
                        "WORKING OLD_QUOTE",
                        "WORKING BOOK",
                        "FILLED NONE"),
                orders(run));
    }

    @Test
    void aMarketOrderThatOnlyMeetsOldQuotesIsRejectedInTheEnd() {
        TradingRun run = upToTheOrder(PAPER);
        for (int second = 184; second < 220; second++) {
            late(run, second + 2.5, second);
        }
        List<String> all = orders(run);
        assertEquals("REJECTED NO_BOOK", all.get(all.size() - 1));
        assertTrue(all.contains("WORKING OLD_QUOTE"), all.toString());
        assertTrue(run.found.stream().noneMatch(it -> it.type() == FindingType.FILL));
    }

    @Test
    void withoutTheRuleTheSameQuoteFills() {
        TradingRun run = upToTheOrder(PAPER.with("paper.quote.age.ms", "0"));
        late(run, 186.5, 183);
        assertEquals(List.of("WORKING LATENCY", "FILLED NONE"), orders(run));
    }
}
