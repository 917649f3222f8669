package io.icebreaker.app.alert;

import io.icebreaker.app.alert.AlertKeys.NoKey;
import io.icebreaker.app.alert.Outcome.Later;
import io.icebreaker.app.alert.Outcome.Refused;
import io.icebreaker.app.alert.Outcome.Sent;
import io.icebreaker.app.alert.Outcome.Unknown;
import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.rest.Plain;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/**
 * An e-mail to one or several people over SMTP. The server's certificate must be good and its own; without
 * TLS nothing is said to a server on another machine. A server's 4xx means not taken, try again (RFC 5321);
 * a connection that breaks after the greeting may have carried the message.
 */
final class EmailSender implements Sender {
    private static final String UTF_8 = "UTF-8";

    private final AlertPlan.Email plan;
    private final Keys keys;
    private final InstantSource clock;
    private final Session session;
    private final String protocol;

    /**
     * @param timeout of connecting, and of each of the server's answers
     * @param trusted makes TLS sockets; null for the JDK's own
     */
    EmailSender(
            AlertPlan.Email plan,
            Keys keys,
            InstantSource clock,
            Duration timeout,
            SSLSocketFactory trusted) {
        this.plan = plan;
        this.keys = keys;
        this.clock = clock;
        this.protocol = plan.tls() == AlertPlan.Tls.TLS ? "smtps" : "smtp";
        this.session = Session.getInstance(properties(Long.toString(timeout.toMillis()), trusted));
    }

    private Properties properties(String timeoutMs, SSLSocketFactory trusted) {
        var all = new Properties();
        String prefix = "mail." + protocol + ".";
        all.put(prefix + "connectiontimeout", timeoutMs);
        all.put(prefix + "timeout", timeoutMs);
        all.put(prefix + "writetimeout", timeoutMs);
        all.put(prefix + "localhost", "[127.0.0.1]"); // our name is nobody's business
        all.put(prefix + "auth", Boolean.toString(!plan.user().isEmpty()));
        String starts = Boolean.toString(plan.tls() == AlertPlan.Tls.STARTTLS);
        all.put(prefix + "starttls.enable", starts);
        all.put(prefix + "starttls.required", starts);
        all.put(prefix + "ssl.checkserveridentity", "true");
        all.put(prefix + "sendpartial", "true"); // one bad address must not cost the others
        all.put(prefix + "quitwait", "false");
        if (trusted != null) {
            all.put(prefix + "ssl.socketFactory", trusted);
        }
        return all;
    }

    @Override
    public Outcome send(Message message) {
        try {
            Secret password =
                    plan.user().isEmpty()
                            ? Secret.of("")
                            : AlertKeys.need(keys, AlertKeys.SMTP_PASSWORD);
            MimeMessage mime = mime(message);
            Transport transport = session.getTransport(protocol);
            try {
                Outcome refused = connect(transport, password);
                return refused != null ? refused : send(transport, mime, password);
            } finally {
                close(transport);
            }
        } catch (NoKey e) {
            return new Refused("e-mail: " + e.getMessage());
        } catch (MessagingException e) {
            return new Refused("e-mail: " + Plain.words(String.valueOf(e.getMessage())));
        }
    }

    private MimeMessage mime(Message message) throws MessagingException {
        var mime =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", "<" + message.key() + "@icebreaker.invalid>");
                    }
                };
        mime.setFrom(new InternetAddress(plan.from(), true));
        for (String to : plan.to()) {
            mime.addRecipient(RecipientType.TO, new InternetAddress(to, true));
        }
        mime.setSubject(Plain.words(message.title()), UTF_8);
        mime.setText(message.text(), UTF_8);
        mime.setSentDate(Date.from(clock.instant()));
        mime.saveChanges();
        return mime;
    }

    /** Greets, secures, logs in; null when that went well. Nothing of the message has been said so far. */
    private Outcome connect(Transport transport, Secret password) {
        try {
            String user = plan.user().isEmpty() ? null : plan.user();
            transport.connect(plan.host(), plan.port(), user, password.reveal(text -> text));
            return null;
        } catch (AuthenticationFailedException e) {
            return new Refused("e-mail: the server refuses user or password");
        } catch (MessagingException e) {
            String what =
                    causedBy(e, SSLException.class)
                            ? "no TLS with " + plan.host() + ": its certificate is not trusted here"
                            : "no connection to " + plan.host() + ": " + words(e, password);
            return new Later("e-mail: " + what, 0, false);
        }
    }

    private Outcome send(Transport transport, MimeMessage mime, Secret password) {
        try {
            transport.sendMessage(mime, mime.getAllRecipients());
            return new Sent("the mail server has it");
        } catch (SendFailedException e) {
            return refusal(e, words(e, password));
        } catch (MessagingException e) {
            return new Unknown("e-mail: the connection broke before the server said yes");
        }
    }

    /** Whether the parting went well, which says nothing about the message. */
    private static boolean close(Transport transport) {
        try {
            transport.close();
            return true;
        } catch (MessagingException e) {
            return false; // it is closed all the same
        }
    }

    private static Outcome refusal(SendFailedException e, String words) {
        if (e.getValidSentAddresses() != null && e.getValidSentAddresses().length > 0) {
            return new Sent("but not to " + Arrays.toString(e.getInvalidAddresses()));
        }
        int code = SmtpCode.of(e);
        return switch (code / 100) {
            case 4 -> new Later("e-mail: " + words, 0, true);
            case 5 -> new Refused("e-mail: " + words);
            default -> new Unknown("e-mail: the connection broke before the server said yes");
        };
    }

    private static String words(Exception e, Secret password) {
        return Plain.words(Secret.redact(String.valueOf(e.getMessage()), List.of(password)));
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
