package io.icebreaker.app.broker;

import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenSource;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How an account's token stands.
 *
 * @param issuedAt null when unknown
 * @param expiresAt null when unknown
 * @param detail why a file cannot be used, or its token may be dead already, "" otherwise; no content
 */
public record TokenState(Word word, Instant issuedAt, Instant expiresAt, String detail) {
    /** In one word. */
    public enum Word {
        /** None in file or environment. */
        MISSING,
        /** Its file is open to others or damaged. */
        UNUSABLE,
        GOOD,
        EXPIRED,
        /** There, but nobody knows how old it is: from the environment. */
        UNKNOWN_AGE
    }

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    /** Looks at file and environment now. */
    public static TokenState of(
            Account account, Map<String, String> environment, InstantSource clock) {
        try {
            TokenSource tokens = account.tokens(environment);
            Optional<Secret> token = tokens.token();
            if (token.isEmpty()) {
                return new TokenState(Word.MISSING, null, null, "");
            }
            return of(account, tokens, token.get(), clock);
        } catch (IOException e) {
            return new TokenState(Word.UNUSABLE, null, null, e.getMessage());
        }
    }

    /** The token's own word, else the broker's custom. */
    private static TokenState of(
            Account account, TokenSource tokens, Secret token, InstantSource clock)
            throws IOException {
        Instant issuedAt = tokens.issuedAt();
        Instant expiresAt = tokens.expiresAt();
        Instant now = clock.instant();
        String doubt = "";
        if (account.kind().isThere()) {
            LoginFlow flow = account.flow(clock);
            issuedAt = flow.issuedAt(token, issuedAt);
            expiresAt = flow.expiresAt(token, issuedAt, expiresAt);
            doubt = issuedAt == null ? "" : flow.doubt(issuedAt, now);
        }
        if (expiresAt == null) {
            return new TokenState(Word.UNKNOWN_AGE, issuedAt, null, doubt);
        }
        Word word = now.isBefore(expiresAt) ? Word.GOOD : Word.EXPIRED;
        return new TokenState(word, issuedAt, expiresAt, doubt);
    }

    /** Whether it may be dead before its time. */
    public boolean isDoubtful() {
        return word == Word.UNKNOWN_AGE || word == Word.GOOD && !detail.isEmpty();
    }

    /** Whether it is good at a time, as far as anybody knows. */
    public boolean isGoodAt(Instant time) {
        return switch (word) {
            case GOOD, EXPIRED -> time.isBefore(expiresAt);
            case UNKNOWN_AGE -> true;
            case MISSING, UNUSABLE -> false;
        };
    }

    /** A sentence without a full stop: "good until 06:00 IST on Fri 27 Nov". */
    public String words(Instant now) {
        return switch (word) {
            case MISSING -> "no token: log in";
            case UNUSABLE -> detail;
            case GOOD ->
                    "good until "
                            + at(expiresAt, now)
                            + (detail.isEmpty() ? "" : ", but " + detail);
            case EXPIRED -> "expired at " + at(expiresAt, now) + ": log in again";
            case UNKNOWN_AGE -> "there, of unknown age (it comes from the environment)";
        };
    }

    /** {@code 06:00 IST}, with the day when it is not today. */
    public static String at(Instant time, Instant now) {
        ZonedDateTime there = time.atZone(INDIA);
        LocalDate today = LocalDate.ofInstant(now, INDIA);
        String clock = TIME.format(there) + " IST";
        return there.toLocalDate().equals(today) ? clock : clock + " on " + DAY.format(there);
    }
}
