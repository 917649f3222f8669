package io.icebreaker.bench.paced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.kite.KiteDecoder;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import org.junit.jupiter.api.Test;

class FramePoolTest {
    private final FramePool pool = new FramePool();

    @Test
    void allItsPacketsAreTakenAndVolumesRiseFromRoundToRound() {
        var ids = new Instruments(pool.instruments().size());
        ids.registerAll(pool.instruments());
        var decoder = new KiteDecoder(ids::id, 1);
        var sink = new VolumesRise();
        for (int round = 0; round < 3; round++) {
            for (int frame = 0; frame < pool.frames(); frame++) {
                var bytes = pool.frame(frame, round, 1_763_351_160 + round);
                sink.taken += decoder.decode(bytes, FramePool.OPEN_NS, sink);
            }
            assertEquals((round + 1L) * pool.packets(), sink.taken);
        }
        assertTrue(sink.rises > pool.packets(), "rises: " + sink.rises);
    }

    @Test
    void aTurnOfFramesHasAsManyPacketsAsASchedulesPartsAreMadeOf() {
        assertEquals(Schedule.Part.of(25, 1).packets(), pool.packetsBefore(16));
        assertEquals(0, pool.packets() % pool.packetsBefore(16));
    }

    /** Fails on a refused packet or a volume that falls. */
    private final class VolumesRise implements TickSink {
        private final Tick slot = new Tick();
        private final long[] volume = new long[pool.instruments().size()];
        private long rises;
        private long taken;

        @Override
        public Tick claim() {
            return slot.clear();
        }

        @Override
        public void publish() {
            if (slot.has(TickFlags.HAS_DEPTH)) {
                assertTrue(slot.volume() >= volume[slot.id()]);
                rises += slot.volume() > volume[slot.id()] ? 1 : 0;
                volume[slot.id()] = slot.volume();
            }
        }

        @Override
        public void reject(Reject reason) {
            throw new AssertionError(reason);
        }
    }
}
