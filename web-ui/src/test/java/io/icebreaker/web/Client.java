package io.icebreaker.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Asks a server on the loopback address, as a browser would, or byte by byte as a browser would not. */
final class Client {
    /** Far beyond what anything here takes: reached only when it never comes. */
    private static final long PATIENCE_S = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Client(int port) {
        this.port = port;
    }

    HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonTree json(String path) throws IOException, InterruptedException {
        return JsonTree.parse(get(path).body());
    }

    HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Sends text over a bare socket and reads until the server closes or the answer's head is over. */
    String raw(String text) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            var head = new StringBuilder();
            var reader =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = reader.readLine();
                    line != null && !line.isEmpty();
                    line = reader.readLine()) {
                head.append(line).append('\n');
            }
            return head.toString();
        }
    }

    /** A page that asks for the stream and never reads. */
    Socket deaf(String topics) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(1_024);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        String request =
                "GET /api/stream?topics="
                        + topics
                        + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + port
                        + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    Events stream(String topics, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri("/api/stream?topics=" + topics));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Events(http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    /** One event as it came. */
    record Event(String name, String id, String data) {
        JsonTree json() {
            return JsonTree.parse(data);
        }
    }

    /** The events of one stream, read by a thread of its own. */
    static final class Events implements AutoCloseable {
        final HttpResponse<InputStream> response;
        private final LinkedBlockingQueue<Event> queue = new LinkedBlockingQueue<>();

        private Events(HttpResponse<InputStream> response) {
            this.response = response;
            var thread = new Thread(this::read, "test-events");
            thread.setDaemon(true);
            thread.start();
        }

        private void read() {
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                String name = "";
                String id = "";
                String data = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("id: ")) {
                        id = line.substring(4);
                    } else if (line.startsWith("data: ")) {
                        data = line.substring(6);
                    } else if (line.isEmpty()) {
                        queue.add(new Event(name, id, data));
                    }
                }
                queue.add(new Event("closed", "", "by the end of the stream"));
            } catch (IOException e) {
                queue.add(new Event("closed", "", e.toString()));
            }
        }

        /** The next event of that name; others are passed over. */
        Event next(String name) throws InterruptedException {
            for (Event event = queue.poll(PATIENCE_S, TimeUnit.SECONDS);
                    event != null;
                    event = queue.poll(PATIENCE_S, TimeUnit.SECONDS)) {
                if (event.name.equals(name)) {
                    return event;
                }
            }
            throw new AssertionError("no event '" + name + "' came");
        }

        /** The next frame that has something under a key. */
        JsonTree frameWith(String key) throws InterruptedException {
            JsonTree frame = next("frame").json();
            while (!frame.has(key)) {
                frame = next("frame").json();
            }
            return frame;
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }
}
