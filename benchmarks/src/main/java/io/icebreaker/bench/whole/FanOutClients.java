package io.icebreaker.bench.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * Pages in a process of their own: one thread reads all their streams. Argument: what to add to the wall
 * clock. On its standard input {@code OPEN COUNT PORT PATH}, {@code RESET}, {@code REPORT}, {@code CLOSE};
 * answers each with a line that begins with the word. Ends with its input.
 */
public final class FanOutClients {
    private static final long LOOK_MS = 50;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final List<SocketChannel> open = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final PageFindings findings = new PageFindings();
    private final long offsetNs;
    private volatile boolean isOver;

    private FanOutClients(long offsetNs) throws IOException {
        this.offsetNs = offsetNs;
    }

    /** Reads until its input ends. */
    public static void main(String[] args) throws Exception {
        var clients = new FanOutClients(Long.parseLong(args[0]));
        var thread = new Thread(clients::listen, "commands");
        thread.setDaemon(true);
        thread.start();
        clients.run();
    }

    private void listen() {
        try (var in = new BufferedReader(new InputStreamReader(System.in))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                asked.add(line);
                selector.wakeup();
            }
        } catch (IOException e) {
            System.err.println("clients: " + e);
        }
        isOver = true;
        selector.wakeup();
    }

    private void run() throws IOException {
        while (!isOver) {
            selector.select(this::read, LOOK_MS);
            for (String line = asked.poll(); line != null; line = asked.poll()) {
                obey(line.split(" "));
            }
        }
    }

    private void obey(String[] words) throws IOException {
        switch (words[0]) {
            case "OPEN" -> open(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3]);
            case "RESET" -> findings.reset();
            case "CLOSE" -> close();
            default -> {
                System.out.println("REPORT " + findings.report());
                return;
            }
        }
        System.out.println(words[0]);
    }

    private void open(int count, int port, String path) throws IOException {
        // HTTP/1.0: the answer comes as it is, not in chunks.
        String request =
                "GET "
                        + path
                        + " HTTP/1.0\r\nHost: 127.0.0.1:"
                        + port
                        + "\r\n"
                        + "Accept: text/event-stream\r\n\r\n";
        for (int n = 0; n < count; n++) {
            var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new EventStream(findings));
            open.add(channel);
        }
    }

    private void read(SelectionKey key) {
        var stream = (EventStream) key.attachment();
        try {
            if (!stream.readFrom((SocketChannel) key.channel(), this::nowNs)) {
                findings.ended();
                key.cancel();
            }
        } catch (IOException e) {
            findings.ended();
            key.cancel();
        }
    }

    private long nowNs() {
        return SystemEpochNanoClock.INSTANCE.nanoTime() + offsetNs;
    }

    private void close() throws IOException {
        for (SocketChannel channel : open) {
            channel.close();
        }
        open.clear();
    }
}
