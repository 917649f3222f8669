package io.icebreaker.state;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;

/** Objects that are their value: written where they stand, made anew when read. */
final class Values {
    private static final int TEXT = 0;
    private static final int LONG = 1;
    private static final int INT = 2;
    private static final int DOUBLE = 3;
    private static final int BOOLEAN = 4;
    private static final int DATE = 5;
    private static final int ENUM = 6;
    private static final int TIME = 7;
    private static final int DECIMAL = 8;

    private Values() {}

    static boolean isValue(Object object) {
        return object instanceof String
                || object instanceof Enum
                || object instanceof Long
                || object instanceof Integer
                || object instanceof Double
                || object instanceof Boolean
                || object instanceof LocalDate
                || object instanceof LocalTime
                || object instanceof BigDecimal;
    }

    static void write(StateOutput out, Object value) throws IOException {
        if (value instanceof String text) {
            out.putByte(TEXT);
            out.putText(text);
        } else if (value instanceof BigDecimal decimal) {
            out.putByte(DECIMAL);
            out.putText(decimal.toString());
        } else if (value instanceof Enum<?> constant) {
            out.putByte(ENUM);
            out.putText(constant.getDeclaringClass().getName());
            out.putText(constant.name());
        } else {
            writeNumber(out, value);
        }
    }

    private static void writeNumber(StateOutput out, Object value) throws IOException {
        if (value instanceof Long number) {
            putNumber(out, LONG, number);
        } else if (value instanceof Integer number) {
            putNumber(out, INT, number);
        } else if (value instanceof Double number) {
            putNumber(out, DOUBLE, Double.doubleToRawLongBits(number));
        } else if (value instanceof Boolean flag) {
            putNumber(out, BOOLEAN, flag ? 1 : 0);
        } else if (value instanceof LocalDate day) {
            putNumber(out, DATE, day.toEpochDay());
        } else {
            putNumber(out, TIME, ((LocalTime) value).toNanoOfDay());
        }
    }

    private static void putNumber(StateOutput out, int type, long bits) throws IOException {
        out.putByte(type);
        out.putLong(bits);
    }

    static Object read(StateInput in, Maker maker) throws IOException, StateException {
        int type = in.takeByte();
        return switch (type) {
            case TEXT -> in.takeText();
            case ENUM -> constant(in.takeText(), in.takeText(), maker);
            case LONG -> in.takeLong();
            case INT -> (int) in.takeLong();
            case DOUBLE -> Double.longBitsToDouble(in.takeLong());
            case BOOLEAN -> in.takeLong() != 0;
            case DATE -> LocalDate.ofEpochDay(in.takeLong());
            case DECIMAL -> new BigDecimal(in.takeText());
            case TIME -> LocalTime.ofNanoOfDay(in.takeLong());
            default -> throw new StateException("a value of unknown type " + type);
        };
    }

    private static Object constant(String className, String name, Maker maker)
            throws StateException {
        Object[] constants = maker.named(className).getEnumConstants();
        for (Object constant : constants == null ? new Object[0] : constants) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new StateException(className + " has no constant " + name);
    }
}
