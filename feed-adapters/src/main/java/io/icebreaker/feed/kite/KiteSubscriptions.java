package io.icebreaker.feed.kite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The instrument tokens wanted in full mode, and the connection that is to be told of changes. Kite takes
 * 3,000 a connection; 200 in a message is the habit of clients in the wild (feed-kite 2). Any thread.
 */
final class KiteSubscriptions {
    static final int MAX_TOKENS = 3_000;
    private static final int BATCH = 200;

    private final Set<Long> tokens = new LinkedHashSet<>();
    private Consumer<String> connection = message -> {};

    /** Wants more; an open connection is told at once. */
    synchronized void add(Collection<Long> more) {
        var news = new LinkedHashSet<>(more);
        news.removeAll(tokens);
        if (tokens.size() + news.size() > MAX_TOKENS) {
            throw new IllegalArgumentException(
                    "more than "
                            + MAX_TOKENS
                            + " instruments on one Kite connection: "
                            + (tokens.size() + news.size()));
        }
        tokens.addAll(news);
        subscribe(List.copyOf(news));
    }

    /** Wants these no longer. */
    synchronized void remove(Collection<Long> less) {
        var gone = new LinkedHashSet<>(less);
        gone.retainAll(tokens);
        tokens.removeAll(gone);
        for (List<Long> batch : batches(List.copyOf(gone))) {
            connection.accept("{\"a\":\"unsubscribe\",\"v\":" + json(batch) + "}");
        }
    }

    /** A new connection: asks it for everything and tells it of changes from now on. */
    synchronized void attach(Consumer<String> to) {
        connection = to;
        subscribe(List.copyOf(tokens));
    }

    /** The connection is gone. */
    synchronized void detach() {
        connection = message -> {};
    }

    private void subscribe(List<Long> wanted) {
        for (List<Long> batch : batches(wanted)) {
            connection.accept("{\"a\":\"subscribe\",\"v\":" + json(batch) + "}");
            connection.accept("{\"a\":\"mode\",\"v\":[\"full\"," + json(batch) + "]}");
        }
    }

    private static List<List<Long>> batches(List<Long> all) {
        var batches = new ArrayList<List<Long>>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }

    private static String json(List<Long> numbers) {
        return numbers.toString().replace(" ", "");
    }
}
