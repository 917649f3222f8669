package io.icebreaker.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.TickFlags;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link EventTime#mayHaveCome} beside a look at every feed that sent something. */
class EventTimeTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int[] FEEDS = {0, 3, 200, TickFlags.MAX_FEEDS - 1};

    @Test
    void aMomentMayHaveComeWhereAnyFeedSaysSo() {
        var random = new Random(7);
        int yes = 0;
        int no = 0;
        for (int day = 0; day < 50; day++) {
            var time = new EventTime();
            boolean[] sent = new boolean[TickFlags.MAX_FEEDS];
            long nowNs = 1_700_000_000 * SECOND_NS;
            for (int packet = 0; packet < 400; packet++) {
                nowNs += random.nextInt(400_000_000);
                int feed = FEEDS[random.nextInt(1 + day % FEEDS.length)];
                long stampNs = nowNs + (feed % 5 - 3) * SECOND_NS + random.nextInt(300_000_000);
                sent[feed] = true;
                time.accept(feed, nowNs, random.nextInt(4) > 0, stampNs, stampNs);
                long momentNs = nowNs + random.nextLong(-6 * SECOND_NS, 6 * SECOND_NS);
                boolean slow = slow(time, sent, momentNs, nowNs);
                assertEquals(slow, time.mayHaveCome(momentNs, nowNs));
                yes += slow ? 1 : 0;
                no += slow ? 0 : 1;
            }
        }
        assertTrue(yes > 1_000 && no > 1_000, yes + " and " + no);
    }

    private static boolean slow(EventTime time, boolean[] sent, long momentNs, long receiveTimeNs) {
        for (int feed = 0; feed < sent.length; feed++) {
            long clockNs = receiveTimeNs + time.skewNs(feed);
            if (sent[feed] && (clockNs >= momentNs || time.watermarkNs(feed) >= momentNs)) {
                return true;
            }
        }
        return false;
    }
}
