package io.icebreaker.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * How objects of one class are written and filled.
 *
 * @param kind the way
 * @param type the class
 * @param fields in the order in which they are written: a superclass's first, then by name
 * @param wiring name of a field that is not written, null when there is none
 */
record Shape(Kind kind, Class<?> type, List<Field> fields, String wiring) {
    /** The ways. */
    enum Kind {
        FIELDS,
        RECORD,
        LAMBDA,
        PRIMITIVES,
        REFERENCES,
        FIXED_LIST,
        COLLECTION,
        MAP,
        BITS,
        ATOMIC,
        REFERENCE_CELLS
    }

    private static final Map<Class<?>, Kind> KNOWN =
            Map.ofEntries(
                    Map.entry(ArrayList.class, Kind.COLLECTION),
                    Map.entry(ArrayDeque.class, Kind.COLLECTION),
                    Map.entry(LinkedList.class, Kind.COLLECTION),
                    Map.entry(TreeSet.class, Kind.COLLECTION),
                    Map.entry(HashSet.class, Kind.COLLECTION),
                    Map.entry(LinkedHashSet.class, Kind.COLLECTION),
                    Map.entry(TreeMap.class, Kind.MAP),
                    Map.entry(HashMap.class, Kind.MAP),
                    Map.entry(LinkedHashMap.class, Kind.MAP),
                    Map.entry(BitSet.class, Kind.BITS),
                    Map.entry(AtomicLong.class, Kind.ATOMIC),
                    Map.entry(AtomicInteger.class, Kind.ATOMIC),
                    Map.entry(AtomicBoolean.class, Kind.ATOMIC),
                    Map.entry(AtomicLongArray.class, Kind.ATOMIC),
                    Map.entry(LongAdder.class, Kind.ATOMIC),
                    Map.entry(AtomicReference.class, Kind.REFERENCE_CELLS),
                    Map.entry(AtomicReferenceArray.class, Kind.REFERENCE_CELLS),
                    // java.util is open to us: a strategy may keep its random numbers
                    Map.entry(SplittableRandom.class, Kind.FIELDS));

    private static final String FIXED_LISTS = "java.util.ImmutableCollections$List";

    /** Libraries whose objects hold more than their fields: addresses, threads, files. */
    private static final List<String> FOREIGN =
            List.of(
                    "org.agrona.concurrent.",
                    "org.agrona.Expandable",
                    "net.openhft.",
                    "com.lmax.",
                    "org.slf4j.");

    static final String LAMBDA = "$$Lambda";

    /** The shape of a class; fails for one that nobody knows how to write. */
    static Shape of(Class<?> type) throws StateException {
        if (type.isArray()) {
            boolean primitive = type.getComponentType().isPrimitive();
            return bare(primitive ? Kind.PRIMITIVES : Kind.REFERENCES, type);
        }
        Kind known = KNOWN.get(type);
        if (known != null && known != Kind.FIELDS) {
            return bare(known, type);
        }
        if (type.getName().startsWith(FIXED_LISTS)) {
            return bare(Kind.FIXED_LIST, type);
        }
        if (known == null) {
            requireOurs(type);
        }
        return withFields(type);
    }

    private static Shape bare(Kind kind, Class<?> type) {
        return new Shape(kind, type, List.of(), null);
    }

    private static void requireOurs(Class<?> type) throws StateException {
        for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
            boolean isRecordBase = part == Record.class;
            if (part.isInterface()
                    || part.getModule().isNamed() && !isRecordBase
                    || FOREIGN.stream().anyMatch(part.getName()::startsWith)) {
                throw new StateException(
                        type.getName()
                                + " is a class whose state nobody knows how to keep; hold it in a"
                                + " transient field if it is wiring, or use arrays, records and the"
                                + " JDK's collections");
            }
        }
    }

    private static Shape withFields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        String wiring = null;
        for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
            List<Field> own = new ArrayList<>();
            for (Field field : part.getDeclaredFields()) {
                if (Modifier.isTransient(field.getModifiers())) {
                    wiring = field.getName();
                } else if (!Modifier.isStatic(field.getModifiers()) && !isHelper(type, field)) {
                    field.setAccessible(true);
                    own.add(field);
                }
            }
            if (!type.isRecord()) {
                own.sort(Comparator.comparing(Field::getName));
            }
            fields.addAll(0, own);
        }
        Kind kind = type.getName().contains(LAMBDA) ? Kind.LAMBDA : Kind.FIELDS;
        return new Shape(type.isRecord() ? Kind.RECORD : kind, type, List.copyOf(fields), wiring);
    }

    /** The numbers of a {@link SplittableRandom} are its state; its other fields help its library. */
    private static boolean isHelper(Class<?> type, Field field) {
        return type == SplittableRandom.class && !field.getType().isPrimitive();
    }

    /** The class's name; a lambda's without the number that changes from run to run. */
    String name() {
        String name = type.getName();
        return kind == Kind.LAMBDA ? name.substring(0, name.indexOf(LAMBDA)) + LAMBDA : name;
    }

    /** Names and types of all fields. */
    String described() {
        return kind
                + fields.stream()
                        .map(field -> field.getName() + ":" + field.getType().getName())
                        .collect(Collectors.joining(",", " ", ""));
    }
}
