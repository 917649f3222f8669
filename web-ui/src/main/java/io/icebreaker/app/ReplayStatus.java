package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.scan.ScanProvider;
import io.icebreaker.setting.Setting;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Instrument;
import io.icebreaker.travel.View;
import io.icebreaker.web.EngineView;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A recorded day as the server shows it. Any thread. */
record ReplayStatus(View view) implements EngineView {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uu", Locale.ENGLISH);

    @Override
    public Mode mode() {
        return Mode.REPLAY;
    }

    @Override
    public String modeText() {
        return "recorded " + SessionCalendar.istDate(view.board().engineTimeNs()).format(DAY);
    }

    @Override
    public String build() {
        return Build.name();
    }

    @Override
    public String sideModel() {
        return view.day().settings().text(Setting.SIDE_MODEL);
    }

    @Override
    public List<ScanProvider> ownScans() {
        return PluginScans.all();
    }

    @Override
    public Paper paper() {
        return Paper.of(view.day().settings());
    }

    @Override
    public List<Session> calendar() {
        return SegmentDays.of(view.board(), view.board().engineTimeNs());
    }

    @Override
    public long journaledSequence() {
        return view.board().sequence();
    }

    @Override
    public long outputHash() {
        return view.pipeline().output().hash();
    }

    @Override
    public long rejected() {
        return view.pipeline().counters().rejected();
    }

    @Override
    public long gaps() {
        return view.pipeline().counters().get(Counter.FEED_GAPS);
    }

    @Override
    public List<Instrument> search(String words, int limit) {
        return new Finder(view.board(), null).find(words, limit);
    }

    @Override
    public int listed() {
        return view.board().instrumentCount();
    }

    @Override
    public Map<String, Long> counters() {
        Map<String, Long> values = new LinkedHashMap<>();
        for (int i = 0; i < Counter.count(); i++) {
            values.put(Counter.of(i).name(), view.pipeline().counters().get(Counter.of(i)));
        }
        return values;
    }
}
