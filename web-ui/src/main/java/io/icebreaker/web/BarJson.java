package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Bar;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.Rows;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.IOException;

/** A {@link Merger}'s result as the contract's BAR and FBAR. */
final class BarJson {
    private static final int BUY_IMBALANCE = 1;
    private static final int SELL_IMBALANCE = 2;
    private static final int POC = 4;
    private static final int VALUE_AREA = 8;
    private static final double PERMILLE = 1000;

    /** The flags the contract names; the others say which fields count, and that is what null is for. */
    private static final long SHOWN_FLAGS =
            Bar.PARTIAL
                    | Bar.AFTER_CLOSE
                    | Bar.OFFICIAL
                    | Bar.SYNTHETIC
                    | Bar.FORMING
                    | Bar.PHANTOM
                    | Bar.BACKFILLED;

    private BarJson() {}

    static void bar(JsonGenerator json, long[] bar, boolean forming) throws IOException {
        long flags = bar[Bar.FLAGS];
        json.writeStartArray();
        json.writeNumber(Json.ms(bar[Bar.START_NS]));
        for (int field = Bar.OPEN; field <= Bar.CLOSE; field++) {
            json.writeNumber(bar[field]);
        }
        json.writeNumber(Bar.volume(bar, 0));
        for (int field = Bar.BUY; field <= Bar.NEUTRAL; field++) {
            json.writeNumber(bar[field]);
        }
        json.writeNumber(Bar.delta(bar, 0));
        json.writeNumber(bar[Bar.MIN_DELTA]);
        json.writeNumber(bar[Bar.MAX_DELTA]);
        json.writeNumber(bar[Bar.TRADES]);
        json.writeNumber(bar[Bar.AGG]);
        boolean isWhole = (flags & Bar.BACKFILLED) == 0; // a candle has no average price
        Json.number(json, isWhole ? Bar.vwap(bar, 0) : Double.NaN);
        boolean hasPoc = (flags & Bar.HAS_POC) != 0;
        Json.number(json, hasPoc, bar[Bar.POC]);
        Json.number(json, hasPoc, bar[Bar.VAH]);
        Json.number(json, hasPoc, bar[Bar.VAL]);
        Json.number(json, (flags & Bar.HAS_OI_CLOSE) != 0, bar[Bar.OI_CLOSE]);
        json.writeNumber(bar[Bar.CVD]);
        json.writeNumber(flags & SHOWN_FLAGS & ~Bar.FORMING | (forming ? Bar.FORMING : 0));
        quality(json, bar);
        averages(json, bar);
        json.writeEndArray();
    }

    /** How its sides were judged: expected right share, volume by quote and by tick rule; its OFI. */
    private static void quality(JsonGenerator json, long[] bar) throws IOException {
        long volume = Bar.volume(bar, 0);
        boolean isWhole = (bar[Bar.FLAGS] & Bar.BACKFILLED) == 0;
        Json.number(
                json,
                volume == 0 || !isWhole
                        ? Double.NaN
                        : (double) bar[Bar.CONFIDENCE] / volume / PERMILLE);
        json.writeNumber(bar[Bar.QUOTE_QTY]);
        json.writeNumber(bar[Bar.TICK_QTY]);
        json.writeNumber(bar[Bar.OFI]);
    }

    private static void averages(JsonGenerator json, long[] bar) throws IOException {
        boolean known = bar[Bar.DAY_VWAP] != 0;
        Json.number(json, known ? Double.longBitsToDouble(bar[Bar.DAY_VWAP]) : Double.NaN);
        Json.number(json, known ? Double.longBitsToDouble(bar[Bar.DAY_SIGMA]) : Double.NaN);
        Json.number(json, bar[Bar.FEED_VWAP] != 0, bar[Bar.FEED_VWAP]);
    }

    static void footprint(
            JsonGenerator json,
            long[] bar,
            boolean forming,
            Instrument instrument,
            FootprintRules rules)
            throws IOException {
        json.writeStartObject();
        json.writeFieldName("bar");
        bar(json, bar, forming);
        json.writeArrayFieldStart("rows");
        long minQty =
                rules.minImbalanceQty(
                        instrument.type() == InstrumentType.EQ,
                        instrument.lotSize(),
                        Bar.volume(bar, 0));
        for (int row = 0; row < bar[Bar.ROWS]; row++) {
            row(json, bar, row, minQty, rules.imbalancePct());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, long[] bar, int row, long minQty, int percent)
            throws IOException {
        int cell = Bar.WORDS + row * Rows.WORDS;
        long price = Rows.label(bar, 0, row);
        json.writeStartArray();
        json.writeNumber(price);
        json.writeNumber(bar[cell + Rows.BID]);
        json.writeNumber(bar[cell + Rows.ASK]);
        json.writeNumber(bar[cell + Rows.NEUTRAL]);
        json.writeNumber(bar[cell + Rows.TRADES]);
        json.writeNumber(marks(bar, row, price, minQty, percent));
        json.writeEndArray();
    }

    private static int marks(long[] bar, int row, long price, long minQty, int percent) {
        int marks = 0;
        marks |= Rows.buyImbalance(bar, Bar.WORDS, row, minQty, percent) ? BUY_IMBALANCE : 0;
        marks |=
                Rows.sellImbalance(bar, Bar.WORDS, (int) bar[Bar.ROWS], row, minQty, percent)
                        ? SELL_IMBALANCE
                        : 0;
        if ((bar[Bar.FLAGS] & Bar.HAS_POC) != 0) {
            marks |= price == bar[Bar.POC] ? POC : 0;
            marks |= price >= bar[Bar.VAL] && price <= bar[Bar.VAH] ? VALUE_AREA : 0;
        }
        return marks;
    }
}
