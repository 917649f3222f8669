package io.icebreaker.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Analytics 10.2 and 10.3 once more, slow and straight from the text: one order at a time over the whole list
 * of packets.
 */
final class SlowFills {
    /** One accepted packet; levels are price, size pairs, those without either left out. */
    record Seen(
            long sequence,
            int id,
            long te,
            boolean trades,
            long ltp,
            long traded,
            int side,
            long[] firstBid,
            long[] firstAsk,
            List<long[]> bids,
            List<long[]> asks) {
        boolean isValid() {
            return firstBid[0] > 0
                    && firstBid[1] > 0
                    && firstAsk[0] > 0
                    && firstAsk[1] > 0
                    && firstBid[0] < firstAsk[0];
        }
    }

    /** One order as it was given; cancelNs below 0: never. */
    record Asked(
            int id,
            int side,
            long qty,
            boolean market,
            long limit,
            long te,
            long sequence,
            long cancelTe,
            long cancelSequence) {}

    /** What became of it: fills as "te qty price", then the end. */
    record Answer(List<String> fills, String end) {}

    private final FillRules rules;
    private final long tick;
    private final long lot;
    private final long openNs;
    private final long closeNs;
    private final long watermarkNs;
    private final long lastNs;

    private final List<String> fills = new ArrayList<>();
    private long left;

    SlowFills(
            FillRules rules,
            long tick,
            long lot,
            long openNs,
            long closeNs,
            long watermarkNs,
            long lastNs) {
        this.rules = rules;
        this.tick = tick;
        this.lot = lot;
        this.openNs = openNs;
        this.closeNs = closeNs;
        this.watermarkNs = watermarkNs;
        this.lastNs = lastNs;
    }

    Answer answer(Asked order, List<Seen> packets) {
        fills.clear();
        left = order.qty();
        String end = walk(order, packets);
        return new Answer(List.copyOf(fills), end);
    }

    private String walk(Asked order, List<Seen> packets) {
        boolean bad =
                order.qty() <= 0
                        || order.qty() % lot != 0
                        || !order.market() && order.limit() < tick;
        if (bad) {
            return "REJECTED BAD_ORDER " + order.te();
        }
        if (order.te() > closeNs) {
            return "REJECTED CLOSED " + order.te();
        }
        long start = Math.max(order.te() + rules.latencyMs() * 1_000_000, openNs);
        long timeout = start + 30_000_000_000L;
        boolean timesOut = order.market() && timeout < closeNs;
        long over = timesOut ? timeout : closeNs;
        String why =
                timesOut
                        ? "REJECTED " + (rules.model() == FillModel.LAST ? "NO_TRADE " : "NO_BOOK ")
                        : "EXPIRED CLOSE ";
        long cancel =
                order.cancelTe() < 0
                        ? Long.MAX_VALUE
                        : order.cancelTe() + rules.latencyMs() * 1_000_000;
        long limit = order.market() ? 0 : away(order);
        var queue = new Queue();
        for (Seen packet : packets) {
            if (packet.id() != order.id() || packet.sequence() <= order.sequence()) {
                continue;
            }
            boolean cancelled = packet.sequence() > order.cancelSequence() && packet.te() >= cancel;
            if (cancelled && cancel <= over) {
                return "CANCELLED NONE " + cancel;
            }
            if (packet.te() > over) {
                return why + over;
            }
            if (packet.te() >= start) {
                Map<Long, Long> filled = new TreeMap<>();
                boolean tooLarge = fill(order, limit, packet, queue, filled);
                List<Long> prices = new ArrayList<>(filled.keySet());
                if (order.side() < 0) {
                    java.util.Collections.reverse(prices);
                }
                for (long price : prices) {
                    fills.add(packet.te() + " " + filled.get(price) + " " + price);
                }
                if (left == 0) {
                    return "FILLED NONE " + packet.te();
                }
                if (tooLarge) {
                    return "REJECTED TOO_LARGE " + packet.te();
                }
            }
        }
        if (watermarkNs >= cancel && cancel <= over) {
            return "CANCELLED NONE " + cancel;
        }
        return watermarkNs > over ? why + over : "EXPIRED END " + lastNs;
    }

    private long away(Asked order) {
        long down = order.limit() - order.limit() % tick;
        return order.side() > 0 || down == order.limit() ? down : down + tick;
    }

    private static boolean within(Asked order, long limit, long price) {
        return order.market() || (order.side() > 0 ? price <= limit : price >= limit);
    }

