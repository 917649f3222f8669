package io.icebreaker.tidy;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java file as text and as code. In the code comments are blank and literals empty, line for line, so
 * that a rule about code does not trip over words in prose.
 */
public record JavaSource(String path, String text, String code) {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

    /** Longest first: a text block, a comment of either kind, a string, a character. */
    private static final Pattern NOT_CODE =
            Pattern.compile(
                    "\"\"\"[^\"\\\\]*+(?:(?:\\\\.|\"(?!\"\"))[^\"\\\\]*+)*+\"\"\""
                            + "|/\\*.*?\\*/"
                            + "|//[^\\n]*+"
                            + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\""
                            + "|'(?:\\\\.|[^'\\\\\\n])++'",
                    Pattern.DOTALL);

    public static JavaSource of(String path, String text) {
        return new JavaSource(path, text, NOT_CODE.matcher(text).replaceAll(JavaSource::blank));
    }

    private static String blank(MatchResult found) {
        String text = found.group();
        String lines = "\n".repeat((int) text.chars().filter(c -> c == '\n').count());
        boolean literal = text.charAt(0) != '/';
        return Matcher.quoteReplacement(literal ? "\"\"" + lines : " " + lines);
    }

    /** Package without {@code io.icebreaker.}; empty when it has none. */
    public String packageName() {
        Matcher found = PACKAGE.matcher(code);
        return found.find() ? found.group(1).replaceFirst("^io\\.icebreaker\\.?", "") : "";
    }

    public String className() {
        return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    }

    public boolean isMain() {
        return path.contains("src/main/java/");
    }

    public List<String> lines() {
        return text.lines().toList();
    }

    public List<String> codeLines() {
        return code.lines().toList();
    }

    int lineAt(int offset) {
        return 1 + (int) code.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
