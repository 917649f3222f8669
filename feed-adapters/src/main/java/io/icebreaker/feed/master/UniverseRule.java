package io.icebreaker.feed.master;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of a feed's universe: which instruments are wanted, in words. */
public sealed interface UniverseRule {
    /** The well-known indices that the broker has. */
    record Indices() implements UniverseRule {}

    /** Shares that have futures. */
    record FnoStocks() implements UniverseRule {}

    /** Shares on NSE named in a file of the user's: {@code nifty50} is {@code lists/nifty50.txt}. */
    record ShareList(String name) implements UniverseRule {}

    /** Futures of an underlying, so many expiries from the nearest on. */
    record Futures(String underlying, int expiries) implements UniverseRule {}

    /** Calls and puts around the underlying's price, so many strikes to each side; they follow it. */
    record Options(String underlying, int each, Cycle cycle) implements UniverseRule {}

    /** One instrument: {@code NSE:RELIANCE}. */
    record Symbol(String text) implements UniverseRule {}

    /** Which expiry of options. */
    enum Cycle {
        /** The nearest, whatever it is. */
        NEAREST,
        /** The nearest: weekly where there are weeks. */
        WEEKLY,
        /** The last of the month of the nearest. */
        MONTHLY
    }

    /** Strikes to one side at most. */
    int MAX_EACH = 100;

    /** What may be written, for messages. */
    String ALLOWED =
            "indices, nifty50, nifty100, fno-stocks, \"list NAME\", \"futures NIFTY\","
                    + " \"options NIFTY atm 10\" (weekly or monthly behind it), \"NSE:RELIANCE\"";

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException saying what is wrong and what may be written
     */
    static UniverseRule parse(String text) {
        String entry = text.strip();
        String word = entry.toLowerCase(Locale.ROOT);
        if (entry.contains(":")) {
            return new Symbol(entry);
        }
        return switch (word) {
            case "indices" -> new Indices();
            case "fno-stocks" -> new FnoStocks();
            case "nifty50", "nifty100" -> new ShareList(word);
            default -> Words.parse(entry);
        };
    }

    /** Entries of several words. */
    final class Words {
        private static final Pattern LIST =
                Pattern.compile("list\\s+([A-Za-z0-9][\\w-]{0,63})", Pattern.CASE_INSENSITIVE);

        private static final Pattern FUTURES =
                Pattern.compile("futures\\s+(\\S+)(?:\\s+(\\d{1,2}))?", Pattern.CASE_INSENSITIVE);

        private static final Pattern OPTIONS =
                Pattern.compile(
                        "options\\s+(\\S+)\\s+atm\\s+(\\d{1,4})(?:\\s+(weekly|monthly))?",
                        Pattern.CASE_INSENSITIVE);

        private Words() {}

        private static UniverseRule parse(String entry) {
            Matcher list = LIST.matcher(entry);
            if (list.matches()) {
                return new ShareList(list.group(1));
            }
            Matcher futures = FUTURES.matcher(entry);
            if (futures.matches()) {
                String count = futures.group(2);
                return new Futures(
                        upper(futures.group(1)), count == null ? 1 : Integer.parseInt(count));
            }
            Matcher options = OPTIONS.matcher(entry);
            if (options.matches()) {
                int each = Integer.parseInt(options.group(2));
                if (each <= MAX_EACH) {
                    return new Options(upper(options.group(1)), each, cycle(options.group(3)));
                }
                throw new IllegalArgumentException(
                        "'"
                                + entry
                                + "' wants "
                                + each
                                + " strikes to a side, at most "
                                + MAX_EACH);
            }
            throw new IllegalArgumentException(
                    "'" + entry + "' means nothing here; allowed are " + ALLOWED);
        }

        private static Cycle cycle(String word) {
            return word == null ? Cycle.NEAREST : Cycle.valueOf(upper(word));
        }

        private static String upper(String word) {
            return word.toUpperCase(Locale.ROOT);
        }
    }
}
