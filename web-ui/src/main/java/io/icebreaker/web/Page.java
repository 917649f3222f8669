package io.icebreaker.web;

import io.icebreaker.os.TimeSlices;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;

/**
 * One open stream. The encoder fills the page's message when the one before is written, and only then: what
 * waits for a slow page is the state of the market, never a queue.
 *
 * <p><b>Threading.</b> The message belongs to the encoder while {@link #isIdle}, and to the writer thread
 * otherwise; {@link Seen} is the encoder's. {@link #close} may be called by anyone.
 */
final class Page {
    private static final int NAME_LENGTH = 6;

    private final String id;
    private volatile boolean resumed;
    private final OutputStream out;
    private final Runnable connection;
    private final LongConsumer written;
    private final Thread writer;
    private final Semaphore filled = new Semaphore(0);
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Bytes message = new Bytes();
    private final Seen seen = new Seen();
    private long handedAtNs;
    private long newestReceiveNs;

    private volatile List<TopicName> wanted;
    private volatile boolean idle = true;
    private volatile boolean closed;

    /** What a page was told so far. */
    static final class Seen {
        /** Topic by topic the last frame told, 0 before the first. */
        final Map<Topic, Long> topics = new LinkedHashMap<>();

        List<TopicName> subscribed = List.of();
        long definitions = -1;
        long frame;
        long receiveTimeNs = Long.MAX_VALUE;
    }

    /**
     * A page whose writer is not started yet.
     *
     * @param resumed whether the page saw earlier frames of this run
     * @param connection closes the connection, so that a write that hangs fails
     * @param written called by the writer after a message is out, with the receive time of its newest
     *     packet, 0 for none
     */
    Page(
            String id,
            boolean resumed,
            OutputStream out,
            Runnable connection,
            List<TopicName> wanted,
            LongConsumer written) {
        this.id = id;
        this.resumed = resumed;
        this.out = out;
        this.connection = connection;
        this.wanted = wanted;
        this.written = written;
        handedAtNs = System.nanoTime();
        writer = new Thread(this::write, "icebreaker-page-" + id.substring(0, NAME_LENGTH));
        writer.setDaemon(true);
    }

    String id() {
        return id;
    }

    boolean resumed() {
        return resumed;
    }

    /** Completes when the page is closed and its thread about to end. */
    CompletableFuture<Void> done() {
        return done;
    }

    void start() {
        writer.start();
    }

    void want(List<TopicName> topics) {
        wanted = topics;
    }

    List<TopicName> wanted() {
        return wanted;
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether the writer waits for a message. */
    boolean isIdle() {
        return idle;
    }

    /** Closes the stream, a hanging write included. */
    void close() {
        closed = true;
        connection.run();
        writer.interrupt();
    }

    // ---- the encoder's side

    Bytes message() {
        return message;
    }

    Seen seen() {
        return seen;
    }

    /** What the page was told so far is of another board: it is to hear everything. */
    void startOver() {
        resumed = false;
        seen.topics.clear();
        seen.subscribed = List.of();
        seen.definitions = -1;
        seen.receiveTimeNs = Long.MAX_VALUE;
    }

    /** How long ago the last message was handed over, written or not. */
    long sinceHandedNs(long nowNs) {
        return nowNs - handedAtNs;
    }

    /** Hands the filled message to the writer; the receive time is that of its newest packet, 0 for none. */
    void hand(long nowNs, long receiveTimeNs) {
        handedAtNs = nowNs;
        newestReceiveNs = receiveTimeNs;
        idle = false;
        filled.release();
    }

    // ---- the writer's side

    private void write() {
        TimeSlices.stepBack();
        try {
            while (!closed) {
                filled.acquire();
                out.write(message.array(), 0, message.length());
                out.flush();
                written.accept(newestReceiveNs);
                idle = true;
            }
        } catch (IOException | InterruptedException e) {
            closed = true; // the page went away, or we closed it: both are how a stream ends
        } finally {
            closed = true; // whatever else happens: a page without a writer is no page
            done.complete(null);
        }
    }
}
