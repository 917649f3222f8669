package io.icebreaker.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes a rule as one of the many texts that say it: case, blanks, needless parentheses, per cent. */
final class RandomText {
    private static final String[] BLANKS = {" ", "  ", "\t", "\n", "\r\n", " \t "};

    private final Random random;
    private final List<String> tokens = new ArrayList<>();

    RandomText(Random random) {
        this.random = random;
    }

    /** A text of a rule; {@code onTick} null for none said. */
    static String of(NaiveRule rule, Boolean onTick, Random random) {
        var text = new RandomText(random);
        text.child(rule, NaiveRule.Level.OR);
        if (onTick != null) {
            text.word("ON");
            text.word(onTick ? "TICK" : "BAR");
        }
        return text.joined();
    }

    /** A part that must bind at least that tightly, in parentheses if it does not, and sometimes if it does. */
    void child(NaiveRule rule, NaiveRule.Level least) {
        boolean wrapped = rule.level.compareTo(least) < 0 || random.nextInt(12) == 0;
        if (wrapped) {
            token("(");
        }
        rule.write(this);
        if (wrapped) {
            token(")");
        }
    }

    void token(String token) {
        tokens.add(token);
    }

    /** A keyword, identifier or function, in any case. */
    void word(String word) {
        var cased = new StringBuilder();
        int how = random.nextInt(3);
        for (char c : word.toCharArray()) {
            boolean upper = how == 0 || how == 1 && random.nextBoolean();
            cased.append(upper ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        token(cased.toString());
    }

    void either(String word, String sign) {
        if (random.nextBoolean()) {
            word(word);
        } else {
            token(sign);
        }
    }

    void number(BigDecimal value) {
        boolean percent = random.nextInt(4) == 0;
        String text = (percent ? value.movePointRight(2) : value).toPlainString();
        String leading = random.nextInt(5) == 0 ? "00" : "";
        String trailing = text.contains(".") && random.nextInt(3) == 0 ? "0" : "";
        token(leading + text + trailing + (percent ? "%" : ""));
    }

    void value(String name, String symbol, String timeframe, int back) {
        if (symbol != null) {
            boolean quoted = !symbol.matches("\\w+([-&]\\w+)*") || random.nextBoolean();
            token(quoted ? "\"" + symbol + "\":" : symbol + ":");
        }
        int open = name.indexOf('(');
        word(open < 0 ? name : name.substring(0, open));
        if (open >= 0) {
            token("(");
            token(
                    (random.nextInt(4) == 0 ? "0" : "")
                            + name.substring(open + 1, name.length() - 1));
            token(")");
        }
        if (timeframe != null) {
            token("@");
            token(timeframe);
        }
        boolean ofBar = Identifier.named(name.replaceFirst("\\(.*", "")).isOfBar();
        if (back > 0 || ofBar && random.nextInt(6) == 0) {
            token("[");
            token(Integer.toString(back));
            token("]");
        }
    }

    private String joined() {
        var text = new StringBuilder(random.nextInt(5) == 0 ? BLANKS[random.nextInt(6)] : "");
        for (String token : tokens) {
            boolean afterWord = text.length() > 0 && isWord(text.charAt(text.length() - 1));
            boolean glues = isWord(token.charAt(0)) || token.equals("-");
            if (afterWord && glues || random.nextBoolean()) {
                text.append(BLANKS[random.nextInt(BLANKS.length)]);
            }
            text.append(token);
        }
        return text.append(random.nextInt(5) == 0 ? "\n" : "").toString();
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
