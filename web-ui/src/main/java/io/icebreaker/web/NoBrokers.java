package io.icebreaker.web;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** A server without a wizard: a replay's, or a test's. */
final class NoBrokers implements BrokerDesk {
    private static Refused none() {
        return new Refused(
                "this server has no broker accounts",
                "broker",
                "",
                "icebreaker demo and icebreaker run have them");
    }

    @Override
    public Map<String, Object> state() {
        return Map.of("brokers", List.of(), "note", none().getMessage());
    }

    @Override
    public URI loginPage(String feed) {
        throw none();
    }

    @Override
    public Map<String, Object> keys(String feed, Map<String, String> keys) {
        throw none();
    }

    @Override
    public Map<String, Object> logIn(String feed, Map<String, String> answers) {
        throw none();
    }

    @Override
    public Map<String, Object> startTest(String feed) {
        throw none();
    }

    @Override
    public Map<String, Object> test(String feed) {
        throw none();
    }

    @Override
    public Map<String, Object> choices(String feed) {
        throw none();
    }

    @Override
    public Map<String, Object> universe(String feed, List<String> words, boolean save) {
        throw none();
    }
}
