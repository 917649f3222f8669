package io.icebreaker.stage.scan;

import static io.icebreaker.finding.ScanRowWords.*;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.finding.ScanWords;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.rule.AlertCap;
import io.icebreaker.scan.PriceAction;
import io.icebreaker.scan.TechnicalInputs;
import io.icebreaker.scan.TechnicalKernel;
import io.icebreaker.scan.TechnicalRule;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.IndicatorSource;
import io.icebreaker.stage.StageContext;
import io.icebreaker.tick.Prices;

/**
 * Technical signals and crosses of EMA8 and EMA13 at closed bars of one interval (analytics 8.2, 7.4), by
 * place; bars of earlier days in silence. An alert takes one of the day's number, which rules share.
 */
final class TechnicalWatch {
    private final IndicatorSource indicators;
    private final AlertCap cap;
    private final RowSheet rows;
    private final ScanTeller teller;
    private final int interval;
    private final TechnicalKernel kernel = new TechnicalKernel();
    private final TechnicalInputs inputs = new TechnicalInputs();

    TechnicalWatch(
            StageContext context,
            IndicatorSource indicators,
            AlertCap cap,
            RowSheet rows,
            ScanTeller teller) {
        this.indicators = indicators;
        this.cap = cap;
        this.rows = rows;
        this.teller = teller;
        String label = context.settings().text(Setting.SCAN_TECHNICAL_INTERVAL);
        interval = Interval.named(label).ordinal();
    }

    /** Ordinal of the interval whose bars it wants. */
    int interval() {
        return interval;
    }

    void define(int place) {
        kernel.define(place);
    }

    /** A bar of an earlier day, its indicators being up to date. */
    void onEarlier(int place, int series, long closeE4) {
        judge(place, series, closeE4);
    }

    private void judge(int place, int series, long closeE4) {
        inputs.close = closeE4 / (double) Prices.ONE;
        inputs.rsi =
                indicators.isFlat(series, Indicator.RSI14)
                        ? Double.NaN
                        : indicators.value(series, Indicator.RSI14);
        inputs.macd = indicators.value(series, Indicator.MACD);
        inputs.macdSignal = indicators.value(series, Indicator.MACDS);
        inputs.sma20 = indicators.value(series, Indicator.SMA20);
        inputs.sma50 = indicators.value(series, Indicator.SMA50);
        inputs.bbUpper = indicators.value(series, Indicator.BBU);
        inputs.bbLower = indicators.value(series, Indicator.BBL);
        kernel.add(place, inputs);
    }

    /** A bar of this day. */
    void onBar(int place, int series, long[] words, int at) {
        judge(place, series, words[at + Bar.CLOSE]);
        long[] row = rows.row(place);
        fill(row, words, at);
        for (int ordinal = 0; ordinal < TechnicalRule.COUNT; ordinal++) {
            TechnicalRule rule = TechnicalRule.of(ordinal);
            row[SIDES + ordinal] = kernel.side(rule);
            row[STRENGTHS_D + ordinal] = Double.doubleToLongBits(kernel.strength(rule));
            if (kernel.isAlert(rule)) {
                alert(rule, row, words, at);
            }
        }
        cross(series, row, words, at);
        rows.show(place);
    }

    private void fill(long[] row, long[] words, int at) {
        row[TECHNICAL_END_NS] = words[at + Bar.END_NS];
        row[MOMENTUM] = kernel.momentum().ordinal();
        row[PRICE_ACTION] = PriceAction.of(inputs.close, inputs.sma20).ordinal();
        row[BUY_TENTHS] = kernel.tenths(1);
        row[SELL_TENTHS] = kernel.tenths(-1);
        row[TECHNICAL_CLOSE] = words[at + Bar.CLOSE];
        row[TECHNICAL_RSI_D] = Double.doubleToLongBits(inputs.rsi);
        row[TECHNICAL_MACD_D] = Double.doubleToLongBits(inputs.macd);
        row[TECHNICAL_SIGNAL_D] = Double.doubleToLongBits(inputs.macdSignal);
        row[TECHNICAL_SMA20_D] = Double.doubleToLongBits(inputs.sma20);
        row[TECHNICAL_SMA50_D] = Double.doubleToLongBits(inputs.sma50);
        row[TECHNICAL_UPPER_D] = Double.doubleToLongBits(inputs.bbUpper);
        row[TECHNICAL_LOWER_D] = Double.doubleToLongBits(inputs.bbLower);
    }

    private void alert(TechnicalRule rule, long[] row, long[] words, int at) {
        row[ALERT_TIME_NS] = words[at + Bar.END_NS];
        row[ALERT_RULE] = rule.ordinal();
        row[ALERT_SIDE] = kernel.side(rule);
        long day = SessionCalendar.istDay(words[at + Bar.SESSION_OPEN_NS]);
        begin(ScanWords.TECHNICAL, words, at)
                .at(kernel.side(rule), words[at + Bar.CLOSE])
                .detail(rule.ordinal())
                .figures(kernel.strength(rule), Double.NaN)
                .status(cap.take(day))
                .tell(words[at + Bar.SEQUENCE]);
    }

    private ScanTeller begin(int kind, long[] words, int at) {
        return teller.of((int) words[at + Bar.ID], kind, words[at + Bar.END_NS], interval);
    }

    private void cross(int series, long[] row, long[] words, int at) {
        double ema8 = indicators.value(series, Indicator.EMA8);
        double ema13 = indicators.value(series, Indicator.EMA13);
        row[EMA8_D] = Double.doubleToLongBits(ema8);
        row[EMA13_D] = Double.doubleToLongBits(ema13);
        double cross = indicators.value(series, Indicator.EMA_CROSS);
        if (cross > 0 || cross < 0) {
            int side = cross > 0 ? 1 : -1;
            row[CROSS_SIDE] = side;
            row[CROSS_TIME_NS] = words[at + Bar.END_NS];
            begin(ScanWords.EMA_CROSS, words, at)
                    .at(side, words[at + Bar.CLOSE])
                    .figures(ema8, ema13)
                    .tell(words[at + Bar.SEQUENCE]);
        }
    }
}
