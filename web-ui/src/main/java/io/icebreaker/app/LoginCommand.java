package io.icebreaker.app;

import io.icebreaker.app.broker.Account;
import io.icebreaker.app.broker.Asker;
import io.icebreaker.app.broker.Askers;
import io.icebreaker.app.broker.BrokerKind;
import io.icebreaker.app.broker.Brokers;
import io.icebreaker.app.broker.LoginDialog;
import io.icebreaker.app.broker.TokenState;
import io.icebreaker.app.broker.WizardFiles;
import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code icebreaker login}: gets the day's token from a broker, and keeps it where the feed looks. */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description = {
            "Log in to a broker and keep the token where the feed finds it; a running engine takes"
                    + " it up within five seconds.",
            "Asks for what is missing. Nothing secret is shown, or taken from the command line."
                    + " Through a pipe: one line an answer, in the order asked.",
            "What each broker needs of you beforehand: icebreaker doctor --brokers.",
            "Exit code 0: logged in. 1: refused, with the broker's code. 2: not reached, or nobody"
                    + " to ask. 78: bad configuration."
        })
final class LoginCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BROKER",
            description =
                    "kite, smartapi, dhan, flattrade or shoonya. May be left out with --feed.")
    private String broker;

    @Option(
            names = "--config",
            description =
                    "The configuration whose feed it is for (default: what the page's wizard"
                            + " wrote).")
    private Path config;

    @Option(
            names = "--feed",
            paramLabel = "NAME",
            description = "Which feed, when the broker has several (default: the only one).")
    private String feed;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws IOException {
        Account account;
        try {
            account = account();
        } catch (ConfigException e) {
            System.err.println("icebreaker: " + e.getMessage());
            return Exit.BAD_CONFIG;
        }
        if (!account.kind().isThere()) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "logging in to " + account.kind().title() + " is not there yet in this build");
        }
        return logIn(account);
    }

    private int logIn(Account account) throws IOException {
        InstantSource clock = InstantSource.system();
        var dialog = new LoginDialog(account, System.getenv(), clock);
        Supplier<Collection<Secret>> kept = () -> kept(account, clock);
        Asker asker = Askers.usual(kept);
        try {
            LoginTokens tokens = dialog.run(asker);
            Instant until = dialog.expiresAt(tokens);
            asker.say(
                    "logged in to "
                            + account.kind().title()
                            + ": the token is good until "
                            + TokenState.at(until, clock.instant())
                            + " and lies in "
                            + account.tokenFile());
            print(account, tokens, until);
            return Exit.OK;
        } catch (LoginException e) {
            String code = e.brokerCode().isEmpty() ? "" : " (" + e.brokerCode() + ")";
            System.err.println("icebreaker: not logged in: " + e.getMessage() + code);
            return e.answersAtFault() ? Exit.FOUND_WRONG : Exit.COULD_NOT_RUN;
        }
    }

    private static Collection<Secret> kept(Account account, InstantSource clock) {
        try {
            return account.keys(System.getenv()).all(account.flow(clock).fields()).values();
        } catch (IOException e) {
            return List.of(); // then the dialog has said so already
        }
    }

    private void print(Account account, LoginTokens tokens, Instant until) {
        if (out.json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("broker", account.kind().name());
            result.put("feed", account.feed());
            result.put("tokenFile", account.tokenFile().toString());
            result.put("issuedAt", tokens.issuedAt().toString());
            result.put("expiresAt", until.toString());
            out.print(result);
        }
    }

    /** The feed that is meant, or an account of the broker's name where none is configured. */
    private Account account() throws ConfigException {
        BrokerKind kind = broker == null ? null : kind(broker);
        AppConfig read = read();
        List<AppConfig.Feed> feeds =
                read == null
                        ? List.of()
                        : read.feeds().stream()
                                .filter(it -> feed == null || it.name().equals(feed))
                                .filter(it -> kind == null || kind(it.broker()).equals(kind))
                                .toList();
        if (feeds.size() == 1) {
            return Credentials.account(feeds.get(0));
        }
        if (feeds.size() > 1) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "which feed? --feed NAME, one of "
                            + feeds.stream().map(AppConfig.Feed::name).toList());
        }
        if (feed != null || kind == null) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    feed == null
                            ? "which broker? One of " + Brokers.names()
                            : "no feed "
                                    + feed
                                    + (kind == null ? "" : " of " + kind.name())
                                    + " in "
                                    + (read == null ? "any configuration" : read.source().file()));
        }
        return Account.of(
                kind, read == null ? WizardFiles.in(DemoCommand.home()).secrets() : read.secrets());
    }

    private AppConfig read() throws ConfigException {
        Path usual = WizardFiles.in(DemoCommand.home()).file();
        Path file = config != null || !Files.exists(usual) ? config : usual;
        return file == null ? null : AppConfig.load(file);
    }

    private static BrokerKind kind(String name) {
        return Brokers.named(name)
                .orElseThrow(
                        () ->
                                new CommandException(
                                        Exit.COULD_NOT_RUN,
                                        "no broker " + name + "; there are " + Brokers.names()));
    }
}
