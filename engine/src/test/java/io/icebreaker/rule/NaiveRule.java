package io.icebreaker.rule;

import java.math.BigDecimal;
import java.util.List;

/**
 * A rule the slow way: a tree of boxed values, null for what is missing or unknown, that writes itself as a
 * list of tokens, as its canonical form, and evaluates itself as analytics 9.1 to 9.4 read, without a thought
 * for speed. Made at random by {@link RandomRule}; the real parser, compiler and machine must agree.
 */
abstract class NaiveRule {
    /** How tightly a production of the grammar binds, loosest first. */
    enum Level {
        OR,
        AND,
        NOT,
        PREDICATE,
        EXPRESSION,
        TERM,
        UNARY,
        ATOM
    }

    /** What a name is worth right now; null for NaN. */
    interface World {
        Double value(String name, String symbol, String timeframe, int back);
    }

    final Level level;

    NaiveRule(Level level) {
        this.level = level;
    }

    abstract String canonical();

    /** Appends the tokens of its text; {@code writer} chooses among the ways to spell one thing. */
    abstract void write(RandomText writer);

    /** As a number, null for NaN; only of numbers and flags. */
    Double number(World world) {
        throw new IllegalStateException("no number: " + canonical());
    }

    /** As a truth, null for UNKNOWN. A flag is TRUE when it is not 0. */
    Boolean truth(World world) {
        Double number = number(world);
        return number == null ? null : number != 0;
    }

    private static Double finite(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? null : value;
    }

    static final class Number extends NaiveRule {
        final BigDecimal value;

        Number(BigDecimal value) {
            super(Level.ATOM);
            this.value = value;
        }

        @Override
        String canonical() {
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }

        @Override
        void write(RandomText writer) {
            writer.number(value);
        }

        @Override
        Double number(World world) {
            return Double.parseDouble(value.toPlainString());
        }
    }

    static final class Constant extends NaiveRule {
        private final boolean truth;

        Constant(boolean truth) {
            super(Level.ATOM);
            this.truth = truth;
        }

        @Override
        String canonical() {
            return truth ? "TRUE" : "FALSE";
        }

        @Override
        void write(RandomText writer) {
            writer.word(canonical());
        }

        @Override
        Boolean truth(World world) {
            return truth;
        }
    }

    static final class Value extends NaiveRule {
        private final String name;
        private final String symbol;
        private final String timeframe;
        private final int back;

        /** {@code name} with its period; symbol and timeframe null for none. */
        Value(String name, String symbol, String timeframe, int back) {
            super(Level.ATOM);
            this.name = name;
            this.symbol = symbol;
            this.timeframe = timeframe;
            this.back = back;
        }

        @Override
        String canonical() {
            return (symbol == null ? "" : "\"" + symbol + "\":")
                    + name
                    + (timeframe == null ? "" : "@" + timeframe)
                    + (back == 0 ? "" : "[" + back + "]");
        }

        @Override
        void write(RandomText writer) {
            writer.value(name, symbol, timeframe, back);
        }

        @Override
        Double number(World world) {
            return world.value(name, symbol, timeframe, back);
        }
    }

    static final class Call extends NaiveRule {
        private final String name;
        private final List<NaiveRule> arguments;

        Call(String name, List<NaiveRule> arguments) {
            super(Level.ATOM);
            this.name = name;
            this.arguments = arguments;
        }

        @Override
        String canonical() {
            List<String> all = arguments.stream().map(NaiveRule::canonical).toList();
            return name + "(" + String.join(", ", all) + ")";
        }

        @Override
        void write(RandomText writer) {
            writer.word(name);
            String before = "(";
            for (NaiveRule argument : arguments) {
                writer.token(before);
                writer.child(argument, Level.OR);
                before = ",";
            }
            writer.token(")");
        }

        @Override
        Double number(World world) {
            Double result = null;
            for (int k = 0; k < arguments.size(); k++) {
                Double next = arguments.get(k).number(world);
                if (next == null) {
                    return null;
                }
                result =
                        k == 0
                                ? next
                                : name.equals("min") ? least(result, next) : most(result, next);
            }
            return name.equals("abs") ? Double.valueOf(Math.abs(result)) : result;
        }

        private static Double least(double a, double b) {
            return a <= b ? a : b;
        }

        private static Double most(double a, double b) {
            return a >= b ? a : b;
        }
    }

    static final class Negative extends NaiveRule {
        private final NaiveRule operand;

        Negative(NaiveRule operand) {
            super(Level.UNARY);
            this.operand = operand;
        }

        @Override
        String canonical() {
            return "(-" + operand.canonical() + ")";
        }

        @Override
        void write(RandomText writer) {
            writer.token("-");
            writer.child(operand, Level.ATOM);
        }

        @Override
        Double number(World world) {
            Double value = operand.number(world);
            return value == null ? null : -value;
        }
    }

    static final class Arithmetic extends NaiveRule {
        private final NaiveRule left;
        private final String operator;
        private final NaiveRule right;

        Arithmetic(NaiveRule left, String operator, NaiveRule right) {
            super("+-".contains(operator) ? Level.EXPRESSION : Level.TERM);
            this.left = left;
            this.operator = operator;
            this.right = right;
        }

        @Override
        String canonical() {
            return "(" + left.canonical() + " " + operator + " " + right.canonical() + ")";
        }

        @Override
        void write(RandomText writer) {
            writer.child(left, level);
            writer.token(operator);
            writer.child(right, level == Level.TERM ? Level.UNARY : Level.TERM);
        }

