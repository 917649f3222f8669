package io.icebreaker.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;

/** An open page, as the server sees it: takes the stream and throws it away. */
final class PageReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final AtomicLong bytes = new AtomicLong();
    private final InputStream stream;

    /** Opens the stream of a page that shows a watch list, a chart, a book and a tape. */
    PageReader(int port) throws IOException, InterruptedException {
        String topics = "quotes,chart:1:1m:1,depth:1,tape:1,signals,icebergs,absorptions";
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/stream?topics=" + topics);
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(uri).build(),
                                HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("the page's stream answers " + answer.statusCode());
        }
        stream = answer.body();
        var thread = new Thread(this::read, "page-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                bytes.addAndGet(n);
            }
        } catch (IOException closed) {
            bytes.addAndGet(0); // the stream ends with the server, or with us
        }
    }

    long bytes() {
        return bytes.get();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
