package io.icebreaker.rule;

import io.icebreaker.bar.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes rules of every production at random. */
final class RandomRule {
    static final List<String> SYMBOLS =
            List.of("INFY", "M&M", "NIFTY 50", "360ONE", "BAJAJ-AUTO", "ON", "9.5% \\ GOI");

    private static final String[] COMPARISONS = {"<", "<=", ">", ">=", "==", "!="};
    private static final String[] WAYS = {"", "ABOVE", "BELOW"};
    private static final String[] NUMBERS = {"0", "1", "2", "3", "0.5", "30", "1000.25", "0.0001"};

    private final Random random;

    RandomRule(Random random) {
        this.random = random;
    }

    NaiveRule condition(int depth) {
        int choice = random.nextInt(depth <= 0 ? 6 : 12);
        return switch (choice) {
            case 0 ->
                    random.nextInt(4) == 0 ? new NaiveRule.Constant(random.nextBoolean()) : flag();
            case 1, 2 ->
                    new NaiveRule.Comparison(
                            number(depth - 1), COMPARISONS[random.nextInt(6)], number(depth - 1));
            case 3, 4 ->
                    new NaiveRule.Crossing(
                            number(depth - 1), WAYS[random.nextInt(3)], number(depth - 1));
            case 5 ->
                    new NaiveRule.Between(number(depth - 1), number(depth - 1), number(depth - 1));
            case 6, 7 -> new NaiveRule.Not(condition(depth - 1));
            case 8, 9 -> new NaiveRule.Logic(condition(depth - 1), "AND", condition(depth - 1));
            default -> new NaiveRule.Logic(condition(depth - 1), "OR", condition(depth - 1));
        };
    }

    private NaiveRule number(int depth) {
        int choice = random.nextInt(depth <= 0 ? 4 : 8);
        return switch (choice) {
            case 0 -> new NaiveRule.Number(new BigDecimal(NUMBERS[random.nextInt(NUMBERS.length)]));
            case 1, 2, 3 -> random.nextInt(6) == 0 ? flag() : value();
            case 4 -> new NaiveRule.Negative(number(depth - 1));
            case 5 ->
                    new NaiveRule.Arithmetic(
                            number(depth - 1), random.nextBoolean() ? "+" : "-", number(depth - 1));
            case 6 ->
                    new NaiveRule.Arithmetic(
                            number(depth - 1), random.nextBoolean() ? "*" : "/", number(depth - 1));
            default -> call(depth);
        };
    }

    private NaiveRule call(int depth) {
        if (random.nextInt(3) == 0) {
            return new NaiveRule.Call("abs", List.of(number(depth - 1)));
        }
        List<NaiveRule> arguments = new ArrayList<>();
        for (int k = 2 + random.nextInt(3); k > 0; k--) {
            arguments.add(number(depth - 1));
        }
        return new NaiveRule.Call(random.nextBoolean() ? "min" : "max", arguments);
    }

    private NaiveRule flag() {
        return named(true);
    }

    private NaiveRule value() {
        return named(false);
    }

    private NaiveRule named(boolean flag) {
        Identifier[] all = Identifier.values();
        Identifier identifier = all[random.nextInt(all.length)];
        while (identifier.isFlag() != flag) {
            identifier = all[random.nextInt(all.length)];
        }
        int period = 2 + random.nextInt(199);
        String name = identifier.spelled() + (identifier.takesPeriod() ? "(" + period + ")" : "");
        boolean bar = identifier.isOfBar();
        List<String> labels = Interval.labels();
        return new NaiveRule.Value(
                name,
                random.nextInt(4) == 0 ? SYMBOLS.get(random.nextInt(SYMBOLS.size())) : null,
                bar && random.nextInt(4) == 0 ? labels.get(random.nextInt(labels.size())) : null,
                bar && random.nextInt(4) == 0 ? random.nextInt(256) : 0);
    }
}
