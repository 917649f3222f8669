package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.publish.Board;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.web.EngineView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.SystemEpochNanoClock;

/** The page on a recording alone: nothing live beside it. */
final class RecordingPage {
    /** An engine that does nothing: what the server's own address shows. */
    private record Nothing(Settings settings) implements EngineView {
        @Override
        public Mode mode() {
            return Mode.CLOSED;
        }

        @Override
        public String modeText() {
            return "nothing live: the recording is below /replay/";
        }

        @Override
        public String build() {
            return Build.name();
        }

        @Override
        public String sideModel() {
            return settings.text(Setting.SIDE_MODEL);
        }

        @Override
        public List<Session> calendar() {
            return List.of();
        }

        @Override
        public long journaledSequence() {
            return 0;
        }

        @Override
        public long outputHash() {
            return 0;
        }

        @Override
        public long rejected() {
            return 0;
        }

        @Override
        public long gaps() {
            return 0;
        }

        @Override
        public Map<String, Long> counters() {
            return Map.of();
        }
    }

    private RecordingPage() {}

    /** Serves a recording, its day open and paused at its first packet. */
    static PageServer serve(Path journal, int port) throws JournalException {
        Settings settings = SetOptions.kept(JournalDirectory.forReading(journal));
        var board = new Board(1, 2, 2);
        var server =
                PageServer.start(
                        port,
                        board,
                        new Nothing(settings),
                        SystemEpochNanoClock.INSTANCE,
                        RecordedDays.only(journal));
        try {
            String name = journal.toAbsolutePath().normalize().getFileName().toString();
            server.desk().open(name);
        } catch (RuntimeException e) {
            server.close();
            throw new CommandException(Exit.COULD_NOT_RUN, e.getMessage());
        }
        return server;
    }

    /** Serves until the process is told to stop. */
    static int show(Path journal, int port) throws JournalException {
        try (var shutdown = new Shutdown();
                var server = serve(journal, port)) {
            System.err.println(
                    "icebreaker: the recording is at "
                            + server.replayAddress()
                            + " (Ctrl-C stops)");
            boolean asked = false;
            while (!asked) {
                asked = shutdown.await(1_000);
            }
            return Exit.OK;
        }
    }
}
