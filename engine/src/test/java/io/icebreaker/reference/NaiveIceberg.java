package io.icebreaker.reference;

import io.icebreaker.tick.InstrumentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Episodes and events of analytics 4.1, told as text. An episode is the list of its trades; every figure is
 * worked out anew from it.
 */
public final class NaiveIceberg {
    private static final long LONGEST_NS = Duration.ofSeconds(300).toNanos();
    private static final long QUOTE_MAX_AGE_NS = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 16;

    private final Map<InstrumentKey, InstrumentRow> instruments = new LinkedHashMap<>();
    private final Map<InstrumentKey, List<Episode>> open = new LinkedHashMap<>();
    private final Map<InstrumentKey, List<NaivePacket>> books = new LinkedHashMap<>();
    private final Map<InstrumentKey, NaivePacket> last = new LinkedHashMap<>();
    private final Map<InstrumentKey, List<Long>> dailyVolumes;

    /** {@code dailyVolumes}: of up to twenty earlier days; an instrument without any is unknown. */
    public NaiveIceberg(
            List<InstrumentRow> instruments, Map<InstrumentKey, List<Long>> dailyVolumes) {
        this.dailyVolumes = dailyVolumes;
        for (InstrumentRow instrument : instruments) {
            this.instruments.put(instrument.key(), instrument);
            open.put(instrument.key(), new ArrayList<>());
            books.put(instrument.key(), new ArrayList<>());
        }
    }

    private record Hit(long qty, long before, long after) {}

    private static final class Episode {
        private final boolean bid;
        private final long price;
        private final long openNs;
        private final List<Hit> hits = new ArrayList<>();
        private Double told;

        private Episode(boolean bid, long price, long openNs) {
            this.bid = bid;
            this.price = price;
            this.openNs = openNs;
        }

        private long traded() {
            return hits.stream().mapToLong(Hit::qty).sum();
        }

        private long hidden() {
            return hits.stream()
                    .mapToLong(h -> Math.max(0, h.qty - Math.max(0, h.before - h.after)))
                    .sum();
        }

        private long peak() {
            return hits.stream().mapToLong(Hit::before).max().orElseThrow();
        }

        private long refills() {
            return hits.stream().filter(h -> h.after > Math.max(0, h.before - h.qty)).count();
        }

        private double ratio() {
            return traded() / (double) peak();
        }

        private double share() {
            return hidden() / (double) traded();
        }

        private String text() {
            double points =
                    0.4 * Math.min(1, ratio() / 5)
                            + 0.3 * Math.min(1, refills() / 5.0)
                            + 0.3 * share();
            return String.join(
                    " ",
                    bid ? "BID" : "ASK",
                    Long.toString(price),
                    "open " + openNs,
                    "X " + traded(),
                    "hidden " + hidden(),
                    "peak " + peak(),
                    "refills " + refills(),
                    "confidence " + (long) Math.floor(100 * points + 0.5),
                    "told " + (told == null ? Double.NaN : told));
        }
    }

    /** Takes the next accepted packet; returns what it made true. */
    public List<String> onPacket(NaivePacket packet) {
        InstrumentKey key = packet.source().key();
        List<Episode> its = open.get(key);
        NaivePacket before = last.put(key, packet);
        if (before != null && !before.day().equals(packet.day())) {
            its.clear();
        }
        its.removeIf(episode -> packet.timeNs() - episode.openNs > LONGEST_NS);
        NaiveTrade trade = packet.trade();
        List<String> events = new ArrayList<>();
        if (trade != null && trade.gap()) {
            its.clear();
        } else if (trade != null
                && !trade.observation()
                && trade.inBars()
                && trade.side() != 0
                && packet.source().hasDepth()) {
            hit(packet, trade, its)
                    .filter(e -> event(packet, e))
                    .ifPresent(
                            e -> {
                                e.told = e.ratio();
                                events.add(e.text());
                            });
        }
        if (packet.source().hasDepth()) {
            books.get(key).add(packet);
            its.removeIf(episode -> gone(episode, key));
        }
        return events;
    }

    /** Episodes open after the packet, the one opened first in front. */
    public List<String> open(InstrumentKey key) {
        return open.get(key).stream().map(Episode::text).toList();
    }

    private Optional<Episode> hit(NaivePacket packet, NaiveTrade trade, List<Episode> its) {
        boolean bid = trade.side() < 0;
        long before = standing(packet).map(row -> shown(row, bid, trade.price())).orElse(0L);
        Optional<Episode> known =
                its.stream().filter(e -> e.bid == bid && e.price == trade.price()).findFirst();
        if (known.isEmpty() && before == 0) {
            return Optional.empty();
        }
        Episode episode = known.orElseGet(() -> new Episode(bid, trade.price(), packet.timeNs()));
        if (known.isEmpty()) {
            if (its.size() == MOST) {
                its.remove(0);
            }
            its.add(episode);
        }
        long after = shown(packet.source(), bid, trade.price());
        episode.hits.add(new Hit(trade.qty(), before, after));
        return Optional.of(episode);
    }

    private Optional<Row> standing(NaivePacket packet) {
        List<NaivePacket> seen = books.get(packet.source().key());
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(seen.get(seen.size() - 1).source())
                        .filter(row -> packet.source().recvNs() - row.recvNs() <= QUOTE_MAX_AGE_NS);
    }

    private static long shown(Row row, boolean bid, long price) {
        return (bid ? row.bids() : row.asks())
                .stream()
                        .filter(level -> level.present() && level.price() == price)
                        .mapToLong(Level::qty)
                        .findFirst()
                        .orElse(0);
    }

    private boolean event(NaivePacket packet, Episode episode) {
        return episode.ratio() >= 2.5
                && episode.refills() >= 3
                && episode.share() >= 0.5
                && large(packet, episode.traded())
                && (episode.told == null || episode.ratio() >= episode.told + 1.0);
    }

    private boolean large(NaivePacket packet, long traded) {
        InstrumentRow instrument = instruments.get(packet.source().key());
        if (instrument.type() != InstrumentType.EQ) {
            return traded >= 5 * instrument.lot();
        }
        List<Long> days = dailyVolumes.getOrDefault(instrument.key(), List.of());
        long sum = days.stream().mapToLong(Long::longValue).sum();
        return days.isEmpty()
                ? traded * 2000 >= packet.source().volume()
                : traded * 2000 * days.size() >= sum;
    }

    private boolean gone(Episode episode, InstrumentKey key) {
        List<NaivePacket> seen = books.get(key);
        Row now = seen.get(seen.size() - 1).source();
        Level best = (episode.bid ? now.bids() : now.asks()).get(0);
        if (best.present()) {
            return episode.bid ? best.price() < episode.price : best.price() > episode.price;
        }
        return empty(now, episode.bid)
                && seen.size() > 1
                && empty(seen.get(seen.size() - 2).source(), episode.bid);
    }

    private static boolean empty(Row row, boolean bid) {
        return (bid ? row.bids() : row.asks()).stream().noneMatch(Level::present);
    }
}
