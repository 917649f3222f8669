package io.icebreaker.tidy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a stage must not touch, lest a replay differ from the live run or the hot path stumble. */
public final class StageBans {
    private static final Map<Pattern, String> BANS = bans();

    private StageBans() {}

    private static Map<Pattern, String> bans() {
        Map<Pattern, String> bans = new LinkedHashMap<>();
        ban(bans, "\\b(nanoTime|currentTimeMillis)\\b", "reads a clock: time comes from events");
        ban(
                bans,
                "\\bjava\\.time\\.(\\*|Clock\\b)|\\bClock\\.system",
                "reads a clock: time comes from events");
        ban(
                bans,
                "\\b(Instant|(Local|Zoned|Offset)(Date|Time|DateTime))\\.now\\b|\\bnew Date\\(\\)",
                "reads a clock: time comes from events");
        ban(
                bans,
                "\\borg\\.slf4j\\b|\\bjava\\.util\\.logging\\b|\\bSystem\\.(Logger|getLogger)\\b",
                "logs");
        ban(bans, "\\bSystem\\.(out|err)\\b|\\.printStackTrace\\(", "prints");
        ban(
                bans,
                "\\b(HashMap|HashSet|IdentityHashMap|ConcurrentHashMap|WeakHashMap|Hashtable)\\b",
                "has hash order: use arrays by id, a list or a sorted map");
        ban(
                bans,
                "\\b(Map|Set)\\.(of|ofEntries|copyOf)\\(",
                "has an order that changes from run to run");
        ban(
                bans,
                "\\bjava\\.util\\.stream\\b|\\.(stream|parallelStream)\\(|\\bArrays\\.stream\\b",
                "streams");
        ban(bans, "\\bString\\.format\\b|\\.formatted\\(", "formats text in the default locale");
        ban(
                bans,
                "\\bMath\\.random\\b|\\b(Secure|Splittable|ThreadLocal)?Random\\b|\\bUUID\\.random",
                "is random");
        ban(
                bans,
                "\\bLocale\\.getDefault\\b|\\bto(Lower|Upper)Case\\(\\s*\\)",
                "depends on the default locale");
        ban(
                bans,
                "\\bTimeZone\\.getDefault\\b|\\bZoneId\\.systemDefault\\b",
                "depends on the default time zone");
        ban(bans, "\\bidentityHashCode\\b", "differs from run to run");
        return bans;
    }

    private static void ban(Map<Pattern, String> bans, String regex, String why) {
        bans.put(Pattern.compile(regex), why);
    }

    /** Whether the bans apply to a source. */
    public static boolean appliesTo(JavaSource source) {
        return source.packageName().equals("stage") || source.packageName().startsWith("stage.");
    }

    public static List<Finding> check(JavaSource source) {
        List<Finding> findings = new ArrayList<>();
        List<String> lines = source.codeLines();
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n);
            int at = n + 1;
            BANS.forEach(
                    (pattern, why) -> {
                        if (pattern.matcher(line).find()) {
                            findings.add(
                                    new Finding(
                                            source.path(),
                                            at,
                                            "a stage " + why + ": " + line.strip()));
                        }
                    });
        }
        return findings;
    }
}
