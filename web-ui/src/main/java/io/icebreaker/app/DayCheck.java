package io.icebreaker.app;

import io.icebreaker.app.broker.Account;
import io.icebreaker.app.broker.ClockWatch;
import io.icebreaker.app.broker.Configured;
import io.icebreaker.app.broker.PreOpenCheck;
import io.icebreaker.app.broker.PreOpenCheck.Finding;
import io.icebreaker.app.broker.PreOpenCheck.Report;
import io.icebreaker.app.broker.PreOpenCheck.Verdict;
import io.icebreaker.app.broker.SelfLogin;
import io.icebreaker.app.broker.WizardFiles;
import io.icebreaker.publish.FeedBoard;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The look before the open of a live day, and the logins that need nobody: said in the log, on the page,
 * and in the journal where it matters.
 */
final class DayCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DayCheck.class);

    private static final Predicate<FeedState> WAITING =
            state -> state == FeedState.WAITING_FOR_TOKEN;

    private final PreOpenCheck check;
    private final SelfLogin logins;
    private final FeedBoard board;
    private final TickSink sink;
    private final EpochNanoClock clock;

    private DayCheck(
            AppConfig config,
            Supplier<List<Configured>> feeds,
            WizardFiles files,
            LiveEngine engine,
            DayFeeds day,
            EpochNanoClock clock) {
        this.clock = clock;
        board = engine.board().feeds();
        sink = engine.pipeline().newPatientSink();
        check =
                new PreOpenCheck(
                        feeds,
                        files,
                        config.journalDirectory(),
                        System.getenv(),
                        () -> Instant.ofEpochSecond(0, clock.nanoTime()),
                        new ClockWatch(),
                        this::tell,
                        day::segments);
        List<Configured> own = feeds.get();
        logins =
                new SelfLogin(
                        () -> own,
                        System.getenv(),
                        InstantSource.system(),
                        account -> isAny(account, WAITING) || check.isTokenShort(account),
                        account -> isAny(account, FeedState::isUp));
    }

    private boolean isAny(Account account, Predicate<FeedState> which) {
        for (int number = 0; number < TickFlags.MAX_FEEDS; number++) {
            String name = board.name(number);
            boolean isOfAccount =
                    name != null
                            && (name.equals(account.feed())
                                    || name.startsWith(account.feed() + "/"));
            if (isOfAccount && which.test(board.state(number))) {
                return true;
            }
        }
        return false;
    }

    static DayCheck of(AppConfig config, LiveEngine engine, DayFeeds day, EpochNanoClock clock) {
        return new DayCheck(
                config, PageBrokers.feeds(config), PageBrokers.files(config), engine, day, clock);
    }

    /** Now and then, by the day's own thread. */
    void look() {
        logins.look().forEach(this::tell);
        check.look();
    }

    Report last() {
        return check.last();
    }

    private void tell(SelfLogin.Result result) {
        String line = result.feed() + " " + result.words();
        if (result.isGood()) {
            LOG.info("{}", line);
        } else {
            LOG.warn("{}", line);
        }
        notice(result.feed(), line);
    }

    private void tell(Report report) {
        for (Finding finding : report.findings()) {
            String line = finding.name() + ": " + finding.words();
            if (finding.verdict() == Verdict.OK) {
                LOG.info("before the open: {}", line);
            } else {
                LOG.warn("before the open: {}", line);
                notice(finding.feed(), line);
            }
        }
    }

    /** A FEED event of the feed it is about, of the first one else. */
    private void notice(String feed, String text) {
        long nowNs = clock.nanoTime();
        Events.feed(sink.claim(), number(feed), FeedState.NOTICE, 0, nowNs, nowNs, text, nowNs);
        sink.publish();
    }

    private int number(String feed) {
        for (int number = 0; number < TickFlags.MAX_FEEDS; number++) {
            if (feed != null && feed.equals(board.name(number))) {
                return number;
            }
        }
        return 0;
    }
}
