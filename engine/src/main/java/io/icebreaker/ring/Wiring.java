package io.icebreaker.ring;

import io.icebreaker.bar.BarListener;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.Findings;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.journal.OutputStage;
import io.icebreaker.rule.AlertCap;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the stages of a {@link Pipeline} around its journal and output, and puts each on its lane. */
final class Wiring {
    private final PipelineSetup setup;
    private final Profile profile;
    private final JournalStage journal;
    private final OutputStage output;
    private final DefinitionLog definitions;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final PipelineState state;

    /** {@code journal} may be null; {@code profile} is the setup's, fitted to the machine. */
    Wiring(
            PipelineSetup setup,
            Profile profile,
            JournalStage journal,
            OutputStage output,
            DefinitionLog definitions,
            Counters counters) {
        this.setup = setup;
        this.profile = profile;
        this.journal = journal;
        this.output = output;
        this.definitions = definitions;
        state = build(counters);
    }

    private PipelineState build(Counters counters) {
        int n = setup.maxInstruments();
        var board = setup.board() == null ? null : new BoardStage(setup.board(), n, setup.live());
        Findings findings = board == null ? output : board.tee((Findings) output);
        BarListener bars = board == null ? output : board.tee((BarListener) output);
        var context =
                new StageContext(
                        n,
                        new Sessions(SessionCalendar.shipped(), n),
                        new EventTime(),
                        counters,
                        setup.settings(),
                        findings,
                        setup.earlierBars());
        if (board != null) {
            setup.board().earlierBars(context.earlierBars());
            boolean options = setup.settings().isOn(Setting.INDICATOR_OPTIONS);
            setup.board().findings().optionCharts(options);
        }
        var cap = new AlertCap((int) setup.settings().whole(Setting.MAX_ALERTS_PER_SESSION));
        var analysis = new Analysis(context, bars, setup.strategies(), cap);
        order(analysis, board);
        return new PipelineState(
                findings,
                bars,
                context.earlierBars(),
                analysis,
                definitions,
                counters,
                output.tally(),
                setup.board());
    }

    private void order(Analysis analysis, BoardStage board) {
        if (journal != null) {
            add(journal);
        }
        analysis.stages().forEach(this::add);
        setup.extraStages().forEach(this::add);
        add(definitions);
        add(output);
        if (board != null) {
            board.reads(analysis);
            add(board);
        }
    }

    private void add(Stage stage) {
        stages.put(stage.name(), stage);
    }

    /** What a snapshot keeps of what was built. */
    PipelineState state() {
        return state;
    }

    /** The lanes of the profile; a stage it does not name goes before the output stage. */
    List<Lane> lanes(StageFailures failures) {
        List<Lane> lanes = new ArrayList<>();
        // Bit 0 is the journal's, present or not: a replay must mark a failed stage as live did.
        int firstBit = journal == null ? 1 : 0;
        for (List<String> names : profile.lanes()) {
            List<Stage> lane = lane(names);
            if (!lane.isEmpty()) {
                lanes.add(new Lane(lane, firstBit, setup.live(), failures));
                firstBit += lane.size();
            }
        }
        return lanes;
    }

    private List<Stage> lane(List<String> names) {
        List<Stage> lane = new ArrayList<>();
        for (String name : names) {
            if (name.equals(output.name())) {
                stages.values().stream().filter(stage -> !isNamed(stage)).forEach(lane::add);
            }
            if (stages.containsKey(name)) {
                lane.add(stages.get(name));
            }
        }
        return lane;
    }

    private boolean isNamed(Stage stage) {
        return profile.lanes().stream().anyMatch(lane -> lane.contains(stage.name()));
    }
}
