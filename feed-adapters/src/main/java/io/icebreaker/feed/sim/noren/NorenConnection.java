package io.icebreaker.feed.sim.noren;

import io.icebreaker.feed.sim.SimClient;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One client of the simulated stream: whether it has logged in, and what it was last told of each scrip and
 * kind. Guarded by the server's lock.
 */
final class NorenConnection {
    private final SimClient client;
    private final Map<Integer, Map<String, String>> touchline = new LinkedHashMap<>();
    private final Map<Integer, Map<String, String>> depth = new LinkedHashMap<>();
    private boolean isIn;

    NorenConnection(SimClient client) {
        this.client = client;
    }

    SimClient client() {
        return client;
    }

    boolean isIn() {
        return isIn;
    }

    void letIn() {
        isIn = true;
    }

    int subscribed() {
        return touchline.size() + depth.size();
    }

    int inDepth() {
        return depth.size();
    }

    /** What was last said of a scrip, null when it is not subscribed. */
    Map<String, String> said(int index, boolean isDepth) {
        return kind(isDepth).get(index);
    }

    void said(int index, boolean isDepth, Map<String, String> values) {
        kind(isDepth).put(index, values);
    }

    void forget(int index, boolean isDepth) {
        kind(isDepth).remove(index);
    }

    /** Any subscribed index, or -1: what injected faults speak of. */
    int anyIndex(boolean isDepth) {
        return kind(isDepth).keySet().stream().findFirst().orElse(-1);
    }

    private Map<Integer, Map<String, String>> kind(boolean isDepth) {
        return isDepth ? depth : touchline;
    }

    /** The keys in which the new state differs from the old. */
    static Map<String, String> changes(Map<String, String> before, Map<String, String> now) {
        Map<String, String> changed = new LinkedHashMap<>(now);
        changed.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())));
        return changed;
    }
}
