package io.icebreaker.ring;

import java.util.List;
import java.util.stream.Stream;

/**
 * Threads are a setting: which stages share a thread, and how they wait. The same input gives the same
 * output under each.
 *
 * @param name what configuration calls it
 * @param ringSize slots, a power of two
 * @param waiting how all lanes wait
 * @param lanes stage names by lane; a stage's neighbours in its lane follow it on the same thread
 */
public record Profile(String name, int ringSize, WaitPolicy waiting, List<List<String>> lanes) {
    private static final List<String> COMPUTE =
            List.of(
                    "arbiter",
                    "flow",
                    "gap",
                    "vwap",
                    "candle",
                    "footprint",
                    "eventbar",
                    "marks",
                    "profile",
                    "iceberg",
                    "option",
                    "indicator",
                    "pattern",
                    "signal",
                    "scan",
                    "alert",
                    "paper",
                    "strategy",
                    "output",
                    "board");
    private static final List<String> FUSED =
            Stream.concat(Stream.of("journal"), COMPUTE.stream()).toList();

    /** One parking lane: the default where there are two cores or fewer. */
    public static final Profile QUIET_VPS =
            // 65,536 slots of 320 bytes are 20 MiB and 6 s of 10,000 packets a second.
            new Profile("quiet-vps", 65_536, WaitPolicy.PARK, List.of(FUSED));

    /** The journal writes beside the computing, both on cores of their own; on two cores one spins. */
    public static final Profile DEDICATED_CORES =
            new Profile(
                    "dedicated-cores",
                    65_536,
                    WaitPolicy.SPIN,
                    List.of(List.of("journal"), COMPUTE));

    /** One spinning lane behind the thread that reads the journal. */
    public static final Profile REPLAY_FAST =
            new Profile("replay-fast", 8_192, WaitPolicy.SPIN, List.of(FUSED));

    private static final List<Profile> SHIPPED = List.of(QUIET_VPS, DEDICATED_CORES, REPLAY_FAST);

    public Profile {
        if (Integer.bitCount(ringSize) != 1) {
            throw new IllegalArgumentException("ringSize must be a power of two, was " + ringSize);
        }
    }

    /** The shipped profile of that name; null when there is none. */
    public static Profile named(String name) {
        return SHIPPED.stream()
                .filter(profile -> profile.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    public static List<String> names() {
        return SHIPPED.stream().map(Profile::name).toList();
    }

    /**
     * Never more spinning threads than cores less one. Where all lanes would be too many but one is not, they
     * become one: on two cores a lane that spins answers sooner than two that must be woken. On a single core
     * they park.
     */
    public Profile fittedTo(int cores) {
        if (waiting != WaitPolicy.SPIN || lanes.size() < cores) {
            return this;
        }
        if (cores < 2) {
            return new Profile(name, ringSize, WaitPolicy.PARK, lanes);
        }
        List<String> fused = lanes.stream().flatMap(List::stream).toList();
        return new Profile(name, ringSize, WaitPolicy.SPIN, List.of(fused));
    }
}
