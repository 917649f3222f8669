package io.icebreaker.feed.sim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.java_websocket.WebSocket;

/**
 * The WebSocket side of a simulated broker on loopback, the same for all: clients, lasting faults,
 * handshakes refused or slow, slow readers dropped, resets, and a thread that drives. What the broker
 * says is a {@link SimBroker}.
 *
 * <p><b>Threading.</b> Any thread; one lock guards clients and broker, and {@link #locked} runs under it.
 */
public final class SimServer implements AutoCloseable {
    /** How long a slow handshake takes. */
    static final long SLOW_NS = 3_000_000_000L;

    private final SimBroker broker;
    private final SimSocket socket;
    private final String name;
    private final Map<WebSocket, SimClient> clients = new LinkedHashMap<>();
    private final List<Runnable> after = new ArrayList<>();
    private volatile SimFault lasting = SimFault.NONE;
    private long handshakes;
    private Thread driver;

    /**
     * Listens on loopback.
     *
     * @param name of the broker, for threads
     * @param port 0 for any free one
     * @throws IOException when the port cannot be had
     */
    public SimServer(String name, int port, SimBroker broker) throws IOException {
        this.name = name;
        this.broker = broker;
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        socket = new SimSocket(address, this);
        socket.listen();
    }

    public int port() {
        return socket.getPort();
    }

    /** {@code ws://127.0.0.1:port}. */
    public String url() {
        return "ws://127.0.0.1:" + port();
    }

    /** Does something to the broker's state. */
    public void locked(Runnable what) {
        synchronized (this) {
            what.run();
        }
        doLater();
    }

    /** What must not be done under the lock, for the socket calls back holding its own. */
    void later(Runnable what) {
        synchronized (this) {
            after.add(what);
        }
    }

    private void doLater() {
        List<Runnable> now;
        synchronized (this) {
            now = List.copyOf(after);
            after.clear();
        }
        now.forEach(Runnable::run);
    }

    // ---- time

    /** Lets the broker send what is due; drops who does not read. */
    public void pump(long nowNs) {
        locked(
                () -> {
                    broker.pump(nowNs);
                    clients.values().stream().filter(SimClient::isStuck).forEach(SimClient::drop);
                });
    }

    /**
     * Pumps by a clock from a daemon thread until {@link #close}; {@code periodNs} is the pause between.
     */
    public synchronized void drive(EpochNanoClock clock, long periodNs) {
        if (driver != null) {
            throw new IllegalStateException("already driven");
        }
        driver = new Thread(() -> pumpUntilInterrupted(clock, periodNs), name + "-simulator");
        driver.setDaemon(true);
        driver.start();
    }

    private void pumpUntilInterrupted(EpochNanoClock clock, long periodNs) {
        while (!Thread.currentThread().isInterrupted()) {
            pump(clock.nanoTime());
            LockSupport.parkNanos(periodNs);
        }
    }

    // ---- faults

    /** Makes something wrong, or right again. */
    public void fault(SimFault fault) {
        if (fault.lasts()) {
            lasting = fault;
        } else if (fault == SimFault.RESET) {
            List<WebSocket> all;
            synchronized (this) {
                all = List.copyOf(clients.keySet());
            }
            all.forEach(SimSocket::reset);
        } else {
            locked(() -> broker.inject(fault));
        }
    }

    /** The fault that lasts now, or NONE. */
    public SimFault lasting() {
        return lasting;
    }

    /** Whether market data goes out now. */
    public boolean sendsTicks() {
        return speaks() && lasting != SimFault.STALL_WITH_HEARTBEATS;
    }

    boolean speaks() {
        return lasting != SimFault.STALL_SILENT && lasting != SimFault.HALF_OPEN;
    }

    private boolean heeds() {
        return lasting != SimFault.HALF_OPEN;
    }

    // ---- what the socket's threads tell

    /** How the handshake is refused, or null; an accepted one has its place at once. */
    SimRefusal judge(WebSocket from, SimHandshake handshake) {
        if (lasting == SimFault.SLOW_HANDSHAKE) {
            LockSupport.parkNanos(SLOW_NS);
        }
        synchronized (this) {
            handshakes++;
            var client = new SimClient(from, this);
            SimRefusal refusal =
                    switch (lasting) {
                        case REFUSE_403 -> SimRefusal.of(403);
                        case REFUSE_429 -> SimRefusal.of(429);
                        default -> broker.judge(client, handshake);
                    };
            if (refusal == null) {
                clients.put(from, client);
            }
            return refusal;
        }
    }

    void onOpen(WebSocket from) {
        with(from, broker::opened);
    }

    void onText(WebSocket from, String text) {
        if (heeds()) {
            with(from, client -> broker.onText(client, text));
        }
    }

    void onBinary(WebSocket from, ByteBuffer bytes) {
        if (heeds()) {
            with(from, client -> broker.onBinary(client, bytes));
        }
    }

    private void with(WebSocket from, Consumer<SimClient> what) {
        locked(
                () -> {
                    SimClient client = clients.get(from);
                    if (client != null) {
                        what.accept(client);
                    }
                });
    }

    void onPing(WebSocket from) {
        if (heeds()) {
            with(from, broker::onPing);
        }
    }

    int maxUnsent() {
        return broker.maxUnsent();
    }

    void onClose(WebSocket from) {
        locked(
                () -> {
                    SimClient client = clients.remove(from);
                    if (client != null) {
                        broker.closed(client);
                    }
                });
    }

    /** Clients connected now. */
    public synchronized int connectionCount() {
        return clients.size();
    }

    /** Handshakes seen so far, refused ones too. */
    public synchronized long handshakes() {
        return handshakes;
    }

    @Override
    public void close() {
        if (driver != null) {
            driver.interrupt();
        }
        socket.shutDown();
    }
}
