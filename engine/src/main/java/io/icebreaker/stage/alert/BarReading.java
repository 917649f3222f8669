package io.icebreaker.stage.alert;

import io.icebreaker.bar.Bar;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.MovingAverages;
import io.icebreaker.pattern.CandlePattern;
import io.icebreaker.rule.Identifier;
import io.icebreaker.rule.Slot;
import io.icebreaker.rule.candle.CandleSlots;
import io.icebreaker.stage.IndicatorSource;
import io.icebreaker.tick.Prices;

/**
 * What a slot says of a series' last closed bar, or of a bar that forms (analytics 9.2). Compute lane;
 * allocates nothing once it is made.
 */
final class BarReading {
    /** Stands for no indicator, no pattern. */
    private static final int NONE = -1;

    private static final Indicator[] INDICATORS = Indicator.values();
    private static final CandlePattern[] PATTERNS = CandlePattern.values();
    private static final double ONE = Prices.ONE;
    private static final double NaN = Double.NaN;

    /** By slot: ordinals. */
    private final int[] indicator = new int[Slot.COUNT];

    private final int[] pattern = new int[Slot.COUNT];
    private final Identifier[] identifier = new Identifier[Slot.COUNT];

    private final transient BarSources sources;
    private final MovingAverages averages;

    BarReading(BarSources sources, MovingAverages averages) {
        this.sources = sources;
        this.averages = averages;
        for (int slot = 0; slot < Slot.COUNT; slot++) {
            identifier[slot] = Slot.identifier(slot);
            Indicator known = CandleSlots.INDICATORS.get(identifier[slot]);
            indicator[slot] = known == null ? NONE : known.ordinal();
            CandlePattern shape = CandleSlots.PATTERNS.get(identifier[slot]);
            pattern[slot] = shape == null ? NONE : shape.ordinal();
        }
    }

    /** Whether a bar's rows, or marks told with it, are needed: only a bar in hand has them. */
    static boolean isOfRows(int slot) {
        return switch (Slot.identifier(slot)) {
            case IMBALANCE, STACKED_BUY, STACKED_SELL, ABSORPTION -> true;
            default -> false;
        };
    }

    /** Of the series' last closed bar, whose words are at hand; {@code pair} of a mean. */
    double closed(int slot, int series, int pair, long[] bar, int at) {
        IndicatorSource indicators = sources.indicators();
        if (indicator[slot] != NONE) {
            Indicator which = INDICATORS[indicator[slot]];
            return indicators.isFlat(series, which) ? Double.NaN : indicators.value(series, which);
        }
        if (pattern[slot] != NONE) {
            CandlePattern which = PATTERNS[pattern[slot]];
            return sources.patterns().isValid(series, which)
                    ? sources.patterns().candle(series, which)
                    : Double.NaN;
        }
        return switch (identifier[slot]) {
            case SMA, EMA -> averages.value(pair);
            case STACKED_BUY -> hasSides(bar, at) ? sources.found().stackedBuy(bar, at) : NaN;
            case STACKED_SELL -> hasSides(bar, at) ? sources.found().stackedSell(bar, at) : NaN;
            case ABSORPTION -> hasSides(bar, at) ? sources.found().absorption(bar, at) : NaN;
            default -> words(slot, bar, at);
        };
    }

    /** Of a bar that forms; its indicators and patterns have been worked out. */
    double forming(int slot, int series, int pair, FormingBar bar) {
        if (indicator[slot] != NONE) {
            return bar.indicator(indicator[slot]);
        }
        if (pattern[slot] != NONE) {
            CandlePattern which = PATTERNS[pattern[slot]];
            return sources.patterns().developsValid(series, which)
                    ? bar.pattern(pattern[slot])
                    : Double.NaN;
        }
        return switch (identifier[slot]) {
            case SMA, EMA -> averages.developing(pair, bar.words()[Bar.CLOSE]);
            case STACKED_BUY, STACKED_SELL, ABSORPTION -> NaN; // refused when loaded
            case IMBALANCE -> bar.imbalance();
            default -> words(slot, bar.words(), 0);
        };
    }

    /** Bars of earlier days are kept without sides. */
    private static boolean hasSides(long[] bar, int at) {
        return (bar[at + Bar.FLAGS] & Bar.BACKFILLED) == 0;
    }

    private double words(int slot, long[] bar, int at) {
        return switch (identifier[slot]) {
            case OPEN -> bar[at + Bar.OPEN] / ONE;
            case HIGH -> bar[at + Bar.HIGH] / ONE;
            case LOW -> bar[at + Bar.LOW] / ONE;
            case CLOSE -> bar[at + Bar.CLOSE] / ONE;
            case VOLUME -> Bar.volume(bar, at);
            case DELTA -> hasSides(bar, at) ? Bar.delta(bar, at) : NaN;
            case CVD -> hasSides(bar, at) ? bar[at + Bar.CVD] : NaN;
            case DELTA_PCT -> hasSides(bar, at) ? Bar.deltaShare(bar, at) : NaN;
            case OFI -> hasSides(bar, at) ? bar[at + Bar.OFI] : NaN;
            case IMBALANCE -> hasSides(bar, at) ? sources.imbalance().applyAsInt(bar, at) : NaN;
            default -> throw new IllegalStateException("no bar's: " + identifier[slot]);
        };
    }
}
