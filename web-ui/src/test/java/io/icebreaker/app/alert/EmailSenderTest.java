package io.icebreaker.app.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.app.alert.AlertPlan.Tls;
import io.icebreaker.app.alert.Outcome.Later;
import io.icebreaker.app.alert.Outcome.Refused;
import io.icebreaker.app.alert.Outcome.Sent;
import io.icebreaker.app.alert.Outcome.Unknown;
import io.icebreaker.feed.login.Keys;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** E-mail to a real mail server on loopback, over real TLS. */
class EmailSenderTest {
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final List<String> BOTH = List.of("you@example.org", "her@example.org");

    @TempDir static Path shared;

    private static SSLContext good;
    private static SSLContext anothers;

    @TempDir Path directory;

    private final MovedClock clock = new MovedClock(AlertRig.NOON_NS);
    private MailServer server;

    @BeforeAll
    static void makeCertificates() throws Exception {
        good = Certificates.of(shared, "dns:localhost,ip:127.0.0.1");
        anothers = Certificates.of(shared, "dns:mail.example.org");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Outcome send(Tls tls, SSLContext context) throws Exception {
        return send(tls, context, MailServer.USER, AlertRig.keys(directory), USUAL);
    }

    private Outcome send(Tls tls, SSLContext context, String user, Keys keys, Duration timeout) {
        var plan =
                new AlertPlan.Email(
                        "localhost", server.port(), tls, user, "engine@example.org", BOTH);
        var factory = context == null ? null : context.getSocketFactory();
        return new EmailSender(plan, keys, clock, timeout, factory)
                .send(AlertRig.message(Channel.EMAIL));
    }

    @ParameterizedTest
    @EnumSource(Tls.class)
    void anAlertReachesAllItsReaders(Tls tls) throws Exception {
        server = new MailServer(tls, good);
        Outcome outcome = send(tls, good);
        assertInstanceOf(Sent.class, outcome, outcome.toString());
        assertEquals(
                List.of("from engine@example.org", "to you@example.org", "to her@example.org"),
                server.envelopes());
        String mail = server.mails().get(0);
        assertEquals(1, server.mails().size());
        assertTrue(mail.contains("Subject: INFO NSE:RELIANCE: rsi-low\r\n"), mail);
        assertTrue(mail.contains("From: engine@example.org\r\n"), mail);
        assertTrue(
                mail.contains("RSI below 30 at 2850\r\nrsi 28.25\r\n26 Nov 2026 11:41:01"), mail);
        String key = AlertRig.message(Channel.EMAIL).key();
        assertTrue(mail.contains("Message-ID: <" + key + "@icebreaker.invalid>\r\n"), mail);
        assertFalse(mail.contains(InetAddress.getLocalHost().getHostName() + "."), mail);
    }

    @ParameterizedTest
    @EnumSource(
            value = Tls.class,
            names = {"STARTTLS", "TLS"})
    void aServerWithAnothersCertificateIsToldNothing(Tls tls) throws Exception {
        server = new MailServer(tls, anothers);
        Later later = assertInstanceOf(Later.class, send(tls, anothers));
        assertTrue(later.words().contains("no TLS with localhost"), later.words());
        assertEquals(List.of(), server.mails());
        assertEquals(List.of(), server.envelopes());
    }

    @Test
    void aServerThatNobodyTrustsIsToldNothing() throws Exception {
        server = new MailServer(Tls.STARTTLS, good);
        assertInstanceOf(Later.class, send(Tls.STARTTLS, null));
        assertEquals(List.of(), server.envelopes());
    }

    @Test
    void withoutTheTlsItWantsNothingIsSaid() throws Exception {
        server = new MailServer(Tls.NONE, null);
        Outcome outcome = send(Tls.STARTTLS, good);
        assertInstanceOf(Later.class, outcome);
        assertEquals(List.of(), server.envelopes());
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeated() throws Exception {
        server = new MailServer(Tls.STARTTLS, good);
        Keys wrong = Keys.of(Map.of("ICEBREAKER_SMTP_PASSWORD", "canary-wrong-password"), null);
        Outcome outcome = send(Tls.STARTTLS, good, MailServer.USER, wrong, USUAL);
        assertEquals(
                "e-mail: the server refuses user or password",
                assertInstanceOf(Refused.class, outcome).words());
        Keys none = Keys.of(Map.of(), null);
        outcome = send(Tls.STARTTLS, good, MailServer.USER, none, USUAL);
        assertTrue(
                assertInstanceOf(Refused.class, outcome)
                        .words()
                        .contains("set ICEBREAKER_SMTP_PASSWORD"));
    }

    @ParameterizedTest
    @CsvSource({
        "451, DATA, FAILED",
        "552, DATA, REFUSED",
        "450, engine@example.org, FAILED",
        "550, engine@example.org, REFUSED"
    })
    void aServersCodeSaysWhetherItMayBeSentAgain(int code, String what, DeliveryStatus without)
            throws Exception {
        server = new MailServer(Tls.NONE, null);
        server.refuse(code, what);
        Outcome outcome = send(Tls.NONE, null);
        assertEquals(without, outcome.status(), outcome.toString());
        assertTrue(outcome.words().contains("not " + what), outcome.words());
        assertFalse(outcome.words().contains(AlertRig.MAIL), outcome.words());
        assertEquals(List.of(), server.mails());
    }

    @Test
    void oneBadAddressDoesNotCostTheOthers() throws Exception {
        server = new MailServer(Tls.NONE, null);
        server.refuse(550, "her@example.org");
        Outcome outcome = send(Tls.NONE, null);
        assertTrue(
                assertInstanceOf(Sent.class, outcome).words().contains("her@example.org"),
                outcome.words());
        assertEquals(1, server.mails().size());
    }

    @Test
    void aServerThatTakesItAndFallsSilentMayHaveIt() throws Exception {
        server = new MailServer(Tls.NONE, null);
        server.silent();
        Keys keys = AlertRig.keys(directory);
        Outcome outcome = send(Tls.NONE, null, MailServer.USER, keys, Duration.ofMillis(500));
        assertInstanceOf(Unknown.class, outcome, outcome.toString());
        assertEquals(1, server.mails().size());
    }

    @Test
    void nobodyThereIsCertainlyNotSent() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var plan = new AlertPlan.Email("localhost", free, Tls.NONE, "", "a@example.org", BOTH);
        Keys keys = AlertRig.keys(directory);
        Outcome outcome =
                new EmailSender(plan, keys, clock, USUAL, null)
                        .send(AlertRig.message(Channel.EMAIL));
        Later later = assertInstanceOf(Later.class, outcome);
        assertFalse(later.isAnswered());
    }
}
