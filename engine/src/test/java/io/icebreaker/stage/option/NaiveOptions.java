package io.icebreaker.stage.option;

import io.icebreaker.stage.option.NaiveChain.Leg;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a chain is made of, looked up anew in the list of all accepted packets each time: 6.1 as written. */
final class NaiveOptions {
    private static final long NS = 1_000_000_000L;

    /** A packet that counted; null is "not in it", a zero quantity no level. */
    record Packet(
            int id,
            long receiveNs,
            long te,
            Long ltp,
            Long lttNs,
            boolean traded,
            boolean depth,
            long bid,
            long ask,
            Long oi,
            Long volume,
            Long prevClose) {
        LocalDate day() {
            return date(te);
        }
    }

    /** Something known of an earlier day. */
    record Known(int id, LocalDate day, long close, long oi) {}

    private final Map<Integer, List<Packet>> packets = new TreeMap<>();
    final List<Known> history = new ArrayList<>();
    final Map<Integer, Instrument> instruments = new TreeMap<>();

    static LocalDate date(long timeNs) {
        return LocalDate.ofEpochDay(Math.floorDiv(timeNs + 19_800 * NS, 86_400 * NS));
    }

    void add(Packet packet) {
        packets.computeIfAbsent(packet.id, id -> new ArrayList<>()).add(packet);
    }

    private Packet last(int id, Predicate<Packet> which) {
        List<Packet> mine = packets.getOrDefault(id, List.of());
        for (int i = mine.size() - 1; i >= 0; i--) {
            if (which.test(mine.get(i))) {
                return mine.get(i);
            }
        }
        return null;
    }

    /** When the last packet with an open interest of any of the expiry's legs came. */
    long oiNs(LocalDate expiry) {
        long latest = 0;
        for (Map.Entry<Integer, Instrument> entry : instruments.entrySet()) {
            Instrument instrument = entry.getValue();
            if (instrument.type().isOption() && instrument.expiry().equals(expiry)) {
                Packet packet = last(entry.getKey(), p -> p.oi != null);
                latest = Math.max(latest, or(packet, Packet::receiveNs, 0L));
            }
        }
        return latest;
    }

    boolean hasPackets(LocalDate expiry) {
        return instruments.entrySet().stream()
                .anyMatch(
                        e ->
                                e.getValue().type().isOption()
                                        && e.getValue().expiry().equals(expiry)
                                        && packets.containsKey(e.getKey()));
    }

    private static <T> T or(Packet packet, java.util.function.Function<Packet, T> what, T none) {
        return packet == null ? none : what.apply(packet);
    }

    long ltp(int id) {
        return or(last(id, p -> p.ltp != null && p.ltp > 0), Packet::ltp, 0L);
    }

    long bid(int id) {
        return or(last(id, Packet::depth), Packet::bid, 0L);
    }

    long ask(int id) {
        return or(last(id, Packet::depth), Packet::ask, 0L);
    }

    long quoteNs(int id) {
        return or(last(id, Packet::depth), Packet::receiveNs, 0L);
    }

    long updateNs(int id) {
        return or(last(id, p -> true), Packet::receiveNs, 0L);
    }

    Long oi(int id) {
        return or(last(id, p -> p.oi != null), Packet::oi, null);
    }

    /** Age of the last trade: its own stamp, else the packet that brought volume. */
    Long tradeAge(int id, long nowNs) {
        Packet trade = last(id, p -> p.ltp != null && p.ltp > 0 && (p.lttNs != null || p.traded));
        return trade == null ? null : nowNs - (trade.lttNs != null ? trade.lttNs : trade.te);
    }

    boolean hasToday(int id, long nowNs) {
        return last(id, p -> p.day().equals(date(nowNs))) != null;
    }

