package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.chain.ChainLeg;
import io.icebreaker.feed.chain.ChainRow;
import io.icebreaker.feed.chain.ChainSnapshot;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.option.ChainArrays;
import io.icebreaker.stage.option.ChainPricing;
import io.icebreaker.stage.option.Forward;
import io.icebreaker.stage.option.Legs;
import io.icebreaker.stage.option.TimeToExpiry;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prices the chains of one underlying's snapshots. Remembers each expiry's last forward, which anchors parity
 * where the source does not tell the spot; give it snapshots in ascending order of time.
 */
final class RecordedChains {
    private static final double E4 = 10_000.0;

    private final SessionCalendar calendar = SessionCalendar.shipped();
    private final ChainPricing pricing = new ChainPricing();
    private final Map<LocalDate, Forward> forwards = new HashMap<>();
    private final Map<LocalDate, TimeToExpiry> expiries = new HashMap<>();
    private final double rate;
    private final boolean trading;

    /**
     * One expiry at one time.
     *
     * @param arrays rows as the snapshot's, priced
     * @param forward rupees, NaN for none
     * @param from see {@link Forward}
     * @param years to expiry, NaN when the source does not tell the expiry
     */
    record Priced(ChainArrays arrays, double forward, int from, double years) {}

    RecordedChains(Settings settings) {
        rate = settings.number(Setting.RISK_FREE);
        trading = settings.text(Setting.DAY_COUNT).equals("TRADING");
    }

    Priced price(ChainSnapshot snapshot, LocalDate expiry, List<ChainRow> rows) {
        var arrays = new ChainArrays(rows.size());
        for (ChainRow row : rows) {
            int at = arrays.add(row.strike());
            put(arrays.ce, at, row.ce());
            put(arrays.pe, at, row.pe());
        }
        double years = years(expiry, snapshot.timeNs());
        double spot = snapshot.spot() > 0 ? snapshot.spot() / E4 : Double.NaN;
        Forward forward = forwards.computeIfAbsent(expiry, e -> new Forward());
        forward.compute(arrays, spot, years, rate);
        pricing.compute(arrays, forward.value(), years, rate);
        return new Priced(arrays, forward.value(), forward.from(), years);
    }

    private double years(LocalDate expiry, long timeNs) {
        return expiry == null
                ? Double.NaN
                : expiries.computeIfAbsent(
                                expiry,
                                e ->
                                        new TimeToExpiry(
                                                calendar, SessionGroup.DERIVATIVES, e, trading))
                        .years(timeNs);
    }

    private static void put(Legs legs, int row, ChainLeg leg) {
        if (leg == null) {
            return;
        }
        legs.oi[row] = leg.oi();
        legs.prevOi[row] = leg.hasOiChange() ? leg.oi() - leg.oiChange() : Legs.UNKNOWN;
        legs.volume[row] = leg.volume();
        legs.bid[row] = leg.bid();
        legs.ask[row] = leg.ask();
        legs.last[row] = leg.last();
    }
}
