package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.icebreaker.publish.Board;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** Opens streams and changes what they carry. Any HTTP thread. */
final class Stream {
    /** A page's id and {@link SseHub#MAX_TOPICS} topics, several times over. */
    private static final int MAX_BODY = 16_384;

    private static final String TOPICS_HINT =
            "topics are quotes, chart:ID:INTERVAL:TICKS_PER_ROW, depth:ID, tape:ID; at most "
                    + SseHub.MAX_TOPICS;

    private final Board board;
    private final WebCounter.Set counters;
    private final SseHub hub;

    Stream(Board board, WebCounter.Set counters, SseHub hub) {
        this.board = board;
        this.counters = counters;
        this.hub = hub;
    }

    /**
     * Opens a stream. A topic that nothing answers to is passed over and counted: a page may ask for an
     * instrument of yesterday, and must not lose the others for it.
     */
    void open(Context ctx) throws IOException {
        String wanted = ctx.queryParam("topics");
        List<TopicName> topics = known(wanted == null ? List.of() : List.of(wanted.split(",")));
        ctx.res().setContentType("text/event-stream");
        ctx.res().setCharacterEncoding("UTF-8");
        ctx.res().setHeader("X-Accel-Buffering", "no");
        EndPoint connection =
                ServletContextRequest.getServletContextRequest(ctx.req())
                        .getConnectionMetaData()
                        .getConnection()
                        .getEndPoint();
        Page page =
                hub.open(
                        ctx.res().getOutputStream(),
                        connection::close,
                        topics,
                        ctx.header("Last-Event-ID"));
        if (page == null) {
            throw new Refusal(
                    503,
                    "as many pages as allowed are open",
                    "page",
                    "close another page of this server");
        }
        ctx.future(
                () -> {
                    page.start();
                    return page.done();
                });
    }

    private List<TopicName> known(Iterable<String> texts) {
        Set<TopicName> topics = new LinkedHashSet<>();
        for (String text : texts) {
            TopicName topic = TopicName.parse(text, board);
            if (topic == null || topics.size() == SseHub.MAX_TOPICS) {
                counters.count(WebCounter.WEB_TOPICS_REFUSED);
            } else {
                topics.add(topic);
            }
        }
        return List.copyOf(topics);
    }

    /** Changes a stream's topics. */
    void topics(Context ctx) {
        byte[] body = ctx.bodyAsBytes();
        Set<String> texts = new LinkedHashSet<>();
        String page = body.length > MAX_BODY ? null : read(body, texts);
        if (page == null || texts.size() > SseHub.MAX_TOPICS) {
            throw new Refusal(
                    400,
                    "not a list of topics",
                    "topics",
                    "{\"page\":\"...\",\"topics\":[...]}; " + TOPICS_HINT);
        }
        if (!hub.want(page, known(texts))) {
            throw new Refusal(404, "no such page", "page", "open the stream again");
        }
        ctx.status(204);
    }

    /** Reads the body; the page's id, null when the body is anything but what it should be. */
    private static String read(byte[] body, Set<String> texts) {
        String page = null;
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("page") && value == JsonToken.VALUE_STRING) {
                    page = json.getText();
                } else if (field.equals("topics") && value == JsonToken.START_ARRAY) {
                    if (!readTexts(json, texts)) {
                        return null;
                    }
                } else {
                    return null;
                }
            }
            return json.currentToken() == JsonToken.END_OBJECT ? page : null;
        } catch (IOException e) {
            return null; // malformed: the caller says how it should look
        }
    }

    /** Reads an array's rest; false when there is anything but text in it. */
    private static boolean readTexts(JsonParser json, Set<String> texts) throws IOException {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        return json.currentToken() == JsonToken.END_ARRAY;
    }
}
