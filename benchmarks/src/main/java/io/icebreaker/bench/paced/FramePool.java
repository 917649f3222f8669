package io.icebreaker.bench.paced;

import io.icebreaker.feed.kite.KiteLayout;
import io.icebreaker.feed.sim.KiteEncoder;
import io.icebreaker.feed.sim.KiteMode;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Segments;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Frames as Kite sends them, encoded by its simulator from the market model before anything is measured:
 * full packets of 164 instruments, one or several a frame. They go round: at each round times are brought to
 * the present and volumes go on rising, in place, so that the market trades on. One thread; allocates
 * nothing after construction.
 */
final class FramePool {
    /** 09:15 IST of 2025-11-17, a Monday. */
    static final long OPEN_NS = 1_763_351_100_000_000_000L;

    /**
     * Packets of a frame, in turn: half of all packets come alone, a fifth in fives. A broker sends in one
     * frame what changed at a moment; at 10,000 packets a second hardly two change at once.
     */
    private static final int[] SIZES = {1, 1, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1, 3, 1, 1, 5};

    /** Packets until the sizes of frames repeat: the sum of {@link #SIZES}. */
    static final int TURN_PACKETS = 24;

    /** 98,304 packets, 18 MB: some minutes of the market at its own pace. */
    private static final int TURNS = 4_096;

    private static final int EXTRA_STOCKS = 100;
    private static final long SEED = 7;
    private static final long STEP_NS = 50_000_000L;

    /** The opening's first minute has auction prices and many first packets: not what a day is like. */
    private static final long SKIPPED_NS = 60_000_000_000L;

    private final List<Instrument> instruments;
    private final ByteBuffer bytes;
    private final int[] frameAt = new int[TURNS * SIZES.length + 1];
    private final int[] firstPacket = new int[frameAt.length];
    private final int[] bodyAt = new int[TURNS * TURN_PACKETS];
    private final int[] id = new int[bodyAt.length];
    private final int[] volume = new int[bodyAt.length];
    private final long[] firstVolume;
    private final long[] lastVolume;
    private int frames;
    private int packets;

    FramePool() {
        var market = new MarketModel(new MarketConfig(SEED, OPEN_NS, EXTRA_STOCKS, 1));
        instruments = market.instruments();
        firstVolume = new long[instruments.size()];
        lastVolume = new long[instruments.size()];
        int longest = KiteLayout.PACKET_HEADER_LENGTH + KiteLayout.FULL_LENGTH;
        bytes = ByteBuffer.allocate(bodyAt.length * longest + frameAt.length * Short.BYTES);
        long nowNs = OPEN_NS + SKIPPED_NS;
        market.advanceTo(nowNs, snapshot -> {});
        while (packets < bodyAt.length) {
            nowNs += STEP_NS;
            market.advanceTo(nowNs, this::add);
        }
        frameAt[frames] = bytes.position();
        firstPacket[frames] = packets;
    }

    private void add(MarketSnapshot snapshot) {
        if (packets == bodyAt.length) {
            return;
        }
        if (packets == firstPacket[frames]) {
            frameAt[frames] = bytes.position();
            bytes.putShort((short) SIZES[frames % SIZES.length]);
        }
        bodyAt[packets] = bytes.position() + KiteLayout.PACKET_HEADER_LENGTH;
        id[packets] = snapshot.index();
        KiteEncoder.put(bytes, snapshot, token(snapshot.index()), KiteMode.FULL);
        if (isFull(packets)) {
            keepVolume(snapshot.index(), bytes.getInt(bodyAt[packets] + KiteLayout.VOLUME));
        }
        packets++;
        if (packets == firstPacket[frames] + SIZES[frames % SIZES.length]) {
            frames++;
            firstPacket[frames] = packets;
        }
    }

    private void keepVolume(int instrument, int now) {
        volume[packets] = now;
        lastVolume[instrument] = Integer.toUnsignedLong(now);
        if (firstVolume[instrument] == 0) {
            firstVolume[instrument] = lastVolume[instrument];
        }
    }

    private long token(int index) {
        Instrument it = instruments.get(index);
        return KiteLayout.instrumentToken(Segments.knownCode(it.segment()), it.token());
    }

    private boolean isFull(int packet) {
        return bytes.getShort(bodyAt[packet] - KiteLayout.PACKET_HEADER_LENGTH)
                == KiteLayout.FULL_LENGTH;
    }

    /** What the packets are about; the place in the list is the dense id. */
    List<Instrument> instruments() {
        return instruments;
    }

    /** Frames of one round. */
    int frames() {
        return frames;
    }

    /** Packets of one round. */
    int packets() {
        return packets;
    }

    /** Packets of a round before this frame. */
    int packetsBefore(int frame) {
        return firstPacket[frame];
    }

    /**
     * The frame as its round has it, in a buffer that the next call moves on.
     *
     * @param second epoch second of all its times
     */
    ByteBuffer frame(int frame, int round, int second) {
        bytes.clear();
        for (int packet = firstPacket[frame]; packet < firstPacket[frame + 1]; packet++) {
            int at = bodyAt[packet];
            if (isFull(packet)) {
                long rise = round * (lastVolume[id[packet]] - firstVolume[id[packet]]);
                bytes.putInt(at + KiteLayout.VOLUME, (int) (volume[packet] + rise));
                bytes.putInt(at + KiteLayout.LAST_TRADE_TIME, second);
                bytes.putInt(at + KiteLayout.EXCHANGE_TIME, second);
            } else {
                bytes.putInt(at + KiteLayout.INDEX_EXCHANGE_TIME, second);
            }
        }
        return bytes.limit(frameAt[frame + 1]).position(frameAt[frame]);
    }
}
