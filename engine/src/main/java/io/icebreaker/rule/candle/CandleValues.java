package io.icebreaker.rule.candle;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.indicator.MovingAverages;
import io.icebreaker.pattern.CandlePattern;
import io.icebreaker.pattern.CandlePatternKernel;
import io.icebreaker.rule.Identifier;
import io.icebreaker.rule.Slot;

/** The wanted bar identifiers of one instrument and interval, as many bars back as rules look. */
final class CandleValues {
    /** The bar in hand and 255 before it. */
    private static final int ROOM = 256;

    private static final double RUPEE = 10_000.0;

    private final IndicatorKernel indicators = new IndicatorKernel(1);
    private final MovingAverages averages = new MovingAverages();
    private final CandlePatternKernel patterns = new CandlePatternKernel(false);
    private final int[] slots;
    private final int[] pairs;
    private final double[] rings;
    private int count;

    /** Values of those slots, which {@link #value} knows by their place among them. */
    CandleValues(int[] slots) {
        this.slots = slots;
        patterns.define(0);
        pairs = new int[slots.length];
        for (int k = 0; k < slots.length; k++) {
            if (Slot.period(slots[k]) > 0) {
                boolean isEma = Slot.identifier(slots[k]) == Identifier.EMA;
                pairs[k] = averages.register(0, isEma, Slot.period(slots[k]));
            }
        }
        rings = new double[slots.length * ROOM];
    }

    /** Takes the next closed bar. */
    void add(BarSeries bars, int at) {
        indicators.add(0, bars, at);
        averages.add(0, bars.closeE4(at));
        patterns.add(
                0,
                bars.openE4(at),
                bars.highE4(at),
                bars.lowE4(at),
                bars.closeE4(at),
                bars.volume(at));
        for (int k = 0; k < slots.length; k++) {
            rings[k * ROOM + count % ROOM] = now(k, bars, at);
        }
        count++;
    }

    private double now(int k, BarSeries bars, int at) {
        Identifier identifier = Slot.identifier(slots[k]);
        return switch (identifier) {
            case OPEN -> bars.openE4(at) / RUPEE;
            case HIGH -> bars.highE4(at) / RUPEE;
            case LOW -> bars.lowE4(at) / RUPEE;
            case CLOSE -> bars.closeE4(at) / RUPEE;
            case VOLUME -> bars.volume(at);
            case SMA, EMA -> averages.value(pairs[k]);
            case DOJI, HAMMER, ENGULFING, MORNING_STAR, EVENING_STAR -> pattern(identifier);
            default -> {
                Indicator indicator = CandleSlots.INDICATORS.get(identifier);
                yield indicators.valueUnlessFlat(0, indicator);
            }
        };
    }

    private double pattern(Identifier identifier) {
        CandlePattern pattern = CandleSlots.PATTERNS.get(identifier);
        return patterns.isValid(0, pattern) ? patterns.value(0, pattern) : Double.NaN;
    }

    /** The value of the {@code place}-th slot so many bars before the last; NaN where there was none yet. */
    double value(int place, int back) {
        return back < count && back < ROOM
                ? rings[place * ROOM + (count - 1 - back) % ROOM]
                : Double.NaN;
    }
}
