package io.icebreaker.tidy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Lines, methods and files that have grown past the point where a second idea hides in them. */
public final class SizeLimits {
    public static final int LINE_COLUMNS = 110;
    public static final int FILE_LINES = 300;
    public static final int METHOD_LINES = 40;

    /** Files that may be longer, each with its reason. */
    private static final Map<String, Integer> LONGER_FILES =
            Map.of(
                    "io/icebreaker/tick/Tick.java",
                    400); // two accessors for each of the layout's fields

    private static final Pattern ANNOTATION = Pattern.compile("@\\w+(?:\\.\\w+)*(?:\\([^()]*\\))?");
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|enum|record)\\s+\\w+");
    private static final Pattern METHOD =
            Pattern.compile("\\w+\\s*\\(|^\\s*(public|protected|private)?\\s*[A-Z]\\w*\\s*$");

    private enum Block {
        TYPE,
        METHOD,
        OTHER
    }

    private record Open(Block block, int line) {}

    private SizeLimits() {}

    public static List<Finding> check(JavaSource source) {
        List<Finding> findings = new ArrayList<>(checkText(source.path(), source.lines()));
        findings.addAll(methods(source));
        return findings;
    }

    /** For any language: length of the file, width of its lines, tabs. */
    public static List<Finding> checkText(String path, List<String> lines) {
        List<Finding> findings = new ArrayList<>(lines(path, lines));
        int limit =
                LONGER_FILES.entrySet().stream()
                        .filter(entry -> path.endsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(FILE_LINES);
        if (lines.size() > limit) {
            String what = "a file of " + lines.size() + " lines, at most " + limit;
            findings.add(new Finding(path, lines.size(), what));
        }
        return findings;
    }

    /** Lines that are too wide or hold a tab. */
    private static List<Finding> lines(String path, List<String> lines) {
        List<Finding> findings = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            int columns = lines.get(n).codePointCount(0, lines.get(n).length());
            if (columns > LINE_COLUMNS) {
                findings.add(
                        new Finding(path, n + 1, columns + " columns, at most " + LINE_COLUMNS));
            }
            if (lines.get(n).indexOf('\t') >= 0) {
                findings.add(new Finding(path, n + 1, "a tab"));
            }
        }
        return findings;
    }

    /** Follows the braces; a block right inside a type whose head has parameters is a method. */
    private static List<Finding> methods(JavaSource source) {
        List<Finding> findings = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        int headFrom = 0;
        String code = source.code();
        for (int at = 0; at < code.length(); at++) {
            char c = code.charAt(at);
            if (c == '{') {
                boolean insideType = !open.isEmpty() && open.peek().block == Block.TYPE;
                open.push(
                        new Open(
                                block(code.substring(headFrom, at), insideType),
                                source.lineAt(at)));
            } else if (c == '}' && !open.isEmpty()) {
                Open closed = open.pop();
                int length = source.lineAt(at) - closed.line + 1;
                if (closed.block == Block.METHOD && length > METHOD_LINES) {
                    String what = "a method of " + length + " lines, at most " + METHOD_LINES;
                    findings.add(new Finding(source.path(), closed.line, what));
                }
            }
            if (c == '{' || c == '}' || c == ';') {
                headFrom = at + 1;
            }
        }
        return findings;
    }

    private static Block block(String head, boolean insideType) {
        String plain = ANNOTATION.matcher(head).replaceAll(" ");
        if (TYPE.matcher(plain).find()) {
            return Block.TYPE;
        }
        return insideType && plain.indexOf('=') < 0 && METHOD.matcher(plain).find()
                ? Block.METHOD
                : Block.OTHER;
    }
}
