package io.icebreaker.app.study;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.app.Doubles;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.scan.CaSuspect;
import io.icebreaker.scan.PriceAction;
import io.icebreaker.scan.TechnicalInputs;
import io.icebreaker.scan.TechnicalKernel;
import io.icebreaker.scan.TechnicalRule;
import io.icebreaker.stage.signal.Seed000Model;
import io.icebreaker.tick.Prices;
import java.util.List;

/** Technical signals of series after series, as rows. */
final class TechnicalRows {
    private static final int SERIES = 0;

    private final long tickE4;
    private final IndicatorKernel indicators = new IndicatorKernel(1);
    private final TechnicalKernel technical = new TechnicalKernel();
    private final TechnicalInputs inputs = new TechnicalInputs();
    private long signals;
    private long alerts;

    TechnicalRows(long tickE4) {
        this.tickE4 = tickE4;
        technical.define(SERIES);
    }

    /**
     * Judges the next bar of a series, from its first on. A day that opens like a split begins its series
     * anew, as do daily scans; bars within a day never do.
     *
     * @param csv takes a row for each rule that is true; null for none
     */
    void judge(BarSeries bars, int at, CsvWriter csv) {
        boolean isCut =
                at > 0 && bars.isDaily() && CaSuspect.opens(bars.openE4(at), bars.closeE4(at - 1));
        if (at == 0 || isCut) {
            indicators.reset(SERIES);
            technical.reset(SERIES);
        }
        indicators.add(SERIES, bars, at);
        fill(bars.closeE4(at));
        technical.add(SERIES, inputs);
        for (TechnicalRule rule : TechnicalRule.values()) {
            if (csv != null && technical.side(rule) != 0) {
                csv.writeRecord(row(bars, at, rule));
                signals++;
                alerts += technical.isAlert(rule) ? 1 : 0;
            }
        }
    }

    private void fill(long closeE4) {
        inputs.close = closeE4 / (double) Prices.ONE;
        inputs.rsi = indicators.valueUnlessFlat(SERIES, Indicator.RSI14);
        inputs.macd = indicators.value(SERIES, Indicator.MACD);
        inputs.macdSignal = indicators.value(SERIES, Indicator.MACDS);
        inputs.sma20 = indicators.value(SERIES, Indicator.SMA20);
        inputs.sma50 = indicators.value(SERIES, Indicator.SMA50);
        inputs.bbUpper = indicators.value(SERIES, Indicator.BBU);
        inputs.bbLower = indicators.value(SERIES, Indicator.BBL);
    }

    private List<String> row(BarSeries bars, int at, TechnicalRule rule) {
        int side = technical.side(rule);
        double strength = technical.strength(rule);
        long entry = bars.closeE4(at);
        return List.of(
                Integer.toString(at),
                Long.toString(bars.startNs(at)),
                bars.symbol(),
                rule.name(),
                side > 0 ? "BUY" : "SELL",
                Doubles.text(strength),
                Cell.flag(technical.isFirst(rule)),
                Cell.flag(technical.isAlert(rule)),
                Cell.price(entry),
                Cell.price(Seed000Model.stop(entry, side, strength, tickE4)),
                Cell.price(Seed000Model.target(entry, side, strength, tickE4)),
                technical.momentum().label(),
                PriceAction.of(inputs.close, inputs.sma20).label());
    }

    long signals() {
        return signals;
    }

    long alerts() {
        return alerts;
    }
}
