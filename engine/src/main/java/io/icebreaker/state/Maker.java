package io.icebreaker.state;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Makes objects that the engine had made on the way, without running their constructors. One thread. */
final class Maker {
    /** By name: javac warns of this class wherever it is written out, though the JDK keeps it for all. */
    private static final String FACTORY = "sun.reflect.ReflectionFactory";

    private final Set<ClassLoader> loaders = new LinkedHashSet<>();

    /** Found once a class: the JDK writes a class of its own for each it is asked for. */
    private final Map<Class<?>, Constructor<?>> constructors = new HashMap<>();

    Maker(ClassLoader loader) {
        loaders.add(loader);
    }

    /** Who loaded this object's class may be asked for others: a strategy brings its own. */
    void knows(Object existing) {
        if (existing != null && existing.getClass().getClassLoader() != null) {
            loaders.add(existing.getClass().getClassLoader());
        }
    }

    /** The class of that name; of a lambda only the one that stands there can be meant. */
    Class<?> type(String name, Object existing) throws StateException {
        if (existing != null && (isSame(name, existing))) {
            return existing.getClass();
        }
        if (name.endsWith(Shape.LAMBDA)) {
            throw new StateException("a function of " + name + " is not wired here");
        }
        return named(name);
    }

    Class<?> named(String name) throws StateException {
        for (ClassLoader loader : loaders) {
            try {
                return Class.forName(name, false, loader);
            } catch (ClassNotFoundException e) {
                continue; // the next one may know it
            }
        }
        throw new StateException("no class " + name);
    }

    private static boolean isSame(String name, Object existing) {
        String found = existing.getClass().getName();
        return found.equals(name) || name.endsWith(Shape.LAMBDA) && found.startsWith(name);
    }

    /** An empty object to be filled; fails for one with wiring, which nobody could give it. */
    Object make(Shape shape) throws StateException {
        if (shape.kind() == Shape.Kind.LAMBDA || shape.wiring() != null) {
            throw new StateException(
                    shape.name()
                            + " cannot be made again: "
                            + (shape.wiring() == null ? "a function" : shape.wiring())
                            + " is wiring");
        }
        try {
            if (shape.kind() != Shape.Kind.FIELDS) {
                return Containers.make(shape.type());
            }
            Constructor<?> bare = constructors.get(shape.type());
            if (bare == null) {
                bare = bare(shape.type());
                constructors.put(shape.type(), bare);
            }
            return bare.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new StateException("cannot make " + shape.name() + ": " + e, e);
        }
    }

    private static Constructor<?> bare(Class<?> type) throws ReflectiveOperationException {
        Class<?> factory = Class.forName(FACTORY);
        Object instance = factory.getMethod("getReflectionFactory").invoke(null);
        Method constructor =
                factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
        return (Constructor<?>)
                constructor.invoke(instance, type, Object.class.getDeclaredConstructor());
    }

    private static Constructor<?> canonical(Shape shape) throws ReflectiveOperationException {
        Class<?>[] types = shape.fields().stream().map(Field::getType).toArray(Class<?>[]::new);
        Constructor<?> canonical = shape.type().getDeclaredConstructor(types);
        canonical.setAccessible(true);
        return canonical;
    }

    Object record(Shape shape, Object[] parts) throws StateException {
        try {
            Constructor<?> canonical = constructors.get(shape.type());
            if (canonical == null) {
                canonical = canonical(shape);
                constructors.put(shape.type(), canonical);
            }
            return canonical.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new StateException("cannot make " + shape.name() + ": " + e, e);
        }
    }
}
