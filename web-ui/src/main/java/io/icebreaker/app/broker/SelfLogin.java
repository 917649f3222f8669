package io.icebreaker.app.broker;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Logs in where the login needs nobody: when a feed waits for a token, and before the open when the token
 * would not last through the day. One try at a time for each account, then pauses of 5, 15 and 60 minutes,
 * never more than three tries in an hour, and none with keys that the broker refused twice.
 *
 * <p><b>Threading.</b> {@link #look} is one thread's, neither a socket's nor the engine's; it does not wait
 * for the broker: each login has a thread of its own, and its result is told by a later look.
 */
public final class SelfLogin {
    /** What came of a try: a sentence without secrets. */
    public record Result(String feed, boolean isGood, String words) {}

    private static final List<Duration> PAUSES =
            List.of(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(15));
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int REFUSALS = 2;

    private final Supplier<List<Configured>> feeds;
    private final Function<Account, LoginDialog> dialogs;
    private final Predicate<Account> wanted;
    private final Predicate<Account> up;
    private final InstantSource clock;
    private final Map<Path, Tries> accounts = new HashMap<>();
    private final Queue<Result> results = new ConcurrentLinkedQueue<>();

    /** Of one account; the last three are enough to know about an hour. */
    private static final class Tries {
        private final Instant[] begun = new Instant[PAUSES.size()];
        private int inARow;
        private int count;
        private volatile boolean isRunning;
        private volatile int refusals;
        private volatile Map<String, Secret> refused = Map.of();

        /** The oldest of the last three is an hour ago, and the pause since the last is over. */
        boolean mayTry(Instant now) {
            Instant thirdLast = begun[count % begun.length];
            Instant last = begun[(count + begun.length - 1) % begun.length];
            Duration pause = inARow < PAUSES.size() ? PAUSES.get(inARow) : LONGEST;
            boolean isHourOver = thirdLast == null || !now.isBefore(thirdLast.plus(LONGEST));
            return !isRunning && isHourOver && (last == null || !now.isBefore(last.plus(pause)));
        }

        void begin(Instant now) {
            begun[count++ % begun.length] = now;
            inARow++;
            isRunning = true;
        }
    }

    /**
     * Prepares; nothing is tried before {@link #look}.
     *
     * @param feeds the configured ones, read anew at each look
     * @param wanted whether an account's feed waits for a token, or its token is too short
     * @param up whether its feed is connected: what was tried before then no longer counts
     */
    public SelfLogin(
            Supplier<List<Configured>> feeds,
            Map<String, String> environment,
            InstantSource clock,
            Predicate<Account> wanted,
            Predicate<Account> up) {
        this(feeds, it -> new LoginDialog(it, environment, clock), clock, wanted, up);
    }

    SelfLogin(
            Supplier<List<Configured>> feeds,
            Function<Account, LoginDialog> dialogs,
            InstantSource clock,
            Predicate<Account> wanted,
            Predicate<Account> up) {
        this.feeds = feeds;
        this.dialogs = dialogs;
        this.clock = clock;
        this.wanted = wanted;
        this.up = up;
    }

    /** Begins what is due; what came of earlier tries since the last look, in their order. */
    public List<Result> look() {
        for (Configured feed : feeds.get()) {
            look(feed.account());
        }
        List<Result> news = new ArrayList<>();
        for (Result next = results.poll(); next != null; next = results.poll()) {
            news.add(next);
        }
        return news;
    }

    private void look(Account account) {
        Tries tries = accounts.computeIfAbsent(account.tokenFile(), path -> new Tries());
        if (up.test(account)) {
            tries.inARow = 0;
        }
        boolean isDue = wanted.test(account) && tries.mayTry(clock.instant());
        if (isDue && account.kind().isThere()) {
            try {
                begin(account, tries);
            } catch (IOException unreadable) {
                tries.begin(clock.instant());
                tries.isRunning = false;
                tell(account, false, "cannot read its keys: " + unreadable.getMessage());
            }
        }
    }

    private void begin(Account account, Tries tries) throws IOException {
        LoginDialog dialog = dialogs.apply(account);
        Map<String, Secret> kept = dialog.kept();
        boolean isRefused = tries.refusals >= REFUSALS && kept.equals(tries.refused);
        if (isRefused || !needsNobody(dialog.flow(), kept)) {
            return;
        }
        tries.begin(clock.instant());
        var thread =
                new Thread(() -> logIn(account, dialog, kept, tries), "login-" + account.feed());
        thread.setDaemon(true);
        thread.start();
    }

    /** Nothing is left to ask, and no page to open. */
    private static boolean needsNobody(LoginFlow flow, Map<String, Secret> kept) {
        List<LoginField> missing = flow.missing(kept);
        return missing.isEmpty() && flow.page(kept) == null;
    }

    private void logIn(Account account, LoginDialog dialog, Map<String, Secret> kept, Tries tries) {
        try {
            LoginTokens tokens = dialog.complete(Map.of());
            tries.refusals = 0;
            String until = TokenState.at(dialog.expiresAt(tokens), clock.instant());
            tell(account, true, "logged in by itself: its token is good until " + until);
        } catch (LoginException e) {
            tell(
                    account,
                    false,
                    "cannot log in by itself: " + e.getMessage() + refused(e, kept, tries));
        } catch (IOException e) {
            tell(account, false, "cannot keep its token: " + e.getMessage());
        } catch (RuntimeException e) { // its message may hold an address, and that a key
            tell(account, false, "cannot log in by itself: " + e.getClass().getSimpleName());
        } finally {
            tries.isRunning = false;
        }
    }

    private static String refused(LoginException e, Map<String, Secret> kept, Tries tries) {
        if (!e.answersAtFault()) {
            return "";
        }
        tries.refusals = kept.equals(tries.refused) ? tries.refusals + 1 : 1;
        tries.refused = kept;
        return tries.refusals < REFUSALS ? "" : "; not tried again with these keys";
    }

    private void tell(Account account, boolean isGood, String words) {
        results.add(new Result(account.feed(), isGood, words));
    }
}
