package io.icebreaker.web;

import io.icebreaker.os.TimeSlices;
import io.icebreaker.publish.Board;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream: who listens. One encoder thread makes a frame ten times a second and gives it to every page
 * that waits for one.
 *
 * <p><b>Threading.</b> One encoder thread, one writer thread a page. The encoder never writes to a socket: a
 * page that does not read holds up its own writer only, gets the newest state when it reads again, and is
 * closed when a write takes longer than allowed.
 *
 * <p><b>Bounds.</b> Pages, topics a page, bytes a message; what goes beyond is refused and counted.
 */
final class SseHub implements AutoCloseable {
    static final int FRAME_MS = 100;

    /** Charts, books and tapes of as many tabs as a browser shares one stream among. */
    static final int MAX_TOPICS = 64;

    /** 20,000 instruments with every field; a frame of a busy market is a hundredth of it. */
    private static final int MAX_MESSAGE_BYTES = 4 << 20;

    private static final long FRAME_NS = TimeUnit.MILLISECONDS.toNanos(FRAME_MS);
    private static final long BEAT_NS = TimeUnit.SECONDS.toNanos(2);
    private static final int PAGE_ID_BYTES = 16;
    private static final int MAX_ID_DIGITS = 18;
    private static final Logger LOG = LoggerFactory.getLogger(SseHub.class);

    private final WebCounter.Set counters;
    private final EpochNanoClock clock;
    private final int maxPages;
    private final long stallNs;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Latency latency = new Latency();
    private final Thread encoder;
    private volatile FrameEncoder frames;
    private volatile long firstFrame;
    private volatile FrameEncoder nextFrames;
    private volatile Runnable beforeTick = () -> {};
    private volatile boolean stopped;
    private boolean failed;

    /**
     * A hub that is not started yet.
     *
     * @param clock on which the ticks' receive times are read
     * @param stallNs how long a page may take for one message
     */
    SseHub(
            Board board,
            EngineView engine,
            WebCounter.Set counters,
            EpochNanoClock clock,
            int maxPages,
            long stallNs) {
        this.counters = counters;
        this.clock = clock;
        this.maxPages = maxPages;
        this.stallNs = stallNs;
        firstFrame = System.currentTimeMillis() / FRAME_MS; // above all numbers of an earlier run
        frames = new FrameEncoder(board, engine, counters, latency, firstFrame);
        encoder = new Thread(this::run, "icebreaker-encoder");
        encoder.setDaemon(true);
    }

    void start() {
        encoder.start();
    }

    /** Runs on the encoder's thread before it looks at the board each time. Before {@link #start}. */
    void watch(Runnable look) {
        beforeTick = look;
    }

    /** Shows another board from the next frame on: every page is greeted anew and told everything. */
    void show(Board board, EngineView engine) {
        nextFrames = new FrameEncoder(board, engine, counters, latency, frames.frame());
    }

    // ---- for the HTTP threads

    /** Opens a page; null when there are as many as allowed. The caller starts it. */
    synchronized Page open(
            OutputStream out, Runnable connection, List<TopicName> wanted, String lastEventId) {
        if (stopped || pages.size() >= maxPages) {
            counters.count(WebCounter.WEB_PAGES_REFUSED);
            return null;
        }
        var id = new byte[PAGE_ID_BYTES];
        random.nextBytes(id);
        String name = HexFormat.of().formatHex(id);
        var page =
                new Page(name, isOfThisRun(lastEventId), out, connection, wanted, this::onWritten);
        pages.put(page.id(), page);
        counters.count(WebCounter.WEB_PAGES_OPENED);
        return page;
    }

    private boolean isOfThisRun(String lastEventId) {
        if (lastEventId == null || !lastEventId.matches("[0-9]{1," + MAX_ID_DIGITS + "}")) {
            return false;
        }
        long id = Long.parseLong(lastEventId);
        return id >= firstFrame && id <= frames.frame();
    }

    /** Changes what a page watches, from the next frame on; false when there is no such page. */
    boolean want(String pageId, List<TopicName> wanted) {
        Page page = pages.get(pageId);
        if (page == null || page.isClosed()) {
            return false;
        }
        page.want(wanted);
        return true;
    }

    int pages() {
        return pages.size();
    }

    /** From a packet to the page. */
    Latency latency() {
        return latency;
    }

    private void onWritten(long newestReceiveNs) {
        if (newestReceiveNs != 0) {
            latency.record(clock.nanoTime() - newestReceiveNs);
        }
    }

    // ---- the encoder

    private void run() {
        TimeSlices.stepBack();
        long next = System.nanoTime();
        while (!stopped) {
            failed = !tryTick();
            next =
                    Math.max(
                            next + FRAME_NS,
                            System.nanoTime()); // a late frame does not make the next ones hurry
            while (!stopped && next - System.nanoTime() > 0) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    /** A frame that fails must not end the stream; it is counted each time and logged once. */
    private boolean tryTick() {
        try {
            tick(System.nanoTime());
            return true;
        } catch (RuntimeException e) {
            counters.count(WebCounter.WEB_ERRORS);
            if (!failed) {
                LOG.error("frame {} failed", frames.frame() + 1, e);
            }
            return false;
        }
    }

    private void turnToNextBoard() {
        FrameEncoder next = nextFrames;
        if (next != null && next != frames) {
            frames = next;
            firstFrame = next.frame() + 1;
            pages.values().forEach(Page::startOver);
        }
    }

    private void tick(long nowNs) {
        beforeTick.run();
        turnToNextBoard();
        for (Page page : pages.values()) {
            if (page.isClosed()) {
                frames.unsubscribeAll(page);
                pages.remove(page.id());
            } else {
                frames.subscribe(page);
            }
        }
        if (!pages.isEmpty()) {
            frames.look(nowNs);
            pages.values().forEach(page -> serve(page, nowNs));
        }
    }

    private void serve(Page page, long nowNs) {
        if (page.isClosed()) {
            return;
        }
        if (!page.isIdle()) {
            evictIfStalled(page, nowNs);
        } else if (frames.fill(page)) {
            send(page, nowNs, frames.newestReceiveNs(page.seen()));
            counters.count(WebCounter.WEB_FRAMES_SENT);
        } else if (page.sinceHandedNs(nowNs) >= BEAT_NS) {
            frames.fillBeat(page);
            send(page, nowNs, 0);
        }
    }

    private void send(Page page, long nowNs, long newestReceiveNs) {
        if (page.message().length() > MAX_MESSAGE_BYTES) {
            counters.count(WebCounter.WEB_MESSAGES_TOO_LONG);
            page.close();
            return;
        }
        counters.add(WebCounter.WEB_STREAM_BYTES, page.message().length());
        page.hand(nowNs, newestReceiveNs);
    }

    private void evictIfStalled(Page page, long nowNs) {
        if (page.sinceHandedNs(nowNs) > stallNs) {
            counters.count(WebCounter.WEB_PAGES_EVICTED);
            page.close();
        }
    }

    /** Ends the encoder and every stream. */
    @Override
    public void close() {
        synchronized (this) {
            stopped = true; // no page opens from here on
        }
        LockSupport.unpark(encoder);
        pages.values().forEach(Page::close);
        pages.clear();
    }
}
