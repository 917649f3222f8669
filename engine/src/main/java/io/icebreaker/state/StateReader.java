package io.icebreaker.state;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills a graph that was built anew with what {@link StateWriter} wrote of one like it. Objects that stand
 * where the written ones stood are filled in place, final fields and all, so that whoever else refers to
 * them sees the state; what was made on the way is made again. One thread; nobody else looks at the graph
 * before it is filled. After a failure the graph is worth nothing.
 */
public final class StateReader {
    private final StateInput in;
    private final Maker maker;
    private final List<Object> objects = new ArrayList<>();
    private final Map<Object, Integer> fixed = new IdentityHashMap<>();
    private final Set<Object> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Shape> classes = new ArrayList<>();
    private final Map<Class<?>, Shape> shapes = new LinkedHashMap<>();
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();

    /** {@code loader} knows the classes of the graph. */
    public StateReader(InputStream stream, ClassLoader loader) {
        in = new StateInput(stream);
        maker = new Maker(loader);
    }

    /** As {@link StateWriter#fixed}, in the same order. */
    public void fixed(Object object) {
        fixed.putIfAbsent(object, objects.size());
        objects.add(object);
    }

    /** As {@link StateWriter#root}, in the same order. */
    public void root(Object object) {
        maker.knows(object);
        take(object);
    }

    /** Fills everything. */
    public void fill() throws IOException, StateException {
        int named = in.takeCount();
        if (named != objects.size()) {
            throw new StateException(
                    "the state has " + named + " named objects, here are " + objects.size());
        }
        try {
            while (!waiting.isEmpty()) {
                content(waiting.remove());
            }
        } catch (RuntimeException e) {
            throw new StateException("the state does not fit: " + e, e);
        }
    }

    private Shape shape(Class<?> type) throws StateException {
        Shape shape = shapes.get(type);
        if (shape == null) {
            shape = Shape.of(type);
            shapes.put(type, shape);
        }
        return shape;
    }

    /** Reads a slot in which {@code existing} stands. */
    Object slot(Object existing) throws IOException, StateException {
        int tag = in.takeCount();
        return switch (tag) {
            case StateWriter.NULL -> null;
            case StateWriter.VALUE -> value(existing);
            case StateWriter.NEW -> fresh(existing);
            default -> known(existing, tag - StateWriter.KNOWN);
        };
    }

    /** An equal value that is there already stays. */
    private Object value(Object existing) throws IOException, StateException {
        Object value = Values.read(in, maker);
        return value.equals(existing) ? existing : value;
    }

    /** Of fixed objects one slot may hold another than the writer's: which is wired here counts. */
    private Object known(Object existing, int number) throws StateException {
        if (number < 0 || number >= objects.size()) {
            throw new StateException("no object " + number);
        }
        Object object = objects.get(number);
        return fixed.containsKey(object) && fixed.containsKey(existing) ? existing : object;
    }

    private Object fresh(Object existing) throws IOException, StateException {
        Shape shape = type(existing);
        return switch (shape.kind()) {
            case RECORD, FIXED_LIST -> parts(shape, existing);
            case PRIMITIVES, REFERENCES -> array(shape, existing, in.takeCount());
            default -> whole(shape, existing);
        };
    }

    private Shape type(Object existing) throws IOException, StateException {
        maker.knows(existing);
        int number = in.takeCount();
        if (number < classes.size()) {
            return lambda(classes.get(number), existing);
        }
        String name = in.takeText();
        String fields = in.takeText();
        Shape shape = shape(maker.type(name, existing));
        if (!shape.described().equals(fields)) {
            throw new StateException(
                    name + " is another than when the state was saved: " + shape.described());
        }
        classes.add(shape);
        return shape;
    }

    /** Lambdas of one place may be of several classes. */
    private Shape lambda(Shape shape, Object existing) throws StateException {
        return shape.kind() == Shape.Kind.LAMBDA && existing != null
                ? shape(existing.getClass())
                : shape;
    }

