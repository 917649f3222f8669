package io.icebreaker.stage.arbiter;

import io.icebreaker.reference.Row;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of {@link ArbiterKernel} once more, over the whole past of one instrument: nothing is kept that
 * can be looked up. One trading day, round the clock.
 */
final class ArbiterTwin {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NONE = -1;
    private static final long GAP_NS = 5 * SECOND_NS;
    private static final long HOLD_NS = 3 * SECOND_NS;
    private static final long[] STARVED_NS = {
        10 * SECOND_NS, 10 * SECOND_NS, 180 * SECOND_NS, 180 * SECOND_NS
    };

    /** A packet of the past, or a state, with what counted. */
    private record Past(
            int feed,
            FeedState state,
            long nowNs,
            long told,
            long stampNs,
            Set<Integer> carried,
            Set<Integer> counted) {
        boolean isPacket() {
            return state == null;
        }
    }

    /** A volume told first. */
    private record First(int feed, long volume, long nowNs) {}

    private final List<Past> past = new ArrayList<>();
    private final List<First> firsts = new ArrayList<>();
    private final Map<Integer, Long> lateNs = new HashMap<>();
    private Set<Integer> reached = new HashSet<>();
    private long confirmedNs;
    private long stream = NONE;
    private boolean isShared;

    void state(int feed, FeedState state, long nowNs) {
        past.add(new Past(feed, state, nowNs, NONE, NONE, Set.of(), Set.of()));
    }

    /** The verdict on a packet. */
    int row(Row row) {
        Set<Integer> carried = carried(row);
        long told = row.volume() != null ? row.volume() : NONE;
        long stamp = row.exchNs() != null ? row.exchNs() : NONE;
        var packet = new Past(row.feed(), null, row.recvNs(), told, stamp, carried, carried);
        if (packets().stream().noneMatch(it -> it.feed != row.feed()) && !isShared) {
            past.add(packet);
            stream = told != NONE ? told : stream;
            return 0;
        }
        if (!isShared) {
            share();
        }
        return judge(row, packet);
    }

    private List<Past> packets() {
        return past.stream().filter(Past::isPacket).toList();
    }

    /** All that the lone feed ever carried becomes its last packet. */
    private void share() {
        isShared = true;
        Past last = packets().get(packets().size() - 1);
        Set<Integer> all = new HashSet<>();
        packets().forEach(it -> all.addAll(it.carried));
        int at = past.lastIndexOf(last);
        past.set(at, new Past(last.feed, null, last.nowNs, stream, NONE, all, all));
        for (int n = at - 1; n >= 0; n--) {
            if (past.get(n).isPacket()) {
                past.remove(n);
            }
        }
        if (stream != NONE) {
            firsts.add(new First(last.feed, stream, last.nowNs));
            reached.add(last.feed);
            confirmedNs = last.nowNs;
        }
    }

    private static Set<Integer> carried(Row row) {
        Set<Integer> parts = new HashSet<>();
        if (row.ltp() != null || row.volume() != null) {
            parts.add(Verdict.TRADE);
        }
        if (row.hasDepth()) {
            parts.add(Verdict.BOOK);
        }
        if (row.oi() != null) {
            parts.add(Verdict.OI);
        }
        return parts;
    }

    private int judge(Row row, Past packet) {
        beLate(packet);
        int verdict = Verdict.SHARED | (isCovered(packet) ? Verdict.COVERED : 0);
        Set<Integer> counted = new HashSet<>();
        for (int part : packet.carried) {
            if (counts(row, packet, part)) {
                counted.add(part);
            } else {
                verdict |= Verdict.hide(part);
            }
        }
        past.add(
                new Past(
                        packet.feed,
                        null,
                        packet.nowNs,
                        packet.told,
                        packet.stampNs,
                        packet.carried,
                        counted));
        takeUp(packet, counted.contains(Verdict.TRADE));
        return counted.isEmpty() ? verdict | Verdict.SHADOW : verdict;
    }

    private void takeUp(Past packet, boolean trades) {
        if (packet.told == NONE) {
            return;
        }
        if (trades && packet.told != stream) {
            if (packet.told < stream) {
                firsts.clear();
            }
            firsts.add(new First(packet.feed, packet.told, packet.nowNs));
            reached = new HashSet<>(Set.of(packet.feed));
            confirmedNs = packet.nowNs;
            stream = packet.told;
        } else if (packet.told == stream) {
            reached.add(packet.feed);
            confirmedNs = packet.nowNs;
        }
    }

    private long lastTold(int feed) {
        return packets().stream()
                .filter(it -> it.feed == feed && it.told != NONE)
                .reduce((a, b) -> b)
                .map(Past::told)
                .orElse(NONE);
    }

