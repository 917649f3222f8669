package io.icebreaker.web;

import java.util.List;
import java.util.Map;

/** A server that watches no rules: a test's. */
final class NoAlerts implements Alerts {
    private static Refused none() {
        return new Refused(
                409,
                "this server watches no rules",
                "rules",
                "icebreaker demo and icebreaker run do");
    }

    @Override
    public Map<String, Object> rules() {
        return Map.of(
                "version", 0, "savedMs", 0, "file", "", "rules", List.of(), "versions", List.of());
    }

    @Override
    public Map<String, Object> rules(long version) {
        throw new Refused(404, "no such version", "version", "GET /api/rules lists those kept");
    }

    @Override
    public Map<String, Object> save(long expected, String json) {
        throw none();
    }

    @Override
    public Map<String, Object> startTest(String rule, String journal) {
        throw none();
    }

    @Override
    public Map<String, Object> test() {
        return Map.of("state", "NONE");
    }

    @Override
    public void stopTest() {
        // none runs
    }

    @Override
    public List<Map<String, Object>> alerts(Ask ask, int most) {
        return List.of();
    }

    @Override
    public Map<String, Object> performance() {
        return Map.of("rules", List.of());
    }

    @Override
    public Map<String, Object> channels() {
        return Map.of(
                "origin", "LIVE", "alsoSend", false, "mutedUntilMs", 0, "channels", List.of());
    }

    @Override
    public Map<String, Object> testChannel(String channel) {
        throw none();
    }

    @Override
    public Map<String, Object> mute(int minutes) {
        throw none();
    }
}
