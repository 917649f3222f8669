package io.icebreaker.state;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the graph of objects behind some roots, breadth first, each object once. The same roots of the same
 * state give the same bytes. One thread; nobody changes the graph meanwhile.
 *
 * <pre>
 * slot     0 null | 1 value | 2 class, size, then (in its turn) content | 3 + number of an object before
 * class    number; when new: name, fields
 * content  fields by name | elements | keys and values; primitive arrays: see {@link ArrayContent}
 * </pre>
 */
public final class StateWriter {
    static final int NULL = 0;
    static final int VALUE = 1;
    static final int NEW = 2;
    static final int KNOWN = 3;

    private final StateOutput out;
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final Map<Class<?>, Integer> classes = new LinkedHashMap<>();
    private final Map<Class<?>, Shape> shapes = new LinkedHashMap<>();
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();
    private int count;

    public StateWriter(OutputStream stream) {
        out = new StateOutput(stream);
    }

    /** Names an object that writer and reader have alike, whose content is not written. Before all roots. */
    public void fixed(Object object) {
        numbers.putIfAbsent(object, count++);
    }

    /** Names an object whose content is written, first of all. Each once. */
    public void root(Object object) {
        numbers.put(object, count++);
        waiting.add(object);
    }

    /** Writes everything. */
    public void write() throws IOException, StateException {
        out.putCount(count);
        while (!waiting.isEmpty()) {
            content(waiting.remove());
        }
        out.flush();
    }

    private Shape shape(Object object) throws StateException {
        Class<?> type = object.getClass();
        Shape shape = shapes.get(type);
        if (shape == null) {
            shape = Shape.of(type);
            shapes.put(type, shape);
        }
        return shape;
    }

    void slot(Object object) throws IOException, StateException {
        Integer number = object == null ? null : numbers.get(object);
        if (object == null) {
            out.putCount(NULL);
        } else if (number != null) {
            out.putCount(KNOWN + number);
        } else if (Values.isValue(object)) {
            out.putCount(VALUE);
            Values.write(out, object);
        } else {
            fresh(object);
        }
    }

    private void fresh(Object object) throws IOException, StateException {
        Shape shape = shape(object);
        out.putCount(NEW);
        type(shape);
        numbers.put(object, count++);
        switch (shape.kind()) {
            case RECORD, FIXED_LIST ->
                    content(object); // what cannot be changed is made of its parts
            case PRIMITIVES, REFERENCES -> {
                out.putCount(Array.getLength(object));
                waiting.add(object);
            }
            default -> waiting.add(object);
        }
    }

    private void type(Shape shape) throws IOException {
        Integer number = classes.get(shape.type());
        out.putCount(number == null ? classes.size() : number);
        if (number == null) {
            classes.put(shape.type(), classes.size());
            out.putText(shape.name());
            out.putText(shape.described());
        }
    }

    private void content(Object object) throws IOException, StateException {
        Shape shape = shape(object);
        switch (shape.kind()) {
            case FIELDS, RECORD, LAMBDA -> fields(object, shape);
            case PRIMITIVES -> ArrayContent.write(out, object, Array.getLength(object));
            case REFERENCES -> elements((Object[]) object);
            default -> Containers.write(this, out, object);
        }
    }

    private void elements(Object[] array) throws IOException, StateException {
        for (Object element : array) {
            try {
                slot(element);
            } catch (StateException e) {
                throw cannot("an element of " + array.getClass().getTypeName(), e);
            }
        }
    }

    private void fields(Object object, Shape shape) throws IOException, StateException {
        for (Field field : shape.fields()) {
            try {
                field(object, field);
            } catch (StateException e) {
                throw cannot("field " + field.getName() + " of class " + shape.name(), e);
            } catch (IllegalAccessException e) {
                throw new StateException("cannot read " + field, e);
            }
        }
    }

    private static StateException cannot(String what, StateException cause) {
        return new StateException("cannot be saved: " + what + ": " + cause.getMessage(), cause);
    }

    private void field(Object object, Field field)
            throws IOException, StateException, IllegalAccessException {
        Class<?> type = field.getType();
        if (!type.isPrimitive()) {
            slot(field.get(object));
        } else if (type == double.class) {
            out.putLong(Double.doubleToRawLongBits(field.getDouble(object)));
        } else if (type == float.class) {
            out.putLong(Float.floatToRawIntBits(field.getFloat(object)));
        } else if (type == boolean.class) {
            out.putByte(field.getBoolean(object) ? 1 : 0);
        } else {
            out.putLong(type == char.class ? field.getChar(object) : field.getLong(object));
        }
    }
}
