package io.icebreaker.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.bar.TradeWords;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who had how much of a trade, in the slot and among the words of event bars. */
class TradePartsTest {
    private static final int RULE = TradeFlags.RULE_X;

    @ParameterizedTest
    @CsvSource({
        "75, 75, 0, false",
        "75, 0, 75, false",
        "75, 0, 0, false",
        "1, 1, 0, false",
        "7, 4, 3, true",
        "7, 3, 4, true",
        "8, 4, 4, true",
        "9, 4, 4, true"
    })
    void followFromQuantityAndDelta(long qty, long bought, long sold, boolean split) {
        long delta = bought - sold;
        int quality = split ? TradeFlags.SPLIT : 0;
        int flags = TradeFlags.of(Long.signum(delta), RULE, TradeFlags.CONTINUOUS, quality);
        Tick tick = new Tick().traded(qty).delta(delta).tradeFlags(flags);
        assertEquals(bought, tick.bought());
        assertEquals(sold, tick.sold());
        assertEquals(qty - bought - sold, tick.neutral());

        var words = new long[TradeWords.WORDS];
        words[TradeWords.QTY] = qty;
        words[TradeWords.DELTA] = delta;
        words[TradeWords.FLAGS] = flags & 0xffff_ffffL;
        assertEquals(bought, TradeWords.bought(words, 0));
        assertEquals(sold, TradeWords.sold(words, 0));
        for (long upTo = 0; upTo <= qty; upTo++) {
            long part = bought == 0 || bought == qty ? Math.min(bought, upTo) : bought * upTo / qty;
            assertEquals(part, TradeWords.bought(words, 0, upTo));
            assertEquals(sold == 0 ? 0 : upTo - part, TradeWords.sold(words, 0, upTo));
        }
    }
}
