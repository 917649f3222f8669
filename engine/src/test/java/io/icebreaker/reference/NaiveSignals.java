package io.icebreaker.reference;

import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signals of a whole recording without put-call ratios (analytics 4.2, 5), packet by packet in ring order. */
public final class NaiveSignals {
    private final NaiveFlow flow;
    private final Settings settings;
    private final Map<InstrumentKey, List<NaivePacket>> packets = new LinkedHashMap<>();
    private final Map<Day, List<NaiveBar>> minutes = new LinkedHashMap<>();
    private final Map<Day, NaivePacket> known = new LinkedHashMap<>();
    private final Map<InstrumentKey, List<NaiveBar>> fives = new LinkedHashMap<>();
    private final Map<InstrumentKey, List<Evaluation>> evaluations = new LinkedHashMap<>();
    private final Map<InstrumentKey, Baselines> baselines = new LinkedHashMap<>();
    private final List<Values> values = new ArrayList<>();
    private final List<NaiveSignal> signals = new ArrayList<>();

    /** What 4.2 and 5.1 give at a packet: row in the recording, then doubles, NaN for none. */
    public record Values(
            int row,
            InstrumentKey key,
            double rBid,
            double rAsk,
            double relBid,
            double relAsk,
            double obiW,
            double dl,
            double surge,
            double rBps) {}

    /** A trading day of an instrument. */
    private record Day(InstrumentKey key, LocalDate date) {}

    private record Evaluation(int row, LocalDate day, int direction) {}

    /** R samples of both sides; the mean of the first 15, then the weighted one. */
    private static final class Baselines {
        private final List<Double> bid = new ArrayList<>();
        private final List<Double> ask = new ArrayList<>();
        private Long minute;

        static double of(List<Double> samples) {
            if (samples.size() < 15) {
                return Double.NaN;
            }
            double b = 0;
            for (Double r : samples.subList(0, 15)) {
                b += r;
            }
            b = b / 15;
            for (Double r : samples.subList(15, samples.size())) {
                b += 0.022840031565754093 * (r - b);
            }
            return b;
        }

        void sample(long te, double rBid, double rAsk) {
            long now = Math.floorDiv(te, 60_000_000_000L);
            if (minute != null && minute == now) {
                return;
            }
            minute = now;
            if (!Double.isNaN(rBid)) {
                bid.add(rBid);
            }
            if (!Double.isNaN(rAsk)) {
                ask.add(rAsk);
            }
        }
    }

    private NaiveSignals(NaiveFlow flow, Settings settings) {
        this.flow = flow;
        this.settings = settings;
        for (InstrumentRow instrument : flow.instruments()) {
            packets.put(instrument.key(), new ArrayList<>());
            fives.put(instrument.key(), new ArrayList<>());
            evaluations.put(instrument.key(), new ArrayList<>());
            baselines.put(instrument.key(), new Baselines());
        }
        var bars = new NaiveBars(flow);
        for (NaiveBar bar : bars.of(Interval.M1)) {
            var day = new Day(bar.key(), bar.day());
            minutes.computeIfAbsent(day, d -> new ArrayList<>()).add(bar);
        }
        bars.of(Interval.M5).forEach(bar -> fives.get(bar.key()).add(bar));
    }

    public static NaiveSignals of(List<InstrumentRow> instruments, List<Row> rows, Settings set) {
        var naive = new NaiveSignals(NaiveFlow.of(instruments, rows), set);
        for (NaivePacket packet : naive.flow.packets()) {
            naive.packets.get(packet.source().key()).add(packet);
        }
        Map<InstrumentKey, Integer> next = new LinkedHashMap<>();
        for (NaivePacket packet : naive.flow.packets()) {
            int at = next.merge(packet.source().key(), 1, Integer::sum) - 1;
            naive.onPacket(packet, at);
        }
        return naive;
    }

    /** Of every packet that takes part, in ring order, indices left out. */
    public List<Values> values() {
        return values;
    }

    /** Recorded ones, in ring order. */
    public List<NaiveSignal> signals() {
        return signals;
    }

