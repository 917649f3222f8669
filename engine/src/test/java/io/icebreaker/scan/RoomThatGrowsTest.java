package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Room begins small: however much a window comes to hold, answers are those of a list of everything in it. */
class RoomThatGrowsTest {
    private static final int WINDOW = 300;

    private record Entry(int bar, long price) {}

    private final Deque<Entry> all = new ArrayDeque<>();
    private final SplittableRandom random = new SplittableRandom(5);

    /** Falls for long, so that most of a window stands, with turns that throw most of it away. */
    private long next(long price) {
        return random.nextInt(200) == 0 ? price + random.nextInt(400) : price - random.nextInt(3);
    }

    private void step(int bar, long price) {
        while (!all.isEmpty() && all.peekFirst().bar() < bar - WINDOW) {
            all.removeFirst();
        }
        all.addLast(new Entry(bar, price));
    }

    @Test
    void theGreatestOfAWindow() {
        var greatest = new SlidingGreatest(WINDOW + 1);
        long price = 1_000_000;
        for (int bar = 0; bar < 20_000; bar++) {
            price = next(price);
            step(bar, price);
            greatest.dropBefore(bar - WINDOW);
            greatest.push(bar, price);
            long most = all.stream().mapToLong(Entry::price).max().orElseThrow();
            assertEquals(most, greatest.greatest(), "bar " + bar);
        }
    }

    @Test
    void theLevelsOfAWindow() {
        var levels = new RecentLevels();
        long price = 1_000_000;
        for (int bar = 0; bar < 20_000; bar++) {
            price = next(price);
            step(bar, price);
            levels.add(bar, price);
            levels.dropBefore(bar - WINDOW);
            long asked = price + random.nextInt(100) - 50;
            assertEquals(
                    all.stream().mapToLong(Entry::price).filter(p -> p > asked).min().orElse(0),
                    levels.above(asked));
            assertEquals(
                    all.stream().mapToLong(Entry::price).filter(p -> p < asked).max().orElse(0),
                    levels.below(asked));
        }
    }
}
