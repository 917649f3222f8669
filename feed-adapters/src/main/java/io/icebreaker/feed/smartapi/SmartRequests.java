package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The requests of one connection (feed-smartapi 3), and which instruments each asked for: the server answers
 * only a request it refuses, by its correlation id. One mode a token: SNAPQUOTE, and QUOTE for indices, which
 * have no book. Guarded by the feed's lock.
 */
final class SmartRequests {
    private static final int SUBSCRIBE = 1;
    private static final int UNSUBSCRIBE = 0;

    /** The server takes ten letters and digits. */
    private static final String ID = "ice%07d";

    private static final int IDS = 10_000_000;

    /** A connection's subscriptions need few; a refusal comes at once or never. */
    private static final int MAX_KEPT = 64;

    private final Map<String, List<BrokerInstrument>> asked =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<String, List<BrokerInstrument>> eldest) {
                    return size() > MAX_KEPT;
                }
            };
    private int count;

    /** A new connection: what was asked on the old one is not answered any more. */
    void forget() {
        asked.clear();
    }

    List<String> subscribe(List<BrokerInstrument> batch) {
        return messages(SUBSCRIBE, batch);
    }

    List<String> unsubscribe(List<BrokerInstrument> batch) {
        return messages(UNSUBSCRIBE, batch);
    }

    /** What a request asked for; empty for an id that is not known, or of another kind. */
    List<BrokerInstrument> subscribedBy(String correlationId) {
        return asked.getOrDefault(correlationId, List.of());
    }

    static int mode(BrokerInstrument instrument) {
        return instrument.instrument().type() == InstrumentType.IDX
                ? SmartLayout.QUOTE_MODE
                : SmartLayout.SNAP_MODE;
    }

    /** One message a mode, its tokens grouped by exchange type. */
    private List<String> messages(int action, List<BrokerInstrument> batch) {
        var byMode = new TreeMap<Integer, List<BrokerInstrument>>();
        for (BrokerInstrument one : batch) {
            byMode.computeIfAbsent(mode(one), mode -> new ArrayList<>()).add(one);
        }
        var messages = new ArrayList<String>();
        byMode.forEach(
                (mode, some) -> {
                    String id = String.format(ID, count++ % IDS);
                    if (action == SUBSCRIBE) {
                        asked.put(id, List.copyOf(some));
                    }
                    messages.add(message(id, action, mode, some));
                });
        return messages;
    }

    private static String message(
            String id, int action, int mode, List<BrokerInstrument> instruments) {
        var byType = new TreeMap<Integer, List<String>>();
        for (BrokerInstrument one : instruments) {
            byType.computeIfAbsent(
                            SmartLayout.exchangeType(one.segment()), type -> new ArrayList<>())
                    .add("\"" + one.token() + "\"");
        }
        String lists =
                byType.entrySet().stream()
                        .map(
                                group ->
                                        "{\"exchangeType\":"
                                                + group.getKey()
                                                + ",\"tokens\":["
                                                + String.join(",", group.getValue())
                                                + "]}")
                        .collect(Collectors.joining(","));
        return "{\"correlationID\":\""
                + id
                + "\",\"action\":"
                + action
                + ",\"params\":{\"mode\":"
                + mode
                + ",\"tokenList\":["
                + lists
                + "]}}";
    }
}
