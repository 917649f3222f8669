package io.icebreaker.app;

import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Profile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker replay}: a journal through the same stages as live. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Send a journal through the pipeline again and print the hash of what it leads to.")
final class ReplayCommand implements Callable<Integer> {
    @Option(names = "--journal", required = true, description = "The journal's directory.")
    private Path journal;

    @Option(
            names = "--speed",
            defaultValue = "max",
            description =
                    "1 is the speed of the day, 10 ten times that, max as fast as it goes (default).")
    private String speed;

    @Option(
            names = "--profile",
            defaultValue = "replay-fast",
            description =
                    "quiet-vps, dedicated-cores or replay-fast (default). The hash is the same under each.")
    private String profile;

    @Option(
            names = "--page",
            description = {
                "Show the recording in the browser instead: play, pause, go to any moment, step.",
                "Runs until Ctrl-C; --speed, --profile and --set do not apply."
            })
    private boolean page;

    @Option(
            names = "--port",
            defaultValue = "8420",
            description = "Port of the page on 127.0.0.1; 0 takes a free one.")
    private int port;

    @Mixin private SetOptions set;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        if (page) {
            return RecordingPage.show(journal, port);
        }
        var progress = new Progress("replay: events", out.quiet);
        var how =
                new Replayed.How(
                        profile(profile),
                        speed(),
                        OutputSink.NONE,
                        false,
                        set.over(journal),
                        progress);
        out.print(Replayed.run(journal, how).toMap());
        return Exit.OK;
    }

    private double speed() {
        if (speed.equals("max")) {
            return Replay.MAX_SPEED;
        }
        double factor = number(speed);
        if (factor > 0 && factor < 1e9) {
            return factor;
        }
        throw new CommandException(
                Exit.COULD_NOT_RUN, "--speed is a number above 0, or max; was '" + speed + "'");
    }

    /** NaN for what is no number. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The profile of that name, or a message that lists them. */
    static Profile profile(String name) {
        Profile profile = Profile.named(name);
        if (profile == null) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "no profile '" + name + "'; there are " + String.join(", ", Profile.names()));
        }
        return profile;
    }
}
