package io.icebreaker.app;

import io.icebreaker.app.broker.Account;
import io.icebreaker.app.broker.Brokers;
import io.icebreaker.app.broker.TokenState;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginFlow;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Who we are to a feed's broker, and whether all of it is there. Looks, never shows. */
final class Credentials {
    private Credentials() {}

    /** The account behind a feed. */
    static Account account(AppConfig.Feed feed) {
        return new Account(
                feed.name(),
                Brokers.named(feed.broker()).orElseThrow().variant(feed.variant()),
                feed.restUrl() == null ? null : URI.create(feed.restUrl()),
                feed.url() == null ? null : URI.create(feed.url()),
                feed.keysFile(),
                feed.tokenFile());
    }

    /** What is missing, too open or too old, each in a sentence with what to do. */
    static List<String> problems(AppConfig.Feed feed, InstantSource clock) {
        Account account = account(feed);
        if (!account.kind().isThere()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        LoginFlow flow = account.flow(clock);
        try {
            var kept = account.keys(System.getenv()).all(flow.fields());
            for (LoginField field : flow.fields()) {
                boolean isKept = field.required() && field.kind() != LoginField.Kind.ONCE;
                if (isKept && !kept.containsKey(field.name())) {
                    problems.add(missing(field, account));
                }
            }
        } catch (IOException e) {
            problems.add(e.getMessage());
        }
        TokenState token = TokenState.of(account, System.getenv(), clock);
        if (!token.isGoodAt(clock.instant())) {
            problems.add(
                    token.words(clock.instant())
                            + " with `icebreaker login "
                            + name(account)
                            + "`");
        }
        return problems;
    }

    private static String missing(LoginField field, Account account) {
        return field.label()
                + " is not set: `icebreaker login "
                + name(account)
                + "` asks for it, or set "
                + field.variable()
                + ". "
                + field.help();
    }

    private static String name(Account account) {
        return account.kind().name() + " --feed " + account.feed();
    }

    /** Hears what is the matter with a feed's account. */
    interface Told {
        void say(String feed, boolean isWell, String words);
    }

    /** Says what is missing of an account, each by itself; else until when its token is good. */
    static void check(AppConfig.Feed feed, InstantSource clock, Told told) {
        List<String> problems = problems(feed, clock);
        problems.forEach(problem -> told.say(feed.name(), false, problem));
        if (problems.isEmpty()) {
            TokenState token = TokenState.of(account(feed), System.getenv(), clock);
            told.say(feed.name(), true, "token " + token.words(clock.instant()));
        }
    }
}
