package io.icebreaker.feed;

import io.icebreaker.tick.TickSink;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A wire that only notes what it is asked for. */
class FakeWire implements Wire {
    final List<String> asked = new ArrayList<>();
    boolean acknowledges;
    int most = 10;
    int batch = 3;
    long everyNs;

    private static String tokens(List<BrokerInstrument> batch) {
        return batch.stream().map(it -> "" + it.token()).collect(Collectors.joining(" "));
    }

    @Override
    public Handshake handshake() {
        return new Handshake(URI.create("ws://127.0.0.1:1/"), Map.of(), List.of());
    }

    @Override
    public boolean hasFreshCredentials() {
        return true;
    }

    @Override
    public void onRefused(int httpStatus, String detail) {}

    @Override
    public void opened(WireLink link) {}

    @Override
    public void closed() {}

    @Override
    public boolean acknowledges() {
        return acknowledges;
    }

    @Override
    public int maxInstruments() {
        return most;
    }

    @Override
    public int maxBatch() {
        return batch;
    }

    @Override
    public long batchEveryNs() {
        return everyNs;
    }

    @Override
    public void subscribe(WireLink link, List<BrokerInstrument> wanted) {
        asked.add("+" + tokens(wanted));
    }

    @Override
    public void unsubscribe(WireLink link, List<BrokerInstrument> unwanted) {
        asked.add("-" + tokens(unwanted));
    }

    @Override
    public int onBinary(ByteBuffer frame, long receiveTimeNs, TickSink sink) {
        return HEARTBEAT;
    }

    @Override
    public int onText(byte[] utf8, long receiveTimeNs, TickSink sink) {
        return 0;
    }
}
