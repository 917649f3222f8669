package io.icebreaker.feed.master;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches over HTTPS, and from this machine over HTTP. Masters are public: no credentials are sent. A
 * server that is busy is asked three times; a body is bounded in size and time.
 */
public final class HttpFetch implements MasterFetch {
    /** The largest known master is 35 MB of JSON; beyond this something is wrong. */
    static final long MAX_BYTES = 256L << 20;

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");
    private static final int ATTEMPTS = 3;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(10))
                    .followRedirects(Redirect.NORMAL)
                    .build();
    private final Duration timeout;
    private final long pauseMs;
    private final long maxBytes;

    /** As a live day needs it: three minutes a file, two and four seconds between attempts. */
    public HttpFetch() {
        this(Duration.ofMinutes(3), 2_000, MAX_BYTES);
    }

    /**
     * @param timeout for one whole answer
     * @param pauseMs before the second attempt; twice as long before the third
     * @param maxBytes of a body
     */
    HttpFetch(Duration timeout, long pauseMs, long maxBytes) {
        this.timeout = timeout;
        this.pauseMs = pauseMs;
        this.maxBytes = maxBytes;
    }

    @Override
    public void fetch(URI url, Path to) throws IOException {
        boolean local = "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
        if (!local && !"https".equals(url.getScheme())) {
            throw new IOException(url + " is neither https nor on this machine");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                int status = once(url, to);
                if (status == 200) {
                    return;
                }
                if (attempt == ATTEMPTS || status != 429 && status < 500) {
                    throw new IOException(url + " answered HTTP " + status);
                }
            } catch (BrokenOff e) {
                if (attempt == ATTEMPTS) {
                    throw new IOException(url + ": " + e.getMessage(), e);
                }
            }
            pause(pauseMs * attempt);
        }
    }

    /** A transfer that may go better the next time. */
    private static final class BrokenOff extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenOff(String why, Throwable cause) {
            super(why, cause);
        }
    }

    private int once(URI url, Path to) throws IOException, BrokenOff {
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .timeout(timeout)
                        .header("User-Agent", "icebreaker")
                        .header("Accept-Encoding", "gzip")
                        .build();
        try (OutputStream out = Files.newOutputStream(to)) {
            var body = new Body(out, maxBytes);
            CompletableFuture<HttpResponse<Void>> answer =
                    client.sendAsync(
                            request,
                            head ->
                                    head.statusCode() == 200
                                            ? BodySubscribers.ofByteArrayConsumer(
                                                    part -> part.ifPresent(body::add))
                                            : BodySubscribers.discarding());
            return await(answer, url);
        }
    }

    private int await(CompletableFuture<HttpResponse<Void>> answer, URI url)
            throws IOException, BrokenOff {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new BrokenOff("no whole answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            for (Throwable why = e; why != null; why = why.getCause()) {
                if (why instanceof TooLarge large) {
                    throw new IOException(url + ": " + large.getMessage(), e);
                }
            }
            Throwable why = e.getCause();
            throw new BrokenOff(
                    why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage(),
                    e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while fetching " + url);
        }
    }

    private static void pause(long ms) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted between two attempts");
        }
    }

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge(long bytes) {
            super("more than " + bytes + " bytes; not taken");
        }
    }

    /** What arrives, counted and put to the file; on the client's thread. */
    private static final class Body {
        private final OutputStream out;
        private long left;
        private final long most;

        Body(OutputStream out, long most) {
            this.out = out;
            this.most = most;
            left = most;
        }

        void add(byte[] part) {
            left -= part.length;
            if (left < 0) {
                throw new TooLarge(most);
            }
            try {
                out.write(part);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
