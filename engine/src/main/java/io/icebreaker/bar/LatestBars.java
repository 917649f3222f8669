package io.icebreaker.bar;

import io.icebreaker.tick.Instrument;

/** Earlier bars of which a session begins with the last few. */
record LatestBars(EarlierBars all, int most) implements EarlierBars {
    @Override
    public BarSeries of(Instrument instrument, Interval interval) {
        return all.of(instrument, interval);
    }

    @Override
    public BarSeries before(Instrument instrument, Interval interval, long openNs) {
        return of(all, instrument, interval, openNs, most);
    }

    @Override
    public EarlierBars latest(int fewer) {
        return fewer >= most ? this : new LatestBars(all, fewer);
    }

    static BarSeries of(
            EarlierBars all, Instrument instrument, Interval interval, long openNs, int most) {
        BarSeries bars = all.of(instrument, interval);
        BarSeries last = bars == null ? null : bars.before(openNs, most);
        return last == null || last.size() == 0 ? null : last;
    }
}
