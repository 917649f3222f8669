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
            String dhan = visit.css(last).getAttribute("title");
            String kite = visit.css("[data-feed=nifty-fut-kite]").getAttribute("title");
            assertTrue(dhan.contains("100 % of its packets count"), dhan);
            assertTrue(dhan.contains(" ms before another feed"), dhan);
            assertTrue(kite.contains("48 % of its packets count"), kite);
            visit.assertQuiet();
        }
    }
}
