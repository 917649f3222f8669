package io.icebreaker.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Whatever hangs together in a graph hangs together in the one filled from it. */
class StateGraphTest {
    /** A quote with a list in it. */
    record Quote(String symbol, long ltp, List<Integer> sizes, LocalDate day) {}

    private static class Base {
        long base;
    }

    private static final class Node extends Base {
        final long[] words = new long[2_000];
        final AtomicLong counter = new AtomicLong();
        final TreeMap<String, Node> children = new TreeMap<>();
        final List<Object> things = new ArrayList<>();
        final ArrayDeque<Integer> queue = new ArrayDeque<>();
        final BitSet bits = new BitSet();
        final AtomicReferenceArray<Object> cells = new AtomicReferenceArray<>(3);
        final SplittableRandom random;
        final int constant;
        LongSupplier caught;
        Node other;
        Node same;
        boolean[] flags;
        double[][] table;
        DayOfWeek weekday;
        transient Object wiring;

        Node(long seed) {
            random = new SplittableRandom(seed);
            constant = (int) seed;
            long[] count = {seed};
            caught = () -> count[0]++;
        }
    }

    /** Something made on the way, without wiring. */
    private static final class Leaf {
        private final Node root;
        private float weight;
        private char letter;
        private short small;
        private byte tiny;

        Leaf(Node root) {
            this.root = root;
        }
    }

    private static Node full() {
        var node = new Node(7);
        node.base = -5;
        node.words[1_999] = Long.MIN_VALUE;
        node.counter.set(9);
        node.same = node;
        node.flags = new boolean[] {true, false, true};
        node.table = new double[][] {{-0.0, Double.NaN}, null, {1}};
        node.weekday = DayOfWeek.FRIDAY;
        node.queue.addAll(List.of(3, 1, 2));
        node.bits.set(70);
        var quote = new Quote("ALPHA", 10_000, List.of(1, 2), LocalDate.of(2025, 12, 15));
        node.things.add(quote);
        node.things.add(quote);
        node.things.add(null);
        node.cells.set(1, quote);
        var leaf = new Leaf(node);
        leaf.weight = 2.5f;
        leaf.letter = 'x';
        leaf.small = -3;
        leaf.tiny = 4;
        node.things.add(leaf);
        node.random.nextLong();
        node.caught.getAsLong();
        return node;
    }

    @Test
    void fillsInPlaceAndKeepsWhoIsWho() throws Exception {
        Node saved = full();
        var fresh = new Node(1);
        long[] words = fresh.words;
        LongSupplier caught = fresh.caught;
        fresh.wiring = this;
        copy(saved, fresh);
        assertEquals(-5, fresh.base);
        assertSame(words, fresh.words);
        assertArrayEquals(saved.words, fresh.words);
        assertSame(fresh, fresh.same);
        assertSame(this, fresh.wiring);
        assertSame(caught, fresh.caught);
        assertEquals(saved.caught.getAsLong(), caught.getAsLong()); // a function's array, too
        assertEquals(saved.random.nextLong(), fresh.random.nextLong());
        assertEquals(7, fresh.constant);
        assertArrayEquals(saved.table, fresh.table);
        assertArrayEquals(saved.flags, fresh.flags);
        assertEquals(DayOfWeek.FRIDAY, fresh.weekday);
        assertEquals(List.copyOf(saved.queue), List.copyOf(fresh.queue));
        assertEquals(saved.bits, fresh.bits);
        assertEquals(saved.things.get(0), fresh.things.get(0));
        assertSame(fresh.things.get(0), fresh.things.get(1));
        assertSame(fresh.things.get(0), fresh.cells.get(1));
        assertNull(fresh.things.get(2));
        assertMade((Leaf) fresh.things.get(3), fresh);
        assertEquals(9, fresh.counter.get());
    }

    private static void assertMade(Leaf leaf, Node root) {
        assertSame(root, leaf.root);
        assertEquals(2.5f, leaf.weight);
        assertEquals('x', leaf.letter);
        assertEquals(-3, leaf.small);
        assertEquals(4, leaf.tiny);
    }

    @Test
    void givesTheSameBytesForTheSameState() throws Exception {
        var fresh = new Node(1);
        byte[] bytes = copy(full(), fresh);
        assertArrayEquals(bytes, write(fresh));
        assertNotSame(fresh, full());
    }

    @Test
    void whatNobodyKnowsFailsByName() {
        var node = full();
        node.things.add(new ConcurrentHashMap<String, String>());
        var failure = assertThrows(StateException.class, () -> write(node));
        assertTrue(
                failure.getMessage().contains("java.util.concurrent.ConcurrentHashMap"),
                failure.getMessage());
        node.things.clear();
        node.other = new Node(1);
        node.other.things.add(new Thread("lane"));
        assertThrows(StateException.class, () -> write(node));
    }

    @Test
    void aNewObjectWithWiringIsRefused() throws Exception {
        var node = full();
        node.children.put("a", new Node(1));
        byte[] bytes = write(node);
        var failure = assertThrows(StateException.class, () -> read(bytes, new Node(1)));
        assertTrue(failure.getMessage().contains("wiring"), failure.getMessage());
        var wired = new Node(1);
        wired.children.put("a", new Node(2));
        read(bytes, wired);
        assertEquals(1, wired.children.get("a").constant);
    }

    @Test
    void damagedBytesNeverPassForState() throws Exception {
        byte[] bytes = write(full());
        var random = new SplittableRandom(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                read(damaged, new Node(1));
            } catch (StateException | java.io.IOException refused) {
                assertTrue(refused.getMessage() != null);
            }
        }
        assertThrows(
                java.io.IOException.class,
                () -> read(java.util.Arrays.copyOf(bytes, bytes.length / 2), new Node(1)));
    }

    private static byte[] copy(Node from, Node to) throws Exception {
        byte[] bytes = write(from);
        read(bytes, to);
        return bytes;
    }

    private static byte[] write(Node node) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var writer = new StateWriter(bytes);
        writer.root(node);
        writer.write();
        return bytes.toByteArray();
    }

    private static void read(byte[] bytes, Node node) throws Exception {
        var reader =
                new StateReader(
                        new ByteArrayInputStream(bytes), StateGraphTest.class.getClassLoader());
        reader.root(node);
        reader.fill();
    }
}
