package io.icebreaker.app.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.publish.Board;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** How a sound rule stands: watched, waiting for a symbol, or without the bars it asks for. */
class LiveRulesTest {
    private static final String CALL = "NIFTY 24500 CE";

    private final Board board = new Board(4, 1 << 16, 1 << 16);
    private final LiveRules rules =
            new LiveRules(
                    new RuleFiles(Path.of("rules.json")),
                    board,
                    null,
                    rule -> null,
                    text -> {},
                    null,
                    line -> {});

    LiveRulesTest() {
        LocalDate expiry = LocalDate.of(2025, 12, 30);
        board.define(0, new Instrument("NSE", 1, "INFY", InstrumentType.EQ, "", null, 0, 1, 5));
        board.define(
                1,
                new Instrument(
                        "NFO", 2, CALL, InstrumentType.CE, "NIFTY", expiry, 245_000_000, 75, 5));
    }

    private RuleTree.Standing standing(String condition, String symbol) {
        String json =
                "[{\"name\": \"x\", \"condition\": \"%s\", \"symbols\": [\"%s\"]}]"
                        .formatted(condition, symbol);
        return rules.standing(RuleBook.parse(json).rules().get(0));
    }

    @Test
    void aSymbolNobodyListsIsWaitedFor() {
        assertEquals("ACTIVE", standing("close > 1", "INFY").state());
        assertEquals("WAITING_FOR_SYMBOL", standing("close > 1", "INFI").state());
        assertEquals("WAITING_FOR_SYMBOL", standing("close > INFI:close", "INFY").state());
    }

    @Test
    void barsOfOptionsAreThereOnlyWhereTheyAreKept() {
        assertEquals("ACTIVE", standing("close > 1", CALL).state());
        board.findings().optionCharts(false);
        RuleTree.Standing refused = standing("close > 1", CALL);
        assertEquals("REFUSED", refused.state());
        assertTrue(refused.error().contains("indicator.options"), refused.error());
        assertEquals("REFUSED", standing("close > 1 ON TICK", CALL).state());
        assertEquals("ACTIVE", standing("ltp > 1 ON TICK", CALL).state());
        assertEquals("ACTIVE", standing("close > 1", "INFY").state());
    }
}
