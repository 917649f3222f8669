package io.icebreaker.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Day VWAP of one instrument as it stands after its last trade of the day (analytics 2.5, 2.6).
 *
 * @param sumPq E4 times units
 * @param partial the connection came mid-session: seeded from the broker's average or not seeded at all
 * @param mean running mean of West's recurrence, rupees
 * @param squares West's S; sigma is the root of S / sumQ
 */
public record NaiveVwap(
        String segment,
        long token,
        LocalDate day,
        long sumPq,
        long sumQ,
        boolean partial,
        double mean,
        double squares) {

    private static NaiveVwap empty(InstrumentKey key, LocalDate day) {
        return new NaiveVwap(key.segment(), key.token(), day, 0, 0, false, 0, 0);
    }

    /**
     * One record for each instrument and day that traded in the bars or was seeded, in order of
     * appearance.
     */
    public static List<NaiveVwap> of(NaiveFlow flow) {
        Map<InstrumentKey, InstrumentRow> instruments = new LinkedHashMap<>();
        flow.instruments().forEach(instrument -> instruments.put(instrument.key(), instrument));
        Map<List<Object>, NaiveVwap> days = new LinkedHashMap<>();
        for (NaivePacket packet : flow.packets()) {
            InstrumentKey key = packet.source().key();
            NaiveCalendar.Session session =
                    flow.calendar().sessionAt(instruments.get(key), packet.timeNs());
            NaiveVwap before =
                    days.getOrDefault(List.of(key, session.day()), empty(key, session.day()));
            NaiveVwap after = before.plus(packet, Phase.at(session, packet.timeNs()));
            if (!after.equals(before)) {
                days.put(List.of(key, session.day()), after);
            }
        }
        return new ArrayList<>(days.values());
    }

    private NaiveVwap plus(NaivePacket packet, Phase phase) {
        if (packet.baseline() && phase == Phase.CONTINUOUS) {
            return seeded(packet.source().atp(), packet.volume());
        }
        NaiveTrade trade = packet.trade();
        return trade == null || !trade.inBars() || trade.observation()
                ? this
                : plus(trade.price(), trade.qty());
    }

    private NaiveVwap seeded(Long atp, long volume) {
        return atp == null || atp <= 0
                ? new NaiveVwap(segment, token, day, sumPq, sumQ, true, mean, squares)
                : new NaiveVwap(
                        segment,
                        token,
                        day,
                        Math.multiplyExact(atp, volume),
                        volume,
                        true,
                        atp / 10000.0,
                        0);
    }

    private NaiveVwap plus(long price, long qty) {
        double x = price / 10000.0;
        long weight = sumQ + qty;
        double distance = x - mean;
        double meanNow = mean + distance * qty / weight;
        double squaresNow = squares + qty * distance * (x - meanNow);
        return new NaiveVwap(
                segment,
                token,
                day,
                Math.addExact(sumPq, Math.multiplyExact(price, qty)),
                weight,
                partial,
                meanNow,
                squaresNow);
    }

    /** Rupees; NaN without volume. */
    public double vwap() {
        return sumQ == 0 ? Double.NaN : (double) sumPq / (double) sumQ / 10000.0;
    }

    /** Volume-weighted standard deviation, rupees; NaN without volume. */
    public double sigma() {
        return sumQ == 0 ? Double.NaN : Math.sqrt(squares / sumQ);
    }
}
