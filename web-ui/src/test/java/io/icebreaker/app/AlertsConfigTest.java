package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.alert.Channel;
import io.icebreaker.app.alert.QuietHours;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section {@code alerts} of a configuration. */
class AlertsConfigTest {
    @TempDir Path root;

    private ConfigFiles files;

    @BeforeEach
    void write() throws IOException {
        files = ConfigFiles.in(root);
    }

    @Test
    void theExampleShowsTheDefaultsAndNoChannelIsSetUp() throws Exception {
        AlertPlan shown = AppConfig.load(files.write(ConfigFiles.shipped())).alerts();
        AlertPlan silent = AppConfig.load(files.write("# nothing\n")).alerts();
        assertEquals(silent, shown);
        for (Channel channel : Channel.values()) {
            assertTrue(!shown.has(channel), channel.word());
        }
        assertEquals(root.resolve("data/alerts.db"), shown.file());
        assertEquals(root.resolve("data/secrets/alerts.keys"), shown.keysFile());
        assertEquals(QuietHours.NEVER, shown.quiet());
        assertNull(shown.email());
    }

    @Test
    void readsAllChannels() throws Exception {
        Path file =
                files.write(
                        """
                        alerts {
                          keys-file = "../mine.keys", quiet = "22:00-07:00", digest-minutes = 7
                          telegram { chat = "-100200" }
                          whatsapp { from = "+14155238886", to = "+919812345678", template = HX12 }
                          email { host = smtp.example.org, port = 465, tls = tls, user = me
                            from = "me@example.org", to = ["you@example.org", "her@example.org"] }
                          webhook { url = "http://127.0.0.1:9/a?b=c" }
                        }
                        """);
        AlertPlan plan = AppConfig.load(file).alerts();
        assertEquals(root.resolve("mine.keys"), plan.keysFile());
        assertEquals(QuietHours.parse("22:00-07:00"), plan.quiet());
        assertEquals(Duration.ofMinutes(7), plan.digestAfter());
        assertEquals("-100200", plan.telegram().chat());
        assertEquals(URI.create("https://api.telegram.org"), plan.telegram().root());
        assertEquals("HX12", plan.whatsapp().template());
        assertEquals(AlertPlan.Tls.TLS, plan.email().tls());
        assertEquals(List.of("you@example.org", "her@example.org"), plan.email().to());
        assertEquals(URI.create("http://127.0.0.1:9/a?b=c"), plan.webhook().url());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            telegram.chatt = "1" | alerts.telegram.chatt: unknown key; did you mean chat?
            telegram.chat = "a b" | alerts.telegram.chat: must be a chat's number or @NAME
            telegram.chat = -5 | alerts.telegram.chat: must be a string
            telegram { chat = "1", url = "http://telegram.example" } | alerts.telegram.url: must be https://
            telegram { chat = "1", url = "https://u:p@x" } | alerts.telegram.url: must be https://
            whatsapp.from = "+14155238886" | alerts.whatsapp.to: must be a number like +91
            whatsapp { from = "x", to = "+919812345678" } | alerts.whatsapp.from: must be a number
            whatsapp { from = "+14155238886", to = "+919812345678", template = X } | alerts.whatsapp.template:
            email.host = "a/b" | alerts.email.host: must be a host's name
            email.host = x | alerts.email.from: must be an e-mail address
            email { host = x, from = "a@b" } | alerts.email.to: needs 1 to 20 addresses
            email { host = x, from = "a@b", to = [c] } | alerts.email.to: must be an e-mail address, was c
            email { host = x, from = "a@b", to = [3] } | alerts.email.to: must be an e-mail address, was 3
            email { host = x, tls = none } | alerts.email.tls: none is for a server on this machine only
            email { host = x, tls = ssl } | alerts.email.tls: must be starttls, tls or none, was ssl
            email { host = x, port = 0 } | alerts.email.port: must be a whole number within 1..65535
            webhook.url = "http://example.org/" | alerts.webhook.url: must be https://HOST
            webhook.url = "ftp://127.0.0.1/" | alerts.webhook.url: must be https://HOST
            webhook.url = "https:///x" | alerts.webhook.url:
            webhook.url = ":" | alerts.webhook.url: is not a URL
            quiet = "22:00" | alerts.quiet: must be as 22:00-07:00, IST, or off
            per-minute = 0 | alerts.per-minute: must be a whole number within 1..1000
            queue = 1.5 | alerts.queue: must be a whole number
            keep-days.info = 0 | alerts.keep-days.info: must be a whole number
            expire-minutes = x | alerts.expire-minutes: must be a number
            """)
    void refusesWithLineAndKey(String wrong, String message) throws IOException {
        Path file = files.write("# first\nalerts {\n  " + wrong + "\n}\n");
        var e = assertThrows(ConfigException.class, () -> AppConfig.load(file));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().startsWith(file + ": line "), e.getMessage());
    }
}
