package io.icebreaker.rule;

import io.icebreaker.bar.Interval;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a rule says, read and found sound (analytics 9.1): its tree, its canonical form and that form's
 * SHA-256, which is the rule's version. Whether its symbols exist is asked later, of the instruments there
 * are. Immutable; cold.
 */
public final class Condition {
    /** Characters of a text; parentheses in one another. */
    public static final int MAX_LENGTH = 1_000;

    public static final int MAX_DEPTH = 32;

    private final Node tree;
    private final boolean onTick;
    private final int onColumn;
    private final String canonical;
    private final String version;

    private Condition(RuleParser.Parsed parsed) throws RuleException {
        tree = parsed.condition();
        onTick = parsed.onTick();
        onColumn = parsed.onColumn();
        Node.truth(tree);
        var out = new StringBuilder();
        tree.print(out);
        canonical = out.append(onTick ? " ON TICK" : " ON BAR").toString();
        version = sha256(canonical);
    }

    /**
     * One mention of a value in a text.
     *
     * @param slot what, as {@link Slot} numbers it
     * @param symbol of another instrument, null for the one in hand
     * @param interval the timeframe asked for, null for the rule's own
     * @param back bars before the one in hand
     * @param column of the identifier
     * @param symbolColumn of the symbol, else 0
     * @param timeframeColumn of the {@code @}, else 0
     */
    public record Use(
            int slot,
            String symbol,
            Interval interval,
            int back,
            int column,
            int symbolColumn,
            int timeframeColumn) {

        private static Use of(Series series) {
            return new Use(
                    series.slot(),
                    series.symbol() == null ? null : series.symbol().text(),
                    series.interval(),
                    series.barsBack(),
                    series.name().column(),
                    series.symbol() == null ? 0 : series.symbol().column(),
                    series.at() == null ? 0 : series.at().column());
        }
    }

    /**
     * Reads what a person wrote.
     *
     * @throws RuleException with the first thing wrong: of the text first, then of what it means
     */
    public static Condition parse(String text) throws RuleException {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new RuleException(
                    MAX_LENGTH + 1, "a rule has at most " + MAX_LENGTH + " characters");
        }
        return new Condition(RuleParser.parse(text, MAX_DEPTH));
    }

    /**
     * Reads a canonical form, for which the limits of length and depth are not.
     *
     * @throws RuleException when it is no rule
     */
    public static Condition ofCanonical(String text) throws RuleException {
        return new Condition(RuleParser.parse(text, Integer.MAX_VALUE));
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Everything spelled out, the same for all texts that say the same. */
    public String canonical() {
        return canonical;
    }

    /** SHA-256 of the canonical form, 64 hexadecimal digits. */
    public String version() {
        return version;
    }

    /** Whether it is evaluated on every packet, not on closed bars. */
    public boolean onTick() {
        return onTick;
    }

    /** Column of its ON; 0 without one. */
    public int onColumn() {
        return onColumn;
    }

    /** Column of its first crossing, where that begins; 0 without one. */
    int crossingColumn() {
        return crossingColumn(tree);
    }

    private static int crossingColumn(Node node) {
        if (node instanceof Crossing) {
            return node.column();
        }
        for (Node part : node.parts()) {
            int column = crossingColumn(part);
            if (column > 0) {
                return column;
            }
        }
        return 0;
    }

    /** Every value it mentions, in reading order. */
    public List<Use> uses() {
        List<Use> uses = new ArrayList<>();
        collect(tree, uses);
        return uses;
    }

    /** Its lines as a form shows them; null when it is no flat list of them. */
    public List<RuleTerm> terms() {
        return RuleTerm.of(tree);
    }

    private static void collect(Node node, List<Use> into) {
        if (node instanceof Series series) {
            into.add(Use.of(series));
        }
        for (Node part : node.parts()) {
            collect(part, into);
        }
    }

    /** Compiles it for a rule of that timeframe. */
    RuleProgram compile(Interval timeframe) {
        var emitter = new Emitter(onTick, timeframe);
        emitter.condition(tree);
        return emitter.program();
    }

    @Override
    public String toString() {
        return canonical;
    }
}