    private boolean fill(
            Asked order, long limit, Seen packet, Queue queue, Map<Long, Long> filled) {
        switch (rules.model()) {
            case LAST:
                if (packet.trades() && within(order, limit, packet.ltp())) {
                    put(order, limit, filled, packet.ltp(), left);
                }
                return false;
            case MID:
                if (packet.isValid()) {
                    long sum = packet.firstBid()[0] + packet.firstAsk()[0];
                    long mid = sum / (2 * tick) * tick;
                    if (order.side() > 0 && mid * 2 != sum) {
                        mid += tick;
                    }
                    if (within(order, limit, mid)) {
                        put(order, limit, filled, mid, left);
                    }
                }
                return false;
            case TOUCH:
                return packet.isValid() && touch(order, limit, packet, filled);
            default:
                if (order.market()) {
                    return packet.isValid() && touch(order, limit, packet, filled);
                }
                queue.packet(order, limit, packet, filled);
                return false;
        }
    }

    private boolean touch(Asked order, long limit, Seen packet, Map<Long, Long> filled) {
        List<long[]> levels = order.side() > 0 ? packet.asks() : packet.bids();
        for (long[] level : levels) {
            if (within(order, limit, level[0])) {
                put(order, limit, filled, level[0], Math.min(left, level[1]));
            }
        }
        if (!order.market()) {
            return false;
        }
        long[] worst = levels.get(levels.size() - 1);
        for (int k = 1; k <= 20; k++) {
            long price = worst[0] + k * tick * order.side();
            put(order, limit, filled, Math.max(price, tick), Math.min(left, worst[1]));
        }
        return left > 0;
    }

    private void put(Asked order, long limit, Map<Long, Long> filled, long base, long qty) {
        long price = base + order.side() * rules.slippageTicks() * tick;
        price = Math.max(price, tick);
        if (!order.market()) {
            price = order.side() > 0 ? Math.min(price, limit) : Math.max(price, limit);
        }
        exactly(filled, price, qty);
    }

    private void exactly(Map<Long, Long> filled, long price, long qty) {
        if (qty > 0) {
            filled.merge(price, qty, Long::sum);
            left -= qty;
        }
    }

    /** A limit order's place among those displayed. */
    private final class Queue {
        private boolean placed;
        private Long ahead;
        private Long shown;
        private long tradedThere;

        void packet(Asked order, long limit, Seen packet, Map<Long, Long> filled) {
            if (!placed) {
                if (packet.isValid()) {
                    place(order, limit, packet, filled);
                }
                return;
            }
            if (packet.trades()) {
                boolean through = order.side() > 0 ? packet.ltp() < limit : packet.ltp() > limit;
                if (through) {
                    exactly(filled, limit, left);
                }
                if (packet.ltp() == limit) {
                    tradedThere += packet.traded();
                    if (packet.side() == -order.side() && ahead != null) {
                        long remains = Math.max(0, packet.traded() - ahead);
                        ahead = Math.max(0, ahead - packet.traded());
                        exactly(filled, limit, Math.min(left, remains));
                    }
                }
            }
            if (packet.isValid() && left > 0) {
                book(order, limit, packet, filled);
            }
        }

        private void place(Asked order, long limit, Seen packet, Map<Long, Long> filled) {
            placed = true;
            long best = order.side() > 0 ? packet.firstAsk()[0] : packet.firstBid()[0];
            shown = displayed(order, limit, packet);
            if (within(order, limit, best)) {
                touch(order, limit, packet, filled);
                ahead = 0L;
            } else {
                ahead = shown;
            }
        }

        private void book(Asked order, long limit, Seen packet, Map<Long, Long> filled) {
            for (long[] level : order.side() > 0 ? packet.asks() : packet.bids()) {
                if (within(order, limit, level[0])) {
                    exactly(filled, limit, Math.min(left, level[1]));
                }
            }
            Long now = displayed(order, limit, packet);
            if (now != null && ahead == null) {
                ahead = now;
            } else if (now != null) {
                if (shown != null && shown - now > tradedThere) {
                    double part = rules.cancelShare() * (shown - now - tradedThere);
                    ahead = Math.max(0, ahead - (long) Math.floor(part + 1e-9));
                }
                ahead = Math.min(ahead, now);
            }
            shown = now;
            tradedThere = now == null ? tradedThere : 0;
        }

        /** Null: below the worst visible level. */
        private Long displayed(Asked order, long limit, Seen packet) {
            List<long[]> levels = order.side() > 0 ? packet.bids() : packet.asks();
            for (long[] level : levels) {
                if (level[0] == limit) {
                    return level[1];
                }
            }
            long[] worst = levels.get(levels.size() - 1);
            boolean beyond = order.side() > 0 ? limit < worst[0] : limit > worst[0];
            return beyond ? null : (Long) 0L;
        }
    }
}
