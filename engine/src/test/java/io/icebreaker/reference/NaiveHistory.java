package io.icebreaker.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The accepted packets of one instrument; every question about the past is a search backwards. */
final class NaiveHistory {
    private final List<NaivePacket> packets = new ArrayList<>();

    void add(NaivePacket packet) {
        packets.add(packet);
    }

    List<NaivePacket> packets() {
        return Collections.unmodifiableList(packets);
    }

    Optional<NaivePacket> last() {
        return backwards().findFirst();
    }

    /** The latest packet of any day that answers. */
    Optional<NaivePacket> last(Predicate<NaivePacket> answers) {
        return backwards().filter(answers).findFirst();
    }

    /** The latest packet of a trading day that answers. */
    Optional<NaivePacket> last(NaiveCalendar.Session day, Predicate<NaivePacket> answers) {
        return backwards(day).filter(answers).findFirst();
    }

    /** Newest first, none of an earlier trading day. */
    Stream<NaivePacket> backwards(NaiveCalendar.Session day) {
        return backwards().takeWhile(packet -> packet.day().equals(day));
    }

    private Stream<NaivePacket> backwards() {
        return IntStream.range(0, packets.size())
                .mapToObj(n -> packets.get(packets.size() - 1 - n));
    }
}