    private void onPacket(NaivePacket packet, int at) {
        InstrumentKey key = packet.source().key();
        InstrumentRow instrument =
                flow.instruments().stream()
                        .filter(i -> i.key().equals(key))
                        .findFirst()
                        .orElseThrow();
        var today = new Day(key, packet.day().day());
        if (packet.volume() != null) {
            known.putIfAbsent(today, packet);
        }
        if (!NaiveWindow.takesPart(packet) || instrument.isIndex()) {
            return;
        }
        long seconds = settings.whole(Setting.WINDOW_S);
        var window = new NaiveWindow(packets.get(key), at, known.get(today), seconds).work();
        Baselines baseline = baselines.get(key);
        double b = Baselines.of(baseline.bid);
        double a = Baselines.of(baseline.ask);
        var now =
                new Values(
                        packet.row(),
                        key,
                        window.rBid(),
                        window.rAsk(),
                        b == 0 ? Double.NaN : window.rBid() / b,
                        a == 0 ? Double.NaN : window.rAsk() / a,
                        window.obiW(),
                        window.dl(),
                        window.surge(minutes.getOrDefault(today, List.of())),
                        window.rBps());
        values.add(now);
        NaiveCalendar.Session day = packet.day();
        long te = packet.timeNs();
        if (day.roundTheClock()
                || te >= day.openNs() + seconds(Setting.SIGNAL_START_S)
                        && te < day.closeNs() - seconds(Setting.SIGNAL_END_S)) {
            evaluate(packet, at, instrument, now, window.priceNow());
        }
        baseline.sample(te, now.rBid, now.rAsk);
    }

    private long seconds(Setting setting) {
        return settings.whole(setting) * 1_000_000_000L;
    }

    private void evaluate(
            NaivePacket packet, int at, InstrumentRow instrument, Values v, Long priceNow) {
        var judged = new NaiveScore(settings, v);
        LocalDate day = packet.day().day();
        List<Evaluation> before = evaluations.get(v.key);
        int direction = judged.direction();
        if (direction != 0
                && judged.confidence() >= settings.whole(Setting.MIN_CONFIDENCE)
                && isRecorded(before, packet, direction)) {
            double atr = NaiveAtr.at(fives.get(v.key), day, packet.timeNs());
            String status = status(packet, direction);
            var levels = new NaiveLevels(priceNow, direction, judged.confidence(), atr, instrument);
            signals.add(
                    NaiveSignal.of(packet, judged, v, levels, status, outcome(packet, at, levels)));
        }
        before.add(new Evaluation(packet.row(), day, direction));
    }

    private List<NaiveSignal> recorded(NaivePacket packet, int direction) {
        return signals.stream()
                .filter(
                        signal ->
                                signal.key().equals(packet.source().key())
                                        && signal.day().equals(packet.day().day())
                                        && signal.direction() == direction)
                .toList();
    }

    private boolean isRecorded(List<Evaluation> before, NaivePacket packet, int direction) {
        List<NaiveSignal> same = recorded(packet, direction);
        if (same.isEmpty()) {
            return true;
        }
        NaiveSignal last = same.get(same.size() - 1);
        boolean edge = false;
        for (int i = before.size() - 1; i >= 0 && before.get(i).row > last.row() && !edge; i--) {
            edge = before.get(i).direction != direction;
        }
        return edge && packet.timeNs() >= last.timeNs() + seconds(Setting.SIGNAL_COOLDOWN_S);
    }

    private String status(NaivePacket packet, int direction) {
        List<NaiveSignal> other =
                recorded(packet, -direction).stream()
                        .filter(signal -> !signal.status().equals("SUPPRESSED_OPPOSITE"))
                        .toList();
        if (!other.isEmpty()
                && packet.timeNs() - other.get(other.size() - 1).timeNs()
                        < seconds(Setting.SIGNAL_OPPOSITE_S)) {
            return "SUPPRESSED_OPPOSITE";
        }
        long emitted =
                signals.stream()
                        .filter(
                                signal ->
                                        signal.status().equals("EMITTED")
                                                && signal.day().equals(packet.day().day()))
                        .count();
        return emitted >= settings.whole(Setting.MAX_DAILY_SIGNALS) ? "SUPPRESSED_CAP" : "EMITTED";
    }

    /** The first later trade at or beyond target or stop, else the close if the recording reaches it. */
    private String outcome(NaivePacket packet, int at, NaiveLevels levels) {
        List<NaivePacket> all = packets.get(packet.source().key());
        NaiveCalendar.Session day = packet.day();
        for (int i = at + 1; i < all.size() && all.get(i).day().equals(day); i++) {
            NaiveTrade trade = all.get(i).trade();
            if (trade != null && trade.phase() == Phase.CONTINUOUS) {
                String hit = levels.hit(trade.price());
                if (!hit.isEmpty()) {
                    return hit + "," + trade.timeNs();
                }
            }
        }
        long overNs = flow.overUntilNs(packet.source().key());
        boolean over =
                day.roundTheClock()
                        ? overNs >= day.closeNs()
                        : overNs > day.closeNs() + Phase.AFTER_CLOSE_NS;
        return over ? "CLOSE," + day.closeNs() : ",";
    }
}
