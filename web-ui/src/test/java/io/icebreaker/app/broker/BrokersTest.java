package io.icebreaker.app.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.FrameSink;
import io.icebreaker.tick.Instruments;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class BrokersTest {
    private static BrokerKind kind(String name, String variant) {
        return Brokers.named(name).orElseThrow().variant(variant);
    }

    @Test
    void theUsualIsTheFirstOfAKindsWords() {
        for (BrokerKind kind : Brokers.all()) {
            assertSame(kind, kind.variant(BrokerKind.USUAL));
            kind.variants().values().forEach(words -> assertSame(kind, kind.variant(words.get(0))));
        }
    }

    @Test
    void twentyLevelsAreAWireOfTheirOwnWithRoomForFifty() {
        BrokerKind depth = kind("dhan", "depth20");
        assertEquals(50, depth.stream().instruments());
        assertEquals(250, depth.maxInstruments());
        assertEquals(depth, Brokers.numbered(depth.stream().number()).orElseThrow());
        assertNotEquals(kind("dhan", "").stream().number(), depth.stream().number());
        assertEquals(2, kind("dhan", "ticker").stream().number(), "the same frames as in full");

        var reading = depth.stream().reading(new Instruments(1), it -> it, 0);
        ByteBuffer heartbeat = ByteBuffer.wrap(new byte[] {12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertEquals(-1, reading.read(FrameSink.BINARY, heartbeat, 1, null));
    }

    @Test
    void everyDoorOfTheNorenHousesCanBeChosen() {
        for (String[] door :
                new String[][] {
                    {"flattrade", "new"},
                    {"flattrade", "old"},
                    {"shoonya", "classic"},
                    {"shoonya", "oauth"}
                }) {
            BrokerKind kind = kind(door[0], door[1]);
            assertTrue(kind.variants().get("gateway").contains(door[1]));
            assertEquals(
                    kind("shoonya", "").login() == kind.login(),
                    door[1].equals("classic"),
                    "the classic login is of the classic door alone");
        }
    }
}
