package io.icebreaker.app;

import io.icebreaker.app.broker.Account;
import io.icebreaker.app.broker.BrokerKind;
import io.icebreaker.app.broker.Brokers;
import io.icebreaker.app.broker.TokenState;
import io.icebreaker.app.broker.WizardFiles;
import io.icebreaker.feed.master.HttpFetch;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.MasterCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The accounts a question may go to: the configured feeds, or without any those that somebody has logged in.
 *
 * @param config null where there is none
 */
record AskAccounts(AppConfig config, List<Account> all) {
    /**
     * @param file null for what the page's wizard wrote
     * @param wanted a broker or a feed, null for any
     */
    static AskAccounts of(Path file, String wanted) {
        AppConfig config = read(file);
        List<Account> all =
                config == null || config.feeds().isEmpty()
                        ? loggedIn(wanted)
                        : configured(config, wanted);
        if (all.isEmpty()) {
            throw new CommandException(Exit.COULD_NOT_RUN, nobody(config, wanted));
        }
        return new AskAccounts(config, all);
    }

    private static AppConfig read(Path given) {
        Path usual = WizardFiles.in(DemoCommand.home()).file();
        Path file = given != null || !Files.exists(usual) ? given : usual;
        try {
            return file == null ? null : AppConfig.load(file);
        } catch (ConfigException e) {
            throw new CommandException(Exit.BAD_CONFIG, e.getMessage());
        }
    }

    private static List<Account> configured(AppConfig config, String wanted) {
        return config.feeds().stream()
                .filter(RestAccounts::has)
                .map(Credentials::account)
                .filter(it -> wanted == null || it.feed().equals(wanted) || is(it.kind(), wanted))
                .toList();
    }

    private static boolean is(BrokerKind kind, String wanted) {
        return Brokers.named(wanted).filter(kind::equals).isPresent();
    }

    private static List<Account> loggedIn(String wanted) {
        Path secrets = WizardFiles.in(DemoCommand.home()).secrets();
        return Brokers.all().stream()
                .filter(BrokerKind::streams)
                .filter(kind -> wanted == null || is(kind, wanted))
                .map(kind -> Account.of(kind, secrets))
                .filter(it -> wanted != null || token(it).word() != TokenState.Word.MISSING)
                .toList();
    }

    private static TokenState token(Account account) {
        return TokenState.of(account, System.getenv(), InstantSource.system());
    }

    private static String nobody(AppConfig config, String wanted) {
        if (wanted == null) {
            return "no broker account is set up: `icebreaker login BROKER` logs in to one ("
                    + Brokers.names()
                    + "), `icebreaker doctor --brokers` says what each needs";
        }
        String there =
                config == null
                        ? Brokers.names()
                        : config.feeds().stream()
                                .map(AppConfig.Feed::name)
                                .collect(Collectors.joining(", "));
        return "no account " + wanted + " to ask; there are " + there;
    }

    /**
     * Those with a token that is good as far as anybody knows, at least one.
     *
     * @throws CommandException when there is none, saying how to get one
     */
    List<Account> withGoodToken() {
        Instant now = Instant.now();
        List<Account> good = all.stream().filter(it -> token(it).isGoodAt(now)).toList();
        if (good.isEmpty()) {
            throw new CommandException(
                    Exit.FOUND_WRONG,
                    all.stream()
                            .map(it -> AskOptions.token(it, token(it), now))
                            .collect(Collectors.joining("; ")));
        }
        return good;
    }

    /** What their brokers list; waits for downloads of what is missing or of yesterday. */
    InstrumentBook book(boolean isQuiet) throws IOException {
        try {
            if (config == null || config.feeds().isEmpty()) {
                return InstrumentBook.of(
                        MasterHome.of(null)
                                .rowsWith(all.stream().map(it -> it.kind().name()).toList()));
            }
            var store = new Masters.Store(new HttpFetch(), new MasterCounters());
            Masters masters = Masters.load(config, store, Instant.now());
            if (!isQuiet) {
                masters.warnings().forEach(it -> System.err.println("icebreaker: " + it));
            }
            return masters.book();
        } catch (ConfigException e) {
            throw new CommandException(Exit.BAD_CONFIG, e.getMessage());
        }
    }
}
