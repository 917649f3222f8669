package io.icebreaker.backtest;

import io.icebreaker.tick.Instrument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A given list of orders instead of a strategy: each is given before the first packet with te at or past its
 * time. One owner, the compute lane; cold.
 */
public final class ListedOrders implements Strategy {
    private final List<ListedOrder> list;

    /** Places in the list, by time; orders of one instant in the order of the list. */
    private final List<Integer> due = new ArrayList<>();

    private final long[] numbers;
    private final Map<String, Integer> ids = new HashMap<>();
    private int next;
    private int known;

    public ListedOrders(List<ListedOrder> list) {
        this.list = List.copyOf(list);
        numbers = new long[list.size()];
        for (int i = 0; i < list.size(); i++) {
            due.add(i);
        }
        due.sort(Comparator.comparingLong(i -> list.get(i).timeNs()));
    }

    /** Before a packet counts: what is given by its time. */
    void before(long te, Host host) {
        while (next < due.size() && list.get(due.get(next)).timeNs() <= te) {
            give(due.get(next++), host);
        }
    }

    private void give(int place, Host host) {
        ListedOrder order = list.get(place);
        host.timeNs(order.timeNs());
        int id = id(order, host);
        numbers[place] =
                order.type() == OrderType.MARKET
                        ? host.market(id, order.side(), order.qty())
                        : host.limit(id, order.side(), order.qty(), order.limit());
    }

    private int id(ListedOrder order, StrategyContext context) {
        for (; known < context.instruments(); known++) {
            Instrument instrument = context.instrument(known);
            if (instrument != null) {
                ids.put(key(instrument.segment(), instrument.token()), known);
            }
        }
        return ids.getOrDefault(key(order.segment(), order.token()), -1);
    }

    private static String key(String segment, long token) {
        return segment + ":" + token;
    }

    /** The number that an order of the list got, by its place; 0 before it was given. */
    public long number(int place) {
        return numbers[place];
    }
}