        @Override
        Double number(World world) {
            Double a = left.number(world);
            Double b = right.number(world);
            if (a == null || b == null) {
                return null;
            }
            return switch (operator) {
                case "+" -> finite(a + b);
                case "-" -> finite(a - b);
                case "*" -> finite(a * b);
                default -> b == 0 ? null : finite(a / b);
            };
        }
    }

    static final class Comparison extends NaiveRule {
        private final NaiveRule left;
        private final String operator;
        private final NaiveRule right;

        Comparison(NaiveRule left, String operator, NaiveRule right) {
            super(Level.PREDICATE);
            this.left = left;
            this.operator = operator;
            this.right = right;
        }

        @Override
        String canonical() {
            return "(" + left.canonical() + " " + operator + " " + right.canonical() + ")";
        }

        @Override
        void write(RandomText writer) {
            writer.child(left, Level.EXPRESSION);
            writer.token(operator);
            writer.child(right, Level.EXPRESSION);
        }

        @Override
        Boolean truth(World world) {
            Double a = left.number(world);
            Double b = right.number(world);
            if (a == null || b == null) {
                return null;
            }
            double most = Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
            boolean same = Math.abs(a - b) <= 1e-9 * most;
            return switch (operator) {
                case "<" -> a < b;
                case "<=" -> a <= b;
                case ">" -> a > b;
                case ">=" -> a >= b;
                case "==" -> same;
                default -> !same;
            };
        }
    }

    static final class Between extends NaiveRule {
        private final NaiveRule operand;
        private final NaiveRule low;
        private final NaiveRule high;

        Between(NaiveRule operand, NaiveRule low, NaiveRule high) {
            super(Level.PREDICATE);
            this.operand = operand;
            this.low = low;
            this.high = high;
        }

        @Override
        String canonical() {
            String range = low.canonical() + " .. " + high.canonical();
            return "(" + operand.canonical() + " BETWEEN " + range + ")";
        }

        @Override
        void write(RandomText writer) {
            writer.child(operand, Level.EXPRESSION);
            writer.word("BETWEEN");
            writer.child(low, Level.EXPRESSION);
            writer.token("..");
            writer.child(high, Level.EXPRESSION);
        }

        @Override
        Boolean truth(World world) {
            var atLeast = new Comparison(operand, ">=", low);
            return new Logic(atLeast, "AND", new Comparison(operand, "<=", high)).truth(world);
        }
    }

    static final class Crossing extends NaiveRule {
        private final NaiveRule left;
        private final String way;
        private final NaiveRule right;
        private boolean hasBefore;
        private Double leftBefore;
        private Double rightBefore;

        /** {@code way} is ABOVE, BELOW or empty. */
        Crossing(NaiveRule left, String way, NaiveRule right) {
            super(Level.PREDICATE);
            this.left = left;
            this.way = way;
            this.right = right;
        }

        @Override
        String canonical() {
            String operator = way.isEmpty() ? "CROSSES" : "CROSSES " + way;
            return "(" + left.canonical() + " " + operator + " " + right.canonical() + ")";
        }

        @Override
        void write(RandomText writer) {
            writer.child(left, Level.EXPRESSION);
            writer.word("CROSSES");
            if (!way.isEmpty()) {
                writer.word(way);
            }
            writer.child(right, Level.EXPRESSION);
        }

        @Override
        Boolean truth(World world) {
            Double a = left.number(world);
            Double b = right.number(world);
            Boolean result = hasBefore ? judge(leftBefore, rightBefore, a, b) : null;
            hasBefore = true;
            leftBefore = a;
            rightBefore = b;
            return result;
        }

        private Boolean judge(Double aBefore, Double bBefore, Double a, Double b) {
            if (aBefore == null || bBefore == null || a == null || b == null) {
                return null;
            }
            boolean up = aBefore <= bBefore && a > b;
            boolean down = aBefore >= bBefore && a < b;
            return way.equals("ABOVE") ? up : way.equals("BELOW") ? down : up || down;
        }
    }

    static final class Not extends NaiveRule {
        private final NaiveRule operand;

        Not(NaiveRule operand) {
            super(Level.NOT);
            this.operand = operand;
        }

        @Override
        String canonical() {
            return "(NOT " + operand.canonical() + ")";
        }

        @Override
        void write(RandomText writer) {
            writer.either("NOT", "!");
            writer.child(operand, Level.PREDICATE);
        }

        @Override
        Boolean truth(World world) {
            Boolean truth = operand.truth(world);
            return truth == null ? null : !truth;
        }
    }

    static final class Logic extends NaiveRule {
        private final NaiveRule left;
        private final String operator;
        private final NaiveRule right;

        Logic(NaiveRule left, String operator, NaiveRule right) {
            super(operator.equals("AND") ? Level.AND : Level.OR);
            this.left = left;
            this.operator = operator;
            this.right = right;
        }

        @Override
        String canonical() {
            return "(" + left.canonical() + " " + operator + " " + right.canonical() + ")";
        }

        @Override
        void write(RandomText writer) {
            writer.child(left, level);
            writer.either(operator, operator.equals("AND") ? "&&" : "||");
            writer.child(right, level == Level.OR ? Level.AND : Level.NOT);
        }

        /** Both sides are always looked at: a crossing in either keeps what it sees. */
        @Override
        Boolean truth(World world) {
            Boolean a = left.truth(world);
            Boolean b = right.truth(world);
            Boolean decides = operator.equals("OR");
            if (decides.equals(a) || decides.equals(b)) {
                return decides;
            }
            return a == null || b == null ? null : !decides;
        }
    }
}
