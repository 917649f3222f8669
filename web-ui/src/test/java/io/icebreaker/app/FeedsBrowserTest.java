package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two brokers of one future on the page: their lamps tell what each gave, and which one is down. */
class FeedsBrowserTest extends BrowserCase {
    private static final String ENDED = "() => icebreaker.session()?.state === 'ENDED'";

    @TempDir Path directory;

    @Test
    void theLampsTellWhatEachFeedGives() throws Exception {
        Path ticks = SharedData.folder("ticks");
        Path journal = directory.resolve("two");
        CommandRun.json(
                "import",
                "--feed",
                ticks.resolve("nifty-fut-kite.csv.gz"),
                "--feed",
                ticks.resolve("nifty-fut-dhan.csv.gz"),
                "--kill",
                "1@12:49:30",
                "--journal",
                journal);
        try (var server = RecordingPage.serve(journal, 0)) {
            Visit visit = Visit.open(context, server.replayAddress());
            visit.until("() => icebreaker.session() !== null");
            visit.part("speed-max").click();
            visit.until(ENDED);
            String last = "[data-feed=nifty-fut-dhan][data-tone=bad]";
            visit.until("() => document.querySelector('" + last + "')?.title.includes('82 new')");
            visit.soon(() -> assertTitle(visit, last, "100 % of its packets count"));
            visit.soon(() -> assertTitle(visit, last, " ms before another feed"));
            String kite = "[data-feed=nifty-fut-kite]";
            visit.soon(() -> assertTitle(visit, kite, "48 % of its packets count"));
            visit.assertQuiet();
        }
    }

    private static void assertTitle(Visit visit, String lamp, String words) {
        String title = visit.css(lamp).getAttribute("title");
        assertTrue(title.contains(words), title);
    }
}
