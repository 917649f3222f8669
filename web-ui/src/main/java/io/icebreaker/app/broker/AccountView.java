package io.icebreaker.app.broker;

import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.tick.FeedState;
import io.icebreaker.web.BrokerDesk;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An account as the page sees it: of a secret whether it is set, and its last four. Any thread. */
final class AccountView {
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final Supplier<Map<String, String>> running;

    AccountView(
            Map<String, String> environment,
            InstantSource clock,
            Supplier<Map<String, String>> running) {
        this.environment = environment;
        this.clock = clock;
        this.running = running;
    }

    Map<String, Object> of(Configured found) {
        Account account = found.account();
        BrokerKind kind = account.kind();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("feed", account.feed());
        shown.put("broker", kind.name());
        shown.put("title", kind.title());
        shown.put("there", kind.isThere());
        shown.put("site", kind.site());
        shown.put("needs", kind.needs());
        shown.put("tokenLife", kind.tokenLife());
        shown.put("limit", kind.maxInstruments());
        shown.put("limitWords", kind.limit());
        shown.put("configured", found.from() == null ? null : found.from().toString());
        shown.put("universe", found.words());
        shown.put("running", running.get().get(account.feed()));
        shown.put("token", token(account));
        if (kind.isThere()) {
            login(account, shown);
        } else {
            shown.put("fields", List.of());
        }
        return shown;
    }

    private Map<String, Object> token(Account account) {
        Instant now = clock.instant();
        TokenState state = TokenState.of(account, environment, clock);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("state", state.word().name());
        shown.put("words", state.words(now));
        shown.put("issuedAtMs", ms(state.issuedAt()));
        shown.put("expiresAtMs", ms(state.expiresAt()));
        return shown;
    }

    private static Long ms(Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private void login(Account account, Map<String, Object> shown) {
        LoginFlow flow = account.flow(clock);
        Keys keys = account.keys(environment);
        try {
            Map<String, Secret> kept = keys.all(flow.fields());
            List<LoginField> missing = flow.missing(kept);
            boolean haveKeys = missing.stream().allMatch(it -> it.kind() == LoginField.Kind.ONCE);
            shown.put("fields", fields(flow, keys, missing));
            shown.put("keysProblem", null);
            shown.put("keysSet", haveKeys);
            shown.put("page", haveKeys && flow.page(kept) != null);
        } catch (IOException e) {
            shown.put("fields", List.of());
            shown.put("keysProblem", e.getMessage());
            shown.put("keysSet", false);
            shown.put("page", false);
        }
    }

    private static List<Object> fields(LoginFlow flow, Keys keys, List<LoginField> missing)
            throws IOException {
        List<Object> fields = new ArrayList<>();
        for (LoginField field : flow.fields()) {
            boolean isOnce = field.kind() == LoginField.Kind.ONCE;
            Optional<Secret> value = isOnce ? Optional.empty() : keys.get(field);
            boolean isShown = field.kind() == LoginField.Kind.SHOWN;
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("name", field.name());
            shown.put("label", field.label());
            shown.put("help", field.help());
            shown.put("kind", field.kind().name());
            shown.put("required", field.required());
            shown.put("needed", missing.contains(field));
            shown.put("variable", field.variable());
            shown.put("set", value.isPresent());
            shown.put(
                    "hint",
                    value.map(it -> isShown ? it.<String>reveal(text -> text) : it.hint())
                            .orElse(""));
            fields.add(shown);
        }
        return fields;
    }

    /** One connection more than a broker allows would throw out one of the running feed's. */
    void refuseIfNoConnectionIsFree(Account account) {
        List<String> used =
                running.get().entrySet().stream()
                        .filter(it -> isOf(account.feed(), it.getKey()))
                        .map(Map.Entry::getValue)
                        .filter(state -> FeedState.valueOf(state).isUp())
                        .toList();
        int allowed = account.kind().stream().connections();
        if (used.size() >= allowed) {
            throw new BrokerDesk.Refused(
                    account.kind().title()
                            + (allowed == 1
                                    ? " allows one connection, and this engine's feed has it: "
                                            + used.get(0).toLowerCase(Locale.ROOT)
                                    : " allows "
                                            + allowed
                                            + " connections, and this engine's feed has all"),
                    "test",
                    "",
                    "its lamp shows whether it ticks");
        }
    }

    /** The further connections of a feed are named by number: kite/2. */
    private static boolean isOf(String feed, String connection) {
        return connection.equals(feed) || connection.startsWith(feed + "/");
    }
}