    private Object whole(Shape shape, Object existing) throws StateException {
        boolean reuse = existing != null && existing.getClass() == shape.type();
        return take(reuse && taken.add(existing) ? existing : maker.make(shape));
    }

    private Object array(Shape shape, Object existing, int length) {
        boolean reuse =
                existing != null
                        && existing.getClass() == shape.type()
                        && Array.getLength(existing) == length;
        return take(
                reuse && taken.add(existing)
                        ? existing
                        : Array.newInstance(shape.type().getComponentType(), length));
    }

    private Object take(Object object) {
        taken.add(object);
        objects.add(object);
        waiting.add(object);
        return object;
    }

    private Object parts(Shape shape, Object existing) throws IOException, StateException {
        int number = objects.size();
        objects.add(null); // known by its number once it is made
        boolean same = existing != null && existing.getClass() == shape.type();
        Object made =
                shape.kind() == Shape.Kind.RECORD
                        ? record(shape, same ? existing : null)
                        : Containers.readFixed(this, in, same ? (List<?>) existing : List.of());
        objects.set(number, made);
        return made;
    }

    private Object record(Shape shape, Object existing) throws IOException, StateException {
        Object[] parts = new Object[shape.fields().size()];
        boolean same = existing != null;
        for (int i = 0; i < parts.length; i++) {
            Field field = shape.fields().get(i);
            Object before = existing == null ? null : get(field, existing);
            parts[i] = field.getType().isPrimitive() ? number(field.getType()) : slot(before);
            same &= parts[i] == null ? before == null : parts[i].equals(before);
        }
        return same ? existing : maker.record(shape, parts);
    }

    private void content(Object object) throws IOException, StateException {
        Shape shape = shape(object.getClass());
        switch (shape.kind()) {
            case FIELDS, LAMBDA -> fields(object, shape);
            case PRIMITIVES -> ArrayContent.read(in, object, Array.getLength(object));
            case REFERENCES -> elements((Object[]) object);
            default -> Containers.read(this, in, object);
        }
    }

    private void elements(Object[] array) throws IOException, StateException {
        for (int i = 0; i < array.length; i++) {
            array[i] = slot(array[i]);
        }
    }

    private void fields(Object object, Shape shape) throws IOException, StateException {
        for (Field field : shape.fields()) {
            try {
                Object before = field.get(object);
                boolean primitive = field.getType().isPrimitive();
                Object now = primitive ? number(field.getType()) : slot(before);
                if (primitive ? !now.equals(before) : now != before) {
                    set(object, shape, field, now);
                }
            } catch (StateException | IllegalArgumentException | IllegalAccessException e) {
                throw new StateException(
                        "cannot be filled: field "
                                + field.getName()
                                + " of class "
                                + shape.name()
                                + ": "
                                + e.getMessage(),
                        e);
            }
        }
    }

    private static void set(Object object, Shape shape, Field field, Object value)
            throws StateException, IllegalAccessException {
        if (shape.kind() == Shape.Kind.LAMBDA) {
            throw new StateException("a function has caught another " + value);
        }
        field.set(object, value);
    }

    private static Object get(Field field, Object object) throws StateException {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new StateException("cannot read " + field, e);
        }
    }

    private Object number(Class<?> type) throws IOException {
        if (type == boolean.class) {
            return in.takeByte() != 0;
        }
        long bits = in.takeLong();
        if (type == long.class) {
            return bits;
        } else if (type == int.class) {
            return (int) bits;
        } else if (type == double.class) {
            return Double.longBitsToDouble(bits);
        } else if (type == float.class) {
            return Float.intBitsToFloat((int) bits);
        } else if (type == short.class) {
            return (short) bits;
        }
        return type == byte.class ? (Object) (byte) bits : (Object) (char) bits;
    }
}
