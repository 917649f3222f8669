package io.icebreaker.rule;

import io.icebreaker.bar.Interval;
import java.util.List;

/**
 * A named value: {@code "M&M":sma(20)@5m[2]}. What is not written is null.
 *
 * @param symbol whose it is, null for the instrument in hand
 * @param name the identifier
 * @param period number of bars in parentheses
 * @param at the {@code @}
 * @param timeframe what follows it
 * @param bracket the {@code [}
 * @param back what follows that
 */
record Series(
        Token symbol,
        Token name,
        Token period,
        Token at,
        Token timeframe,
        Token bracket,
        Token back)
        implements Node {
    static final int MOST_BACK = 255;

    @Override
    public int column() {
        return symbol == null ? name.column() : symbol.column();
    }

    Identifier identifier() {
        return Identifier.named(name.text());
    }

    int slot() {
        Identifier identifier = identifier();
        return identifier.takesPeriod() ? Slot.of(identifier, value(period)) : Slot.of(identifier);
    }

    /** Null for the rule's own. */
    Interval interval() {
        return timeframe == null ? null : Interval.named(timeframe.text());
    }

    int barsBack() {
        return back == null ? 0 : value(back);
    }

    private static int value(Token digits) {
        return Integer.parseInt(digits.text());
    }

    @Override
    public Type type() {
        return identifier().isFlag() ? Type.FLAG : Type.NUMBER;
    }

    @Override
    public List<Node> parts() {
        return List.of();
    }

    @Override
    public void check() throws RuleException {
        Identifier identifier = identifier();
        if (identifier == null) {
            throw new RuleException(name.column(), "no identifier: '" + name.text() + "'");
        }
        if (identifier.takesPeriod() != (period != null)) {
            String name = identifier.spelled();
            throw new RuleException(
                    this.name.column(),
                    period == null
                            ? name + " takes a number of bars: " + name + "(20)"
                            : name + " takes no number of bars");
        }
        requireWithin(period, Slot.LEAST_PERIOD, Slot.MOST_PERIOD);
        requireOfBar(identifier, at);
        requireOfBar(identifier, bracket);
        requireWithin(back, 0, MOST_BACK);
    }

    private static void requireWithin(Token digits, int least, int most) throws RuleException {
        if (digits == null) {
            return;
        }
        String significant = digits.text().replaceFirst("^0+(?=.)", "");
        boolean tooLong = significant.length() > Integer.toString(most).length();
        if (tooLong || value(digits) < least || value(digits) > most) {
            throw new RuleException(
                    digits.column(), "not within " + least + ".." + most + ": " + digits.text());
        }
    }

    private static void requireOfBar(Identifier identifier, Token what) throws RuleException {
        if (what != null && !identifier.isOfBar()) {
            throw new RuleException(
                    what.column(),
                    identifier.spelled()
                            + " is the value now, not a bar's: no "
                            + what.text()
                            + " after it");
        }
    }

    @Override
    public void print(StringBuilder out) {
        if (symbol != null) {
            out.append('"').append(symbol.text()).append("\":");
        }
        out.append(identifier().spelled());
        if (period != null) {
            out.append('(').append(value(period)).append(')');
        }
        if (timeframe != null) {
            out.append('@').append(timeframe.text());
        }
        if (barsBack() > 0) {
            out.append('[').append(barsBack()).append(']');
        }
    }

    @Override
    public void emit(Emitter out) {
        out.value(this);
    }
}
