package io.icebreaker.app.study;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.app.CommandException;
import io.icebreaker.app.Exit;
import io.icebreaker.app.OutputOptions;
import io.icebreaker.app.Progress;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.pattern.PivotSystem;
import io.icebreaker.rule.Firing;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.rule.RuleProblem;
import io.icebreaker.rule.Truth;
import io.icebreaker.rule.candle.CandleChoice;
import io.icebreaker.rule.candle.CandleRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code icebreaker rules run}: what a rule file would have done on recorded bars. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Evaluate the rules of a file at every bar they are for, as the engine does",
            "at a bar's close, and write rule,i,t,value_of_condition,status.",
            "i and t are index (from 0) and start (ns UTC) of the bar of the rule's",
            "timeframe; longer bars are rolled up from the file's. The value is TRUE,",
            "FALSE or UNKNOWN; the status, where it just became true, FIRED,",
            "SUPPRESSED_TIME, SUPPRESSED_COOLDOWN or SUPPRESSED_CAP, else empty. Rows",
            "come as evaluated: by the bar's end, then timeframe, then place in the file.",
            "Several series: a folder with SYMBOL.csv each; the cap counts over all of",
            "them, day by day.",
            "A rule that needs more than bars (trades, a book, open interest, options,",
            "another symbol, ON TICK) is refused as UNAVAILABLE with its column; the",
            "others run. Exit code 1 when any rule was refused."
        })
final class RulesRunCommand implements Callable<Integer> {
    private static final List<String> HEADER =
            List.of("rule", "i", "t", "value_of_condition", "status");

    @Parameters(
            paramLabel = "RULES.json",
            description = {
                "An array of {name, condition, action[], priority,",
                "timeframe, symbols[], cooldown, for, between}; only",
                "name and condition must be there."
            })
    private Path rulesFile;

    @Mixin private BarsIn bars;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "PATH",
            description = "The CSV to write.")
    private Path outFile;

    @Option(
            names = "--segment",
            defaultValue = "NSE",
            description = {
                "Whose hours the bars keep: NSE NFO BSE BFO MCX CDS",
                "BCD (default: NSE)."
            })
    private String segment;

    @Option(
            names = "--interval",
            description = "Length of intraday bars whose times do not tell it.")
    private String interval;

    @Option(
            names = "--pivots",
            defaultValue = "STANDARD",
            description = {
                "What pivot, r1.. s1.. are: ${COMPLETION-CANDIDATES}",
                "(default: STANDARD)."
            })
    private PivotSystem pivots;

    @Option(
            names = "--cap",
            defaultValue = "50",
            description = "Alerts a day, HIGH priority not counted (default: 50).")
    private int cap;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws IOException {
        var choice = new CandleChoice(SessionGroup.of(segment), baseInterval(), pivots, cap);
        RuleBook book = read();
        List<BarSeries> series = bars.read();
        var run = new CandleRules(series, book.rules(), choice);
        List<RuleProblem> refused = new ArrayList<>(book.problems());
        refused.addAll(run.problems());
        refused.forEach(this::complain);
        run.run(new Progress("rules: bars", out.quiet));
        CsvOut.writeEach(outFile, series, HEADER, (csv, of) -> write(run, csv, of));
        out.print(result(book, run, refused));
        return refused.isEmpty() ? Exit.OK : Exit.FOUND_WRONG;
    }

    private Interval baseInterval() {
        if (interval != null && Interval.named(interval) == null) {
            String all = String.join(" ", Interval.labels());
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--interval must be one of " + all + ", was " + interval);
        }
        return interval == null ? null : Interval.named(interval);
    }

    private RuleBook read() throws IOException {
        try {
            return RuleBook.read(rulesFile);
        } catch (IllegalArgumentException e) {
            throw new CommandException(rulesFile + ": " + e.getMessage(), e);
        }
    }

    private void complain(RuleProblem problem) {
        System.err.println("icebreaker: " + rulesFile + ": " + problem);
    }

    private static void write(CandleRules run, CsvWriter csv, BarSeries of) {
        run.outcomes(
                of,
                (rule, bar, startNs, truth, firing) ->
                        csv.writeRecord(
                                rule.name(),
                                Integer.toString(bar),
                                Long.toString(startNs),
                                Truth.name(truth),
                                firing == Firing.NONE ? "" : firing.name()));
    }

    private Map<String, Object> result(RuleBook book, CandleRules run, List<RuleProblem> refused) {
        Map<String, Object> result = bars.figures();
        result.put("rules", run.rules().size());
        result.put("refused", refused.stream().map(RulesRunCommand::toMap).toList());
        result.put("evaluations", run.evaluations());
        for (Firing firing : Firing.values()) {
            if (firing != Firing.NONE) {
                result.put(firing.name().toLowerCase(Locale.ROOT), run.count(firing));
            }
        }
        result.put("out", outFile);
        return result;
    }

    private static Map<String, Object> toMap(RuleProblem problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rule", problem.place());
        map.put("name", problem.name());
        map.put("line", problem.line());
        map.put("key", problem.key());
        map.put("column", problem.column());
        map.put("message", problem.message());
        return map;
    }
}
