package io.icebreaker.bench.paced;

import java.util.List;

/**
 * When each packet is planned: steady rates one after the other. Fixed before the first packet goes out, and
 * nothing that happens afterwards moves it. Pure arithmetic; any thread.
 */
final class Schedule {
    static final long SECOND_NS = 1_000_000_000L;

    private final long[] rate;

    /** Number of each part's first packet; behind the last part, that of all packets. */
    private final long[] first;

    /** Where each part begins; behind the last part, where all of it ends. */
    private final long[] fromNs;

    /**
     * A stretch of one rate.
     *
     * @param rate packets a second
     * @param lengthNs how long
     */
    record Part(long rate, long lengthNs) {
        static Part of(long rate, double seconds) {
            return new Part(rate, Math.round(seconds * SECOND_NS));
        }

        /** Whole turns of frames, so that each part begins with a frame of its own. */
        long packets() {
            long packets = Math.multiplyExact(rate, lengthNs) / SECOND_NS;
            return packets - packets % FramePool.TURN_PACKETS;
        }
    }

    Schedule(List<Part> parts) {
        rate = parts.stream().mapToLong(Part::rate).toArray();
        first = new long[rate.length + 1];
        fromNs = new long[rate.length + 1];
        for (int i = 0; i < rate.length; i++) {
            first[i + 1] = first[i] + parts.get(i).packets();
            fromNs[i + 1] = fromNs[i] + parts.get(i).lengthNs();
        }
    }

    /** Planned instant of a packet, ns after the start. */
    long plannedNs(long packet) {
        int part = rate.length - 1;
        while (packet < first[part]) {
            part--;
        }
        return fromNs[part] + (packet - first[part]) * SECOND_NS / rate[part];
    }

    /** All packets. */
    long packets() {
        return first[rate.length];
    }

    /** Packets from a part's first one on. */
    long packetsFrom(int part) {
        return packets() - first[part];
    }

    /** Where all of it ends, ns after the start. */
    long endNs() {
        return fromNs[rate.length];
    }

    /** Where a part begins, ns after the start. */
    long fromNs(int part) {
        return fromNs[part];
    }
}
