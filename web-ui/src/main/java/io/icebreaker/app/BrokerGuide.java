package io.icebreaker.app;

import io.icebreaker.app.broker.Account;
import io.icebreaker.app.broker.BrokerKind;
import io.icebreaker.app.broker.Brokers;
import io.icebreaker.app.broker.TokenState;
import io.icebreaker.app.broker.WizardFiles;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code doctor --brokers}: for each broker what a newcomer must arrange, what is there, and the next step.
 */
final class BrokerGuide {
    private static final InstantSource CLOCK = InstantSource.system();

    private BrokerGuide() {}

    /** {@code config} may be null: then what the page's wizard wrote is looked at. */
    static void print(Path config, boolean asJson) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (BrokerKind kind : Brokers.all()) {
            Map<String, Object> guide = new LinkedHashMap<>();
            guide.put("broker", kind.name());
            guide.put("title", kind.title());
            guide.put("site", kind.site());
            guide.put("needs", kind.needs());
            guide.put("streams", kind.limit());
            guide.put("token", kind.tokenLife());
            guide.put("state", state(kind, find(kind, config)));
            all.add(guide);
        }
        if (asJson) {
            System.out.println(Json.line(Map.of("brokers", all)));
        } else {
            all.forEach(BrokerGuide::print);
        }
    }

    private static void print(Map<String, Object> guide) {
        System.out.println(guide.get("title") + " (" + guide.get("broker") + ")");
        int number = 1;
        for (Object need : (List<?>) guide.get("needs")) {
            System.out.println("  " + number++ + ". " + need);
        }
        System.out.println("  keys: " + guide.get("site"));
        System.out.println("  streams " + guide.get("streams"));
        System.out.println("  a token is good " + guide.get("token"));
        System.out.println("  now: " + guide.get("state"));
        System.out.println();
    }

    /** What there is of a broker's account here, and whether some configuration streams from it. */
    private record Found(Account account, boolean isConfigured) {}

    /** The configured one, else the one that a login without a configuration would use. */
    private static Found find(BrokerKind kind, Path config) {
        WizardFiles usual = WizardFiles.in(DemoCommand.home());
        Path file = config != null || !Files.exists(usual.file()) ? config : usual.file();
        if (file == null) {
            return new Found(Account.of(kind, usual.secrets()), false);
        }
        try {
            AppConfig read = AppConfig.load(file);
            return read.feeds().stream()
                    .filter(feed -> feed.broker().equals(kind.name()))
                    .findFirst()
                    .map(feed -> new Found(Credentials.account(feed), streams(feed)))
                    .orElse(new Found(Account.of(kind, read.secrets()), false));
        } catch (ConfigException e) {
            throw new CommandException(Exit.BAD_CONFIG, e.getMessage());
        }
    }

    private static boolean streams(AppConfig.Feed feed) {
        return !feed.symbols().isEmpty() || !feed.universe().isEmpty();
    }

    /** Where a newcomer stands, and what comes next. */
    private static String state(BrokerKind kind, Found found) {
        if (!kind.isThere()) {
            return "not there yet in this build";
        }
        try {
            return state(kind, found.account(), found.isConfigured());
        } catch (IOException e) {
            return "its keys cannot be read: " + e.getMessage() + ", then look here again";
        }
    }

    private static String state(BrokerKind kind, Account account, boolean isConfigured)
            throws IOException {
        LoginFlow flow = account.flow(CLOCK);
        Map<String, Secret> kept = account.keys(System.getenv()).all(flow.fields());
        List<String> missing =
                flow.missing(kept).stream()
                        .filter(field -> field.kind() != LoginField.Kind.ONCE)
                        .map(LoginField::label)
                        .toList();
        if (!missing.isEmpty()) {
            return "not set: "
                    + String.join(", ", missing)
                    + "; next: `icebreaker login "
                    + kind.name()
                    + "` asks for it, the page's Brokers screen (key 7) too";
        }
        TokenState token = TokenState.of(account, System.getenv(), CLOCK);
        return "keys are set, token: "
                + token.words(CLOCK.instant())
                + "; next: "
                + next(kind, token, isConfigured);
    }

    private static String next(BrokerKind kind, TokenState token, boolean isConfigured) {
        return switch (token.word()) {
            case MISSING, EXPIRED -> "`icebreaker login " + kind.name() + "`";
            case UNUSABLE -> "mend that, then look here again";
            case GOOD, UNKNOWN_AGE ->
                    isConfigured
                            ? "nothing; `icebreaker run` has what it needs"
                            : "choose what to stream on the page's Brokers screen, or in a"
                                    + " configuration (config/icebreaker.conf shows how)";
        };
    }
}
