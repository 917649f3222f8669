package io.icebreaker.backtest;

import java.util.Arrays;

/**
 * Trades recorded signals (analytics 5): in at the market, out at the market once a trade reaches the
 * signal's target or stop, or shortly before the close. One position an instrument. Allocates nothing but
 * orders.
 */
final class SignalsStrategy implements Strategy {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int MOST_POSITIONS = 10_000;

    /** States of a place: free; the entry is on its way or in; the exit is on its way. */
    private static final int FREE = 0;

    private static final int IN = 1;
    private static final int LEAVING = 2;

    private final long lots;
    private final int maxPositions;
    private final long minConfidence;
    private final boolean suppressed;
    private final long exitNs;
    private StrategyContext context;
    private int[] placeOf = new int[0];

    // By place.
    private final int[] state;
    private final int[] instrument;
    private final int[] direction;
    private final long[] stop;
    private final long[] target;
    private final long[] signal;
    private final long[] entryOrder;
    private final long[] exitOrder;

    SignalsStrategy(Parameters parameters) {
        lots = least(parameters, "lots", 1);
        maxPositions = (int) Math.min(MOST_POSITIONS, least(parameters, "max-positions", 1));
        minConfidence = least(parameters, "min-confidence", 0);
        suppressed = parameters.isOn("suppressed");
        exitNs = least(parameters, "exit-s", 0) * SECOND_NS;
        state = new int[maxPositions];
        instrument = new int[maxPositions];
        direction = new int[maxPositions];
        stop = new long[maxPositions];
        target = new long[maxPositions];
        signal = new long[maxPositions];
        entryOrder = new long[maxPositions];
        exitOrder = new long[maxPositions];
    }

    private static long least(Parameters parameters, String name, long least) {
        long value = parameters.whole(name);
        if (value < least) {
            throw new IllegalArgumentException(
                    name + ": must be at least " + least + ", was " + value);
        }
        return value;
    }

    @Override
    public void onStart(StrategyContext context) {
        this.context = context;
        context.subscribeTicks();
    }

    @Override
    public void onSignal(Signal found) {
        int id = found.id();
        if (!found.isEmitted() && !suppressed
                || found.confidence() < minConfidence
                || place(id) >= 0
                || context.position(id) != 0
                || context.timeNs() >= context.sessionCloseNs(id) - exitNs) {
            return;
        }
        int at = free();
        if (at < 0) {
            return;
        }
        state[at] = IN;
        instrument[at] = id;
        direction[at] = found.direction();
        stop[at] = found.stop();
        target[at] = found.target();
        signal[at] = found.sequence();
        exitOrder[at] = 0;
        placeOf[id] = at;
        long qty = lots * context.instrument(id).lotSize();
        entryOrder[at] =
                context.orders().market(id, found.direction(), qty, "ENTRY", found.sequence());
    }

    @Override
    public void onTick(Packet packet) {
        int id = packet.id();
        int at = place(id);
        if (at < 0 || state[at] != IN || context.position(id) == 0) {
            return;
        }
        boolean trades = packet.trades() && packet.timeNs() <= context.sessionCloseNs(id);
        long gain = trades ? direction[at] * (packet.ltp() - target[at]) : -1;
        long loss = trades ? direction[at] * (packet.ltp() - stop[at]) : 1;
        if (gain >= 0) {
            leave(at, "TARGET");
        } else if (loss <= 0) {
            leave(at, "STOP");
        } else if (packet.timeNs() >= context.sessionCloseNs(id) - exitNs) {
            leave(at, "CLOSE");
        }
    }

    private void leave(int at, String why) {
        int id = instrument[at];
        if (context.timeNs() > context.sessionCloseNs(id)) {
            return;
        }
        context.orders().cancel(entryOrder[at]);
        long held = context.position(id);
        state[at] = LEAVING;
        exitOrder[at] =
                context.orders().market(id, -Long.signum(held), Math.abs(held), why, signal[at]);
    }

    @Override
    public void onOrder(Order order) {
        int at = place(order.id());
        if (at < 0) {
            return;
        }
        boolean isFlat = context.position(order.id()) == 0;
        if (order.number() == entryOrder[at] && isFlat && state[at] == IN) {
            release(at);
        } else if (order.number() == exitOrder[at]) {
            if (isFlat) {
                release(at);
            } else {
                state[at] = IN; // no book, or too thin a one: again with the next packet
            }
        } else if (isFlat && order.kind() != FillKind.TRADE) {
            release(at);
        }
    }

    private void release(int at) {
        placeOf[instrument[at]] = -1;
        state[at] = FREE;
    }

    /** The instrument's place, -1 for none. */
    private int place(int id) {
        if (id >= placeOf.length) {
            int known = placeOf.length;
            placeOf = Arrays.copyOf(placeOf, Math.max(id + 1, context.instruments()));
            Arrays.fill(placeOf, known, placeOf.length, -1);
        }
        return placeOf[id];
    }

    private int free() {
        for (int at = 0; at < maxPositions; at++) {
            if (state[at] == FREE) {
                return at;
            }
        }
        return -1;
    }
}
