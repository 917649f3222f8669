package io.icebreaker.feed.chain;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What recordings say in their names only. */
final class FileName {
    private static final Pattern BEFORE_DATE = Pattern.compile("([A-Za-z0-9&]+)[-_].*");
    private static final Pattern DHAN =
            Pattern.compile("rest_optionchain_([a-z0-9]+)_(\\d{8})_(\\d{4})ist\\.json(\\.gz)?");

    private FileName() {}

    /** {@code NIFTY} of {@code NIFTY-20250829.csv.gz}; all of a name without such parts. */
    static String underlying(Path file) {
        String name = file.getFileName().toString();
        Matcher matcher = BEFORE_DATE.matcher(name);
        return matcher.matches() ? matcher.group(1) : name.replaceFirst("\\..*", "");
    }

    /** {@code NIFTY} of {@code rest_optionchain_nifty_20250128_1503ist.json}, null of other names. */
    static String dhanUnderlying(Path file) {
        Matcher matcher = DHAN.matcher(file.getFileName().toString());
        return matcher.matches() ? matcher.group(1).toUpperCase(Locale.ROOT) : null;
    }

    /** {@code 202501281503} of it, null of other names. */
    static String dhanTime(Path file) {
        Matcher matcher = DHAN.matcher(file.getFileName().toString());
        return matcher.matches() ? matcher.group(2) + matcher.group(3) : null;
    }
}
