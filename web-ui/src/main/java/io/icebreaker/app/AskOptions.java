package io.icebreaker.app;

import io.icebreaker.app.broker.Account;
import io.icebreaker.app.broker.TokenState;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.SystemEpochNanoClock;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom a question goes to, and how its answer is printed: options of all ask commands. */
final class AskOptions {
    @Option(
            names = "--broker",
            paramLabel = "NAME",
            description = {
                "A broker, or a feed of the configuration (default: the first account whose token",
                "is good)."
            })
    private String broker;

    @Option(
            names = "--config",
            description =
                    "The configuration with the accounts (default: what the page's wizard wrote).")
    private Path config;

    @Mixin OutputOptions out;

    /** What is asked of one account. */
    interface Question<T> {
        T ask(AskedBroker broker) throws RestException;
    }

    /**
     * Asks the account that is meant; the next one where a token is refused and none was named.
     *
     * @param needsMaster whether instruments are named
     * @throws CommandException saying what went wrong and what to do
     */
    <T> T ask(boolean needsMaster, Question<T> question) throws IOException {
        AskAccounts accounts = AskAccounts.of(config, broker);
        InstrumentBook book = needsMaster ? accounts.book(out.quiet) : InstrumentBook.of(Map.of());
        List<Account> good = accounts.withGoodToken();
        for (int n = 0; ; n++) {
            AskedBroker asked = open(good.get(n), book);
            try {
                return question.ask(asked);
            } catch (RestException e) {
                AskFailure failure = AskFailure.of(e, asked, "--broker NAME");
                if (e.kind() != Kind.AUTH || n + 1 == good.size()) {
                    throw failure.exception();
                }
                System.err.println("icebreaker: " + failure.words() + "; asking the next");
            }
        }
    }

    private static AskedBroker open(Account account, InstrumentBook book) {
        var clocks = new FeedClocks(new SystemEpochNanoClock(), System::nanoTime);
        try {
            return new AskedBroker(
                    account.feed(),
                    account.kind().name(),
                    account.kind().stream().rest(account, System.getenv(), book, clocks),
                    book);
        } catch (IllegalArgumentException e) {
            throw new CommandException(Exit.COULD_NOT_RUN, account.feed() + ": " + e.getMessage());
        }
    }

    /** How an account's token stands, with the command that gets another. */
    static String token(Account account, TokenState state, Instant now) {
        return account.feed()
                + ": "
                + state.words(now)
                + " with `icebreaker "
                + AskFailure.login(account.kind().name(), account.feed())
                + "`";
    }
}
