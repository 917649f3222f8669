package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a journal tells of one feed: all it said of itself, and its packets from connection to connection. */
final class FeedStory {
    private record Said(FeedState state, long atNs, String text) {}

    private final List<Said> said = new ArrayList<>();
    private final Map<String, List<List<String>>> packets = new HashMap<>();

    /** Reads a day; by name of feed, in order of number. */
    static Map<String, FeedStory> of(Path journal) throws Exception {
        Map<String, FeedStory> stories = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        Map<Integer, String> symbols = new HashMap<>();
        var event = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            while (reader.next()) {
                reader.copyTo(event);
                switch (event.kind()) {
                    case EventKind.CONFIG -> {
                        names.addAll(List.of(Events.feedNames(event).split(",")));
                        names.forEach(name -> stories.put(name, new FeedStory()));
                    }
                    case EventKind.INSTRUMENT ->
                            symbols.put(event.id(), Events.instrument(event).symbol());
                    case EventKind.FEED -> stories.get(names.get(event.feed())).say(event);
                    case EventKind.TICK ->
                            stories.get(names.get(event.feed()))
                                    .take(symbols.get(event.id()), WrittenMarket.line(event));
                    default -> {} // clock, history: of no feed
                }
            }
        }
        return stories;
    }

    private void say(Tick event) {
        FeedState state = FeedState.values()[Events.feedState(event)];
        said.add(new Said(state, event.receiveTimeNs(), Events.feedText(event)));
        if (state == FeedState.CONNECTED) {
            packets.values().forEach(runs -> runs.add(new ArrayList<>()));
        }
    }

    private void take(String symbol, String line) {
        List<List<String>> runs =
                packets.computeIfAbsent(symbol, it -> new ArrayList<>(List.of(new ArrayList<>())));
        runs.get(runs.size() - 1).add(line);
    }

    /** A symbol's packets, a list a connection. */
    List<List<String>> packets(String symbol) {
        return packets.getOrDefault(symbol, List.of());
    }

    long count(FeedState state) {
        return said.stream().filter(it -> it.state() == state).count();
    }

    /** When it first went down, epoch ns. */
    long lossBegins() {
        return timeOf(FeedState.DOWN);
    }

    /** When its gap was over, epoch ns. */
    long lossEnds() {
        return timeOf(FeedState.GAP);
    }

    private long timeOf(FeedState state) {
        return said.stream()
                .filter(it -> it.state() == state)
                .mapToLong(Said::atNs)
                .findFirst()
                .orElseThrow(() -> new AssertionError("never " + state + ": " + said));
    }

    boolean saysWithin(long fromNs, long toNs) {
        return said.stream().anyMatch(it -> it.atNs() >= fromNs && it.atNs() <= toNs);
    }

    /** All that it said in words. */
    String texts() {
        return String.join("\n", said.stream().map(Said::text).toList());
    }

    @Override
    public String toString() {
        return said.toString();
    }
}