    Long volume(int id, long nowNs) {
        LocalDate today = date(nowNs);
        return or(
                last(
                        id,
                        p ->
                                p.day().equals(today)
                                        && p.volume != null
                                        && p.volume > 0
                                        && (p.lttNs == null || date(p.lttNs).equals(today))),
                Packet::volume,
                null);
    }

    /** The last thing known of days before the one the leg's last packet is of; null for nothing. */
    private Known previous(int id, LocalDate today) {
        Packet earlier = last(id, p -> p.day().isBefore(today));
        Known best = null;
        for (Known known : history) {
            if (known.id == id && (best == null || !known.day.isBefore(best.day))) {
                best = known;
            }
        }
        if (earlier != null && (best == null || best.day.isBefore(earlier.day()))) {
            Packet oi = last(id, p -> p.day().isBefore(today) && p.oi != null);
            Packet ltp = last(id, p -> p.day().isBefore(today) && p.ltp != null && p.ltp > 0);
            return new Known(id, earlier.day(), or(ltp, Packet::ltp, 0L), or(oi, Packet::oi, -1L));
        }
        return best;
    }

    /** Null when unknown. */
    Long prevOi(int id, long nowNs) {
        if (!hasToday(id, nowNs)) {
            return oi(id);
        }
        Known known = previous(id, date(nowNs));
        return oi(id) == null || known == null || known.oi < 0 ? null : known.oi;
    }

    long prevClose(int id, long nowNs) {
        LocalDate today = date(nowNs);
        if (!hasToday(id, nowNs)) {
            return ltp(id);
        }
        Packet said =
                last(id, p -> p.day().equals(today) && p.prevClose != null && p.prevClose > 0);
        Known known = previous(id, today);
        return said != null ? said.prevClose : known == null ? 0 : known.close;
    }

    Leg leg(Integer id, long nowNs) {
        if (id == null) {
            return Leg.MISSING;
        }
        Long oi = oi(id);
        Long volume = volume(id, nowNs);
        return new Leg(
                oi == null ? 0 : oi,
                oi == null ? null : prevOi(id, nowNs),
                volume == null ? 0 : volume,
                bid(id),
                ask(id),
                ltp(id),
                tradeAge(id, nowNs),
                Double.NaN,
                Double.NaN);
    }

    Integer id(LocalDate expiry, InstrumentType type, long strike) {
        Integer found = null;
        for (Map.Entry<Integer, Instrument> entry : instruments.entrySet()) {
            Instrument instrument = entry.getValue();
            if (instrument.type() == type
                    && instrument.strike() == strike
                    && expiry.equals(instrument.expiry())) {
                found = entry.getKey();
            }
        }
        return found;
    }

    List<Long> strikes(LocalDate expiry) {
        return instruments.values().stream()
                .filter(i -> i.type().isOption() && expiry.equals(i.expiry()))
                .map(Instrument::strike)
                .distinct()
                .sorted()
                .toList();
    }

    /** The rows of an expiry, without volatilities. */
    NaiveChain chain(LocalDate expiry, long nowNs) {
        List<Long> updates = new ArrayList<>();
        List<Long> strikes = strikes(expiry);
        for (long strike : strikes) {
            Integer ce = id(expiry, InstrumentType.CE, strike);
            Integer pe = id(expiry, InstrumentType.PE, strike);
            updates.add(Math.max(ce == null ? 0 : updateNs(ce), pe == null ? 0 : updateNs(pe)));
        }
        List<NaiveChain.Row> rows = new ArrayList<>();
        for (int i = 0; i < strikes.size(); i++) {
            long mine = updates.get(i);
            boolean otherSince = updates.stream().anyMatch(other -> other > mine);
            rows.add(
                    new NaiveChain.Row(
                            strikes.get(i),
                            leg(id(expiry, InstrumentType.CE, strikes.get(i)), nowNs),
                            leg(id(expiry, InstrumentType.PE, strikes.get(i)), nowNs),
                            nowNs - mine > 60 * NS && otherSince));
        }
        return new NaiveChain(rows, 500);
    }
}
