package io.icebreaker.app.broker;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Redirect;
import io.icebreaker.feed.login.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One login from the first question to the token's file: asks for what is missing, keeps what is to be kept,
 * shows the page, exchanges the answer. A refusal leaves the old token's file as it was.
 */
public final class LoginDialog {
    private final Account account;
    private final LoginFlow flow;
    private final Map<String, String> environment;

    public LoginDialog(Account account, Map<String, String> environment, InstantSource clock) {
        this(account, environment, account.flow(clock));
    }

    LoginDialog(Account account, Map<String, String> environment, LoginFlow flow) {
        this.account = account;
        this.environment = environment;
        this.flow = flow;
    }

    /** What there is of keys, and what is still to be asked. */
    public List<LoginField> missing() throws IOException {
        return flow.missing(kept());
    }

    Map<String, Secret> kept() throws IOException {
        return account.keys(environment).all(flow.fields());
    }

    /**
     * Asks until all is there, then logs in.
     *
     * @return the tokens, as written to the account's file
     * @throws LoginException when the broker refuses, or an answer is missing
     * @throws IOException when a file cannot be read or written
     */
    public LoginTokens run(Asker asker) throws LoginException, IOException {
        askForKeys(asker);
        Map<String, Secret> kept = kept();
        URI page = flow.page(kept);
        if (page != null) {
            asker.show(page);
        }
        Map<String, Secret> once = new LinkedHashMap<>();
        for (LoginField field : flow.missing(kept)) {
            once.put(field.name(), answer(asker, field));
        }
        return complete(once);
    }

    private void askForKeys(Asker asker) throws IOException, LoginException {
        Map<String, Secret> fresh = new LinkedHashMap<>();
        for (LoginField field : missing()) {
            if (field.kind() != LoginField.Kind.ONCE) {
                fresh.put(field.name(), answer(asker, field));
            }
        }
        if (isFirst(kept())) {
            offerOptional(asker, fresh);
        }
        if (!fresh.isEmpty()) {
            account.keys(environment).write(fresh);
            asker.say("kept in " + account.keysFile() + ", for you only");
        }
    }

    /** Who has been asked once and has passed is not asked at each login: nothing is kept yet. */
    private boolean isFirst(Map<String, Secret> kept) {
        return flow.fields().stream()
                .filter(field -> field.required() && field.kind() != LoginField.Kind.ONCE)
                .anyMatch(field -> !kept.containsKey(field.name()));
    }

    /** What spares later logins something, such as a TOTP seed; an empty answer passes. */
    private void offerOptional(Asker asker, Map<String, Secret> fresh) throws IOException {
        Map<String, Secret> kept = kept();
        for (LoginField field : flow.fields()) {
            boolean isOffered = !field.required() && field.kind() != LoginField.Kind.ONCE;
            if (isOffered && !kept.containsKey(field.name())) {
                Secret answer = asker.ask(field);
                if (answer != null && !answer.isEmpty()) {
                    fresh.put(field.name(), answer);
                }
            }
        }
    }

    private static Secret answer(Asker asker, LoginField field) throws IOException, LoginException {
        Secret answer = asker.ask(field);
        if (answer == null || answer.isEmpty()) {
            throw LoginException.refused(field.label() + " is missing: " + field.help(), "");
        }
        return answer;
    }

    /**
     * Logs in with what is kept and these answers, and writes the token's file.
     *
     * @throws LoginException when one is missing or the broker refuses
     */
    public LoginTokens complete(Map<String, Secret> once) throws LoginException, IOException {
        Map<String, Secret> answers = new LinkedHashMap<>(kept());
        for (LoginField field : flow.fields()) {
            Secret given = once.get(field.name());
            if (given != null && !given.isEmpty()) {
                answers.put(field.name(), Redirect.reduce(field, given));
            }
        }
        for (LoginField field : flow.missing(answers)) {
            throw LoginException.refused(field.label() + " is missing: " + field.help(), "");
        }
        LoginTokens tokens = flow.complete(answers);
        account.token().write(tokens);
        return tokens;
    }

    /** Until when tokens are good. */
    public Instant expiresAt(LoginTokens tokens) {
        return tokens.expiresAt() != null ? tokens.expiresAt() : flow.expiresAt(tokens.issuedAt());
    }

    LoginFlow flow() {
        return flow;
    }
}
