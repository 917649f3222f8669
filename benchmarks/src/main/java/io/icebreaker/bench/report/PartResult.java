package io.icebreaker.bench.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a part.
 *
 * @param seconds how long it took
 * @param outcome in a few words
 * @param ran whether it did what it is there for; what it found may still be bad
 * @param lines what it found
 */
record PartResult(Part part, double seconds, String outcome, boolean ran, List<Line> lines) {
    /** The part is not in this build. */
    static PartResult notThere(Part part) {
        return new PartResult(part, 0, "not there", false, List.of());
    }

    /** It ended by itself, with whatever code. */
    static PartResult ended(
            Part part, double seconds, int code, String lastWords, List<Line> lines) {
        boolean hasFailLine = lines.stream().anyMatch(line -> line.verdict() == Verdict.FAIL);
        if (code == 0 && !lines.isEmpty()) {
            return new PartResult(part, seconds, "ran", true, lines);
        }
        if (code == 1 && hasFailLine) {
            return new PartResult(part, seconds, "ran and found something wrong", true, lines);
        }
        String why = code == 0 ? "said nothing" : "ended with " + code + ": " + lastWords;
        return broken(part, seconds, why, lines);
    }

    /** It could not do its work: each target gets a line that says so, beside what it found before. */
    static PartResult broken(Part part, double seconds, String why, List<Line> found) {
        var failed = part.targets().stream().map(id -> fail(part, id, why));
        var lines = Stream.concat(found.stream(), failed).toList();
        return new PartResult(part, seconds, why, false, lines);
    }

    private static Line fail(Part part, String id, String why) {
        return new Line(
                id,
                part.name(),
                "",
                Double.NaN,
                "",
                Double.NaN,
                "",
                Double.NaN,
                Target.of(id).wanted(),
                Verdict.FAIL,
                why);
    }
}
