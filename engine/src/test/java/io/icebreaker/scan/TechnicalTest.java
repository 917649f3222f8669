package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Technical signals (analytics 8.2) bar by bar, and how many alerts a month of minutes gives. */
class TechnicalTest {
    private final TechnicalKernel kernel = new TechnicalKernel();

    private void bar(Consumer<TechnicalInputs> change) {
        var in = new TechnicalInputs();
        in.close = 100;
        in.rsi = Double.NaN;
        in.macd = Double.NaN;
        in.macdSignal = Double.NaN;
        in.sma20 = Double.NaN;
        in.sma50 = Double.NaN;
        in.bbUpper = Double.NaN;
        in.bbLower = Double.NaN;
        change.accept(in);
        kernel.define(0);
        kernel.add(0, in);
    }

    private String rule(TechnicalRule rule) {
        return kernel.side(rule)
                + " "
                + kernel.strength(rule)
                + (kernel.isFirst(rule) ? " first" : "")
                + (kernel.isAlert(rule) ? " alert" : "");
    }

    @Test
    void rsiAlertsWhereItIsFarOutFirst() {
        bar(in -> in.rsi = 30);
        assertEquals("0 0.0", rule(TechnicalRule.RSI));
        bar(in -> in.rsi = 25);
        assertEquals("1 0.5 first", rule(TechnicalRule.RSI));
        bar(in -> in.rsi = 23);
        assertEquals("1 0.7", rule(TechnicalRule.RSI), "0.7 is not above 0.7");
        bar(in -> in.rsi = 22);
        assertEquals("1 0.8 alert", rule(TechnicalRule.RSI));
        bar(in -> in.rsi = 5);
        assertEquals("1 1.0", rule(TechnicalRule.RSI));
        bar(in -> in.rsi = 80);
        assertEquals("-1 1.0 first alert", rule(TechnicalRule.RSI));
        bar(in -> in.rsi = Double.NaN);
        assertEquals("0 0.0", rule(TechnicalRule.RSI));
        bar(in -> in.rsi = 80);
        assertEquals("-1 1.0 first alert", rule(TechnicalRule.RSI));
    }

    @Test
    void macdCrossesWhenItWasNotYetAcross() {
        bar(in -> macd(in, 2, 1));
        assertEquals("0 0.0", rule(TechnicalRule.MACD_CROSS), "nothing before");
        bar(in -> macd(in, 1, 1));
        bar(in -> macd(in, 2, 1));
        assertEquals("1 0.8 first alert", rule(TechnicalRule.MACD_CROSS));
        bar(in -> macd(in, 2, 1));
        assertEquals("0 0.0", rule(TechnicalRule.MACD_CROSS));
        bar(in -> macd(in, 0, 1));
        assertEquals("-1 0.8 first alert", rule(TechnicalRule.MACD_CROSS));
        bar(in -> macd(in, Double.NaN, 1));
        bar(in -> macd(in, 2, 1));
        assertEquals("0 0.0", rule(TechnicalRule.MACD_CROSS));
    }

    private static void macd(TechnicalInputs in, double macd, double signal) {
        in.macd = macd;
        in.macdSignal = signal;
    }

    @Test
    void trendAndBandsNeverAlertAlone() {
        bar(in -> set(in, 99, 98, 100, 90));
        assertEquals("1 0.6 first", rule(TechnicalRule.TREND));
        assertEquals("-1 0.7 first", rule(TechnicalRule.BOLLINGER));
        assertEquals(Momentum.BEARISH, kernel.momentum());
        bar(in -> set(in, 100, 98, 110, 100));
        assertEquals("0 0.0", rule(TechnicalRule.TREND));
        assertEquals("1 0.7 first", rule(TechnicalRule.BOLLINGER));
        bar(in -> set(in, 101, 102, 100, 100));
        assertEquals("-1 0.6 first", rule(TechnicalRule.TREND));
        assertEquals("0 0.0", rule(TechnicalRule.BOLLINGER), "a flat window");
    }

    private static void set(
            TechnicalInputs in, double sma20, double sma50, double upper, double lower) {
        in.sma20 = sma20;
        in.sma50 = sma50;
        in.bbUpper = upper;
        in.bbLower = lower;
    }

    @Test
    void momentumWeighsTenthsRoundedHalfUp() {
        bar(in -> {});
        assertEquals(Momentum.NEUTRAL, kernel.momentum());
        bar(
                in -> {
                    set(in, 99, 98, 110, 90); // buy 0.6
                    in.rsi = 75.6; // sell 0.56, which is 0.6
                });
        assertEquals(6, kernel.tenths(1));
        assertEquals(6, kernel.tenths(-1));
        assertEquals(Momentum.CONSOLIDATION, kernel.momentum());
        bar(
                in -> {
                    set(in, 99, 98, 110, 90);
                    in.rsi = 75.4;
                });
        assertEquals(Momentum.BULLISH, kernel.momentum());
    }

    @Test
    void priceActionLooksTwoPercentAroundTheMean() {
        assertEquals(PriceAction.NONE, PriceAction.of(100, Double.NaN));
        assertEquals(PriceAction.RANGE_BOUND, PriceAction.of(102, 100));
        assertEquals(PriceAction.ABOVE_RESISTANCE, PriceAction.of(102.01, 100));
        assertEquals(PriceAction.RANGE_BOUND, PriceAction.of(98, 100));
        assertEquals(PriceAction.BELOW_SUPPORT, PriceAction.of(97.99, 100));
    }

    @Test
    void aMonthOf22DaysGivesThePublishedAlertsADay() {
        assertEquals(737, alerts(Interval.M1)); // 33.5 a day
        assertEquals(143, alerts(Interval.M5)); // 6.5
        assertEquals(43, alerts(Interval.M15)); // 2
        assertEquals(16, alerts(Interval.H1)); // 0.7
    }

    private static int alerts(Interval interval) {
        BarSeries bars = BarRollup.of(Minutes.reliance(), SessionGroup.CASH, interval, 0);
        var indicators = new IndicatorKernel(1);
        var technical = new TechnicalKernel();
        technical.define(0);
        var in = new TechnicalInputs();
        int alerts = 0;
        for (int i = 0; i < bars.size(); i++) {
            indicators.add(0, bars, i);
            in.close = bars.closeE4(i) / 10000.0;
            in.rsi = indicators.valueUnlessFlat(0, Indicator.RSI14);
            in.macd = indicators.value(0, Indicator.MACD);
            in.macdSignal = indicators.value(0, Indicator.MACDS);
            in.sma20 = indicators.value(0, Indicator.SMA20);
            in.sma50 = indicators.value(0, Indicator.SMA50);
            in.bbUpper = indicators.value(0, Indicator.BBU);
            in.bbLower = indicators.value(0, Indicator.BBL);
            technical.add(0, in);
            for (TechnicalRule rule : TechnicalRule.values()) {
                assertFalse(technical.isAlert(rule) && technical.side(rule) == 0);
                assertTrue(technical.strength(rule) >= 0 && technical.strength(rule) <= 1);
                alerts += technical.isAlert(rule) ? 1 : 0;
            }
        }
        return alerts;
    }
}
