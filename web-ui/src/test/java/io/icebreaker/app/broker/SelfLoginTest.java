package io.icebreaker.app.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login without a person: tried once, then rarely, and never with answers refused twice. */
class SelfLoginTest {
    private static final LoginField PIN = LoginField.kept("pin", "PIN", "Four digits.", "THE_PIN");

    @TempDir Path root;

    private final List<Instant> tries = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private Map<String, String> environment = Map.of("THE_PIN", "73951846");
    private Instant now = Instant.parse("2026-01-15T04:00:00Z");
    private boolean isWaiting = true;
    private boolean isUp;
    private URI page;
    private LoginException refusal = LoginException.unreachable("the network is down", "");
    private SelfLogin logins;

    /** Asks nobody and does what the fields say. */
    private final class Flow implements LoginFlow {
        @Override
        public String broker() {
            return "kite";
        }

        @Override
        public List<LoginField> fields() {
            return List.of(PIN);
        }

        @Override
        public URI page(Map<String, Secret> kept) {
            return page;
        }

        @Override
        public LoginTokens complete(Map<String, Secret> answers) throws LoginException {
            tries.add(now);
            threads.add(Thread.currentThread().getName());
            if (refusal != null) {
                throw refusal;
            }
            return new LoginTokens(Secret.of("fresh"), Map.of(), now, null);
        }

        @Override
        public Instant expiresAt(Instant issuedAt) {
            return issuedAt.plus(Duration.ofHours(20));
        }
    }

    @BeforeEach
    void prepare() {
        Account account = Account.of(Brokers.named("kite").orElseThrow(), root);
        logins =
                new SelfLogin(
                        () -> List.of(new Configured(account, List.of(), root)),
                        it -> new LoginDialog(it, environment, new Flow()),
                        () -> now,
                        it -> isWaiting,
                        it -> isUp);
    }

    /** Looks every minute, each try awaited; what was told. */
    private List<SelfLogin.Result> live(Duration time) throws Exception {
        List<SelfLogin.Result> told = new ArrayList<>();
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plusSeconds(60)) {
            told.addAll(lookAndAwait());
        }
        told.addAll(lookAndAwait());
        return told;
    }

    private List<SelfLogin.Result> lookAndAwait() throws Exception {
        List<SelfLogin.Result> told = logins.look();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("login-kite")) {
                thread.join(60_000);
            }
        }
        return told;
    }

    private List<Long> minutes() {
        return tries.stream().map(at -> Duration.between(tries.get(0), at).toMinutes()).toList();
    }

    @Test
    void triesOnceThenAtGrowingPausesOnAThreadOfItsOwn() throws Exception {
        List<SelfLogin.Result> told = live(Duration.ofHours(4));
        assertEquals(List.of(0L, 5L, 20L, 80L, 140L, 200L), minutes());
        assertTrue(threads.stream().allMatch("login-kite"::equals));
        assertEquals(6, told.size());
        assertEquals("cannot log in by itself: the network is down", told.get(0).words());
    }

    @Test
    void neverTriesMoreThanThriceInAnHourThoughTheFeedComesAndGoes() throws Exception {
        refusal = null;
        isUp = true;
        List<SelfLogin.Result> told = live(Duration.ofHours(3));
        for (int i = 3; i < tries.size(); i++) {
            Duration between = Duration.between(tries.get(i - 3), tries.get(i));
            assertTrue(between.compareTo(Duration.ofHours(1)) >= 0, minutes().toString());
        }
        assertTrue(tries.size() >= 6);
        assertTrue(told.get(0).isGood());
        assertFalse(told.toString().contains("fresh"));
    }

    @Test
    void stopsWithKeysThatAreRefusedTwice() throws Exception {
        refusal = LoginException.refused("the PIN is wrong", "AB1007");
        List<SelfLogin.Result> told = live(Duration.ofHours(8));
        assertEquals(2, tries.size());
        assertTrue(told.get(1).words().endsWith("not tried again with these keys"));
        environment = Map.of("THE_PIN", "12345678");
        refusal = null;
        live(Duration.ofHours(1));
        assertEquals("fresh", written());
    }

    /** What lies in the token's file. */
    private String written() throws Exception {
        Account account = Account.of(Brokers.named("kite").orElseThrow(), root);
        return account.token().token().orElseThrow().reveal(text -> text);
    }

    @Test
    void leavesToAPersonWhatNeedsOne() throws Exception {
        page = URI.create("https://broker.example/login");
        live(Duration.ofHours(1));
        page = null;
        environment = Map.of();
        live(Duration.ofHours(1));
        isWaiting = false;
        environment = Map.of("THE_PIN", "73951846");
        live(Duration.ofHours(1));
        assertEquals(0, tries.size());
    }
}
