package io.icebreaker.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/** The JDK's collections and cells, by what they hold. Keys are values: they must be whole at once. */
final class Containers {
    private Containers() {}

    static void write(StateWriter writer, StateOutput out, Object object)
            throws IOException, StateException {
        if (object instanceof Collection<?> all) {
            writeCollection(writer, out, all);
        } else if (object instanceof Map<?, ?> map) {
            writeMap(writer, out, map);
        } else if (object instanceof AtomicReferenceArray<?> cells) {
            out.putCount(cells.length());
            for (int i = 0; i < cells.length(); i++) {
                writer.slot(cells.get(i));
            }
        } else if (object instanceof AtomicReference<?> cell) {
            writer.slot(cell.get());
        } else {
            writeNumbers(out, object);
        }
    }

    private static void writeCollection(StateWriter writer, StateOutput out, Collection<?> all)
            throws IOException, StateException {
        requireOwnOrder(all instanceof SortedSet<?> set ? set.comparator() : null);
        boolean isSet = all instanceof java.util.Set;
        out.putCount(all.size());
        for (Object element : all) {
            if (isSet) {
                requireKey(element);
            }
            writer.slot(element);
        }
    }

    private static void writeMap(StateWriter writer, StateOutput out, Map<?, ?> map)
            throws IOException, StateException {
        requireOwnOrder(map instanceof SortedMap<?, ?> sorted ? sorted.comparator() : null);
        out.putCount(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            requireKey(entry.getKey());
            writer.slot(entry.getKey());
            writer.slot(entry.getValue());
        }
    }

    private static void requireOwnOrder(Object comparator) throws StateException {
        if (comparator != null) {
            throw new StateException("cannot be saved: a collection sorted by " + comparator);
        }
    }

    private static void requireKey(Object key) throws StateException {
        if (!Values.isValue(key) && !(key instanceof Record)) {
            throw new StateException(
                    "cannot be saved: a key of " + key.getClass() + ", neither value nor record");
        }
    }

    private static void writeNumbers(StateOutput out, Object object) throws IOException {
        if (object instanceof AtomicLongArray array) {
            writeWords(out, words(array));
        } else if (object instanceof BitSet bits) {
            writeWords(out, bits.toLongArray());
        } else if (object instanceof AtomicBoolean flag) {
            out.putLong(flag.get() ? 1 : 0);
        } else {
            out.putLong(((Number) object).longValue());
        }
    }

    private static long[] words(AtomicLongArray array) {
        var words = new long[array.length()];
        for (int i = 0; i < words.length; i++) {
            words[i] = array.get(i);
        }
        return words;
    }

    private static void writeWords(StateOutput out, long[] words) throws IOException {
        out.putCount(words.length);
        ArrayContent.write(out, words, words.length);
    }

    /** A list that cannot be changed: itself when its parts are the same, else a new one. */
    static Object readFixed(StateReader reader, StateInput in, List<?> existing)
            throws IOException, StateException {
        int size = in.takeCount();
        List<Object> parts = new ArrayList<>();
        boolean same = size == existing.size();
        for (int i = 0; i < size; i++) {
            Object before = i < existing.size() ? existing.get(i) : null;
            Object part = reader.slot(before);
            same &= part == before;
            parts.add(part);
        }
        return same ? existing : List.copyOf(parts);
    }

    static void read(StateReader reader, StateInput in, Object object)
            throws IOException, StateException {
        if (object instanceof Collection<?>) {
            readCollection(reader, in, cast(object));
        } else if (object instanceof Map<?, ?>) {
            readMap(reader, in, castMap(object));
        } else if (object instanceof AtomicReferenceArray<?>) {
            readCells(reader, in, castCells(object));
        } else if (object instanceof AtomicReference<?>) {
            AtomicReference<Object> cell = castCell(object);
            cell.set(reader.slot(cell.get()));
        } else {
            readNumbers(in, object);
        }
    }

    private static void readCollection(StateReader reader, StateInput in, Collection<Object> all)
            throws IOException, StateException {
        Object[] before = all.toArray();
        all.clear();
        int size = in.takeCount();
        for (int i = 0; i < size; i++) {
            all.add(reader.slot(i < before.length ? before[i] : null));
        }
    }

    private static void readMap(StateReader reader, StateInput in, Map<Object, Object> map)
            throws IOException, StateException {
        Map<Object, Object> before = new java.util.LinkedHashMap<>(map);
        map.clear();
        int size = in.takeCount();
        for (int i = 0; i < size; i++) {
            Object key = reader.slot(null);
            map.put(key, reader.slot(before.get(key)));
        }
    }

    private static void readCells(
            StateReader reader, StateInput in, AtomicReferenceArray<Object> cells)
            throws IOException, StateException {
        int length = in.takeCount();
        if (length != cells.length()) {
            throw new StateException(
                    "the state has room for " + length + ", here is room for " + cells.length());
        }
        for (int i = 0; i < length; i++) {
            cells.set(i, reader.slot(cells.get(i)));
        }
    }

    private static void readNumbers(StateInput in, Object object)
            throws IOException, StateException {
        if (object instanceof AtomicLongArray array) {
            readWords(in, array);
        } else if (object instanceof BitSet bits) {
            var words = new long[in.takeCount()];
            ArrayContent.read(in, words, words.length);
            bits.clear();
            bits.or(BitSet.valueOf(words));
        } else {
            readNumber(object, in.takeLong());
        }
    }

    private static void readWords(StateInput in, AtomicLongArray array)
            throws IOException, StateException {
        var words = new long[in.takeCount()];
        if (words.length != array.length()) {
            throw new StateException(
                    "the state has " + words.length + " cells, here are " + array.length());
        }
        ArrayContent.read(in, words, words.length);
        for (int i = 0; i < words.length; i++) {
            array.set(i, words[i]);
        }
    }

    private static void readNumber(Object object, long number) {
        if (object instanceof AtomicBoolean flag) {
            flag.set(number != 0);
        } else if (object instanceof AtomicLong cell) {
            cell.set(number);
        } else if (object instanceof AtomicInteger cell) {
            cell.set((int) number);
        } else {
            ((LongAdder) object).reset();
            ((LongAdder) object).add(number);
        }
    }

    /** An empty one; arrays of cells, whose length is theirs for life, only exist where they are wired. */
    static Object make(Class<?> type) throws ReflectiveOperationException {
        return type.getDeclaredConstructor().newInstance();
    }

    @SuppressWarnings("unchecked")
    private static Collection<Object> cast(Object object) {
        return (Collection<Object>) object;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> castMap(Object object) {
        return (Map<Object, Object>) object;
    }

    @SuppressWarnings("unchecked")
    private static AtomicReferenceArray<Object> castCells(Object object) {
        return (AtomicReferenceArray<Object>) object;
    }

    @SuppressWarnings("unchecked")
    private static AtomicReference<Object> castCell(Object object) {
        return (AtomicReference<Object>) object;
    }
}
