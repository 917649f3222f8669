package io.icebreaker.web;

import io.icebreaker.publish.Board;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the board into frames. {@link #look} finds what changed and gives it a frame number; {@link #fill}
 * writes a page's message: all that changed since the frame the page saw last. What pages missed alike is
 * encoded once, so two pages that follow frame by frame see the same bytes. Encoder thread only, except
 * {@link #frame}.
 */
final class FrameEncoder {
    private final Board board;
    private final EngineView engine;
    private final WebCounter.Set counters;
    private final Map<TopicName, Topic> topics = new LinkedHashMap<>();
    private final QuotesTopic quotes;
    private final Status status;
    private volatile long frame;
    private boolean newTopics;
    private long sequence;
    private long engineTimeMs;
    private boolean carriesQuotes;

    FrameEncoder(
            Board board,
            EngineView engine,
            WebCounter.Set counters,
            Latency latency,
            long firstFrame) {
        this.board = board;
        this.engine = engine;
        this.counters = counters;
        quotes = new QuotesTopic(TopicName.parse("quotes", board), board);
        quotes.subscribe(); // never without a subscriber: it knows the newest packet
        topics.put(quotes.name(), quotes);
        status = new Status(board.feeds(), latency, engine);
        frame = firstFrame;
    }

    /** Number of the newest frame. Any thread. */
    long frame() {
        return frame;
    }

    /**
     * Receive time of the newest packet {@link #fill} just told the page of for the first time, 0 if none.
     */
    long newestReceiveNs(Page.Seen seen) {
        long newest = quotes.newestReceiveNs();
        boolean isNews = carriesQuotes && newest > seen.receiveTimeNs;
        seen.receiveTimeNs = newest;
        return isNews ? newest : 0;
    }

    // ---- topics

    /** Lets the page watch what it wants to by now. */
    void subscribe(Page page) {
        Page.Seen seen = page.seen();
        List<TopicName> wanted = page.wanted();
        if (wanted == seen.subscribed) {
            return;
        }
        Map<Topic, Long> before = new LinkedHashMap<>(seen.topics);
        seen.topics.clear();
        for (TopicName name : wanted) {
            Topic topic = topics.computeIfAbsent(name, this::create);
            topic.subscribe();
            Long known = before.get(topic);
            seen.topics.put(topic, known == null ? 0 : known);
            newTopics |= known == null;
        }
        before.keySet().forEach(this::unsubscribe);
        seen.subscribed = wanted;
    }

    void unsubscribeAll(Page page) {
        page.seen().topics.keySet().forEach(this::unsubscribe);
        page.seen().topics.clear();
    }

    private void unsubscribe(Topic topic) {
        if (topic.unsubscribe()) {
            topics.remove(topic.name());
        }
    }

    private Topic create(TopicName name) {
        return switch (name.kind()) {
            case QUOTES -> quotes;
            case CHART ->
                    name.interval() == null
                            ? new EventChartTopic(name, board, counters)
                            : new ChartTopic(name, board, counters);
            case DEPTH -> new DepthTopic(name, board);
            case TAPE -> new TapeTopic(name, board.trades());
            case PANELS ->
                    name.isScan()
                            ? new ScanTopic(name, board, new ScanKinds(board, engine))
                            : Panels.topic(name, board);
        };
    }

    // ---- frames

    /** Looks at the board; what changed makes the next frame. {@code nowNs} is monotonic. */
    void look(long nowNs) {
        sequence = board.sequence(); // first: what is shown is at least this new
        engineTimeMs = Json.ms(board.engineTimeNs());
        long next = frame + 1;
        boolean news = newTopics;
        for (Topic topic : topics.values()) {
            topic.look(next);
            news |= topic.changedSince(frame);
        }
        status.look(next, nowNs);
        news |= status.changedSince(frame);
        newTopics = false;
        if (news) {
            frame = next;
        }
    }

    /**
     * Fills the page's message with a greeting, if due, and what it has not seen; false when there is nothing
     * to tell.
     */
    boolean fill(Page page) {
        Page.Seen seen = page.seen();
        Bytes message = page.message();
        message.clear();
        carriesQuotes = false;
        long definitions = board.definitions();
        if (seen.definitions != definitions) {
            begin(message, "hello");
            Json.append(
                    message,
                    json ->
                            Hello.write(
                                    json,
                                    page.id(),
                                    board,
                                    engine,
                                    SseHub.FRAME_MS,
                                    page.resumed()));
            end(message);
            seen.definitions = definitions;
        }
        if (anythingFor(seen)) {
            begin(message, "frame");
            frame(message, seen);
            end(message);
        }
        seen.topics.replaceAll((topic, before) -> frame);
        seen.frame = frame;
        return message.length() > 0;
    }

    private boolean anythingFor(Page.Seen seen) {
        for (Map.Entry<Topic, Long> entry : seen.topics.entrySet()) {
            if (entry.getKey().changedSince(entry.getValue())) {
                return true;
            }
        }
        return status.changedSince(seen.frame);
    }

    private void frame(Bytes message, Page.Seen seen) {
        message.put("{\"f\":").put(frame).put(",\"s\":").put(sequence);
        message.put(",\"t\":").put(engineTimeMs);
        for (TopicName.Kind kind : TopicName.Kind.values()) {
            topics(message, kind, seen);
        }
        status.append(message, seen.frame);
        message.put("}");
    }

    /** The changed topics of a kind: quotes are an array already, of the others there may be several. */
    private void topics(Bytes message, TopicName.Kind kind, Page.Seen seen) {
        var changed = new ArrayList<Bytes>();
        for (Map.Entry<Topic, Long> entry : seen.topics.entrySet()) {
            if (entry.getKey().name().kind() == kind
                    && entry.getKey().changedSince(entry.getValue())) {
                changed.add(entry.getKey().encoded(entry.getValue()));
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        message.put(",\"").put(kind.key()).put("\":");
        if (kind == TopicName.Kind.QUOTES) {
            carriesQuotes = true;
            message.put(changed.get(0));
            return;
        }
        for (int i = 0; i < changed.size(); i++) {
            message.put(i == 0 ? "[" : ",").put(changed.get(i));
        }
        message.put("]");
    }

    /** Fills the page's message with a sign of life. */
    void fillBeat(Page page) {
        Bytes message = page.message();
        message.clear();
        message.put("event: beat\ndata: {\"t\":").put(engineTimeMs);
        message.put(",\"s\":").put(sequence).put("}");
        end(message);
    }

    private void begin(Bytes message, String event) {
        message.put("event: ").put(event).put("\nid: ").put(frame).put("\ndata: ");
    }

    private static void end(Bytes message) {
        message.put("\n\n");
    }
}
