package io.icebreaker.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no committed text may hold. The words are put together here, so that this file holds none either. */
public final class TextBans {
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.)}/-])/(ho" + "me|ro" + "ot|wo" + "rk)/\\w");
    private static final Pattern REGISTRY =
            Pattern.compile(
                    "\\b(registry\\.npm"
                            + "js|repo1?\\.ma"
                            + "ven\\.|repo\\.ma"
                            + "ven|registry\\.[a-z]+\\.(io|org|com)|"
                            + "arti"
                            + "factory\\b|\\bnexus\\.|jf"
                            + "rog)");

    private static final Map<Pattern, String> EVERYWHERE =
            Map.of(
                    UNFINISHED, "unfinished work",
                    MACHINE_PATH, "a path of one machine",
                    REGISTRY, "the host of a registry");

    private static final Pattern EMPTY_CATCH =
            Pattern.compile("\\bcatch\\s*\\([^)]*\\)\\s*\\{\\s*\\}");
    private static final Pattern SUPPRESS_ALL =
            Pattern.compile("@SuppressWarnings\\(\\s*\\{?\\s*\"all\"");

    private TextBans() {}

    /** For every tracked text file. */
    public static List<Finding> check(String path, List<String> lines) {
        List<Finding> findings = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n);
            int at = n + 1;
            EVERYWHERE.forEach(
                    (pattern, what) -> {
                        Matcher found = pattern.matcher(line);
                        if (found.find()) {
                            findings.add(new Finding(path, at, what + ": " + found.group()));
                        }
                    });
        }
        return findings;
    }

    /** For Java besides. */
    public static List<Finding> checkJava(JavaSource source) {
        List<Finding> findings = new ArrayList<>();
        Matcher caught = EMPTY_CATCH.matcher(source.code());
        while (caught.find()) {
            findings.add(
                    new Finding(
                            source.path(), source.lineAt(caught.start()), "an empty catch block"));
        }
        List<String> lines = source.lines();
        List<String> code = source.codeLines();
        for (int n = 0; n < lines.size(); n++) {
            boolean annotates = code.get(n).contains("@SuppressWarnings");
            if (annotates && SUPPRESS_ALL.matcher(lines.get(n)).find()) {
                findings.add(new Finding(source.path(), n + 1, "all warnings suppressed"));
            }
        }
        return findings;
    }
}