    /** How much later than another feed this one tells a volume. */
    private void beLate(Past packet) {
        if (packet.told == NONE || packet.told <= lastTold(packet.feed)) {
            return;
        }
        List<First> kept = firsts.subList(Math.max(0, firsts.size() - 16), firsts.size());
        First before =
                kept.stream().filter(it -> it.volume >= packet.told).findFirst().orElse(null);
        long sample = 0;
        if (packet.told <= stream && before != null && before.feed != packet.feed) {
            if (!watches(packet.feed, packet)) {
                return; // it was away, not late
            }
            sample = Math.min(240 * SECOND_NS, packet.nowNs - before.nowNs);
        }
        long known = lateNs.getOrDefault(packet.feed, 0L);
        lateNs.put(packet.feed, sample > known ? sample : known - (known - sample >> 6));
    }

    private boolean isDown(int feed) {
        return past.stream()
                .filter(it -> it.feed == feed && !it.isPacket() && it.state != FeedState.DROPPED)
                .reduce((a, b) -> b)
                .map(it -> it.state != FeedState.CONNECTED && it.state != FeedState.LIVE)
                .orElse(false);
    }

    /** Whether some feed has told the volume a moment ago and has not been away since. */
    private boolean isCovered(Past packet) {
        Set<Integer> feeds = new HashSet<>();
        packets().forEach(it -> feeds.add(it.feed));
        return feeds.stream().anyMatch(feed -> covers(feed, packet));
    }

    private boolean covers(int feed, Past packet) {
        long told = lastTold(feed);
        boolean says = told != NONE && (feed == packet.feed ? told <= stream : told == stream);
        return says && watches(feed, packet);
    }

    /** Whether a feed told of the instrument a moment ago, and was not away since it told a volume. */
    private boolean watches(int feed, Past packet) {
        boolean away = isDown(feed);
        boolean told = false;
        for (int n = past.size() - 1; n >= 0 && !told; n--) {
            Past it = past.get(n);
            boolean isBreak =
                    !it.isPacket() && it.state != FeedState.LIVE && it.state != FeedState.MUTE;
            away |= it.feed == feed && isBreak;
            told = it.feed == feed && it.isPacket() && it.told != NONE;
        }
        return !away
                && packets().stream()
                        .filter(it -> it.feed == feed)
                        .reduce((a, b) -> b)
                        .filter(it -> packet.nowNs - it.nowNs <= GAP_NS)
                        .isPresent();
    }

    private Past lastPacket(int feed) {
        return packets().stream().filter(it -> it.feed == feed).reduce((a, b) -> b).orElseThrow();
    }

    private boolean counts(Row row, Past packet, int part) {
        List<Past> counted = packets().stream().filter(it -> it.counted.contains(part)).toList();
        if (counted.isEmpty()) {
            return true;
        }
        Past last = counted.get(counted.size() - 1);
        long known = part == Verdict.TRADE ? stream : Math.min(stream, volume(counted));
        boolean comparable = packet.told != NONE && (part == Verdict.TRADE || known != NONE);
        if (comparable && packet.told > known) {
            return true;
        }
        if (comparable && packet.told < known) {
            boolean takesBack = last.feed == packet.feed && reached.equals(Set.of(packet.feed));
            long sinceNs = part == Verdict.TRADE ? confirmedNs : last.nowNs;
            long provenNs = Math.max(packet.stampNs, row.lttNs() == null ? NONE : row.lttNs());
            return takesBack
                    || provenNs > sinceNs + 10 * SECOND_NS
                    || packet.nowNs > sinceNs + 240 * SECOND_NS;
        }
        return last.feed == packet.feed || takesOver(packet, part, counted, last);
    }

    /** Volume of the last packet that counted and told one. */
    private static long volume(List<Past> counted) {
        return counted.stream()
                .filter(it -> it.told != NONE)
                .reduce((a, b) -> b)
                .map(Past::told)
                .orElse(NONE);
    }

    private boolean takesOver(Past packet, int part, List<Past> counted, Past last) {
        long stamp = NONE;
        for (int n = counted.size() - 1; n >= 0 && counted.get(n).feed == last.feed; n--) {
            stamp = stamp == NONE ? counted.get(n).stampNs : stamp;
        }
        long late = lateNs.getOrDefault(packet.feed, 0L);
        if (stamp != NONE && packet.stampNs != NONE) {
            if (packet.stampNs <= stamp - 2 * SECOND_NS) {
                return false;
            }
            if (packet.stampNs - late >= stamp + 2 * SECOND_NS) {
                return true;
            }
        }
        long hold = isDown(last.feed) ? 0 : HOLD_NS;
        return packet.nowNs - late > lastPacket(last.feed).nowNs + hold
                || packet.nowNs - late > last.nowNs + STARVED_NS[part];
    }
}
