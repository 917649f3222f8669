package io.icebreaker.app.alert;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on loopback that takes, refuses or falls silent as it is told. */
final class MailServer implements AutoCloseable {
    static final String USER = "me";

    private static final long SILENT_S = 60;

    private final List<String> mails = new ArrayList<>();
    private final List<String> envelopes = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SMTPServer server;
    private int refusal;
    private String refused = "";
    private boolean isSilent;
    private int connections;

    /** @param tls how it is spoken to; none where {@code context} is null */
    MailServer(AlertPlan.Tls tls, SSLContext context) {
        var builder =
                SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("localhost")
                        .authenticationHandlerFactory(
                                new EasyAuthenticationHandlerFactory(
                                        (user, password, session) -> logIn(user, password)))
                        .messageHandlerFactory(session -> new Handler());
        if (tls == AlertPlan.Tls.STARTTLS) {
            builder.requireTLS().startTlsSocketFactory(context);
        } else if (tls == AlertPlan.Tls.TLS) {
            builder.serverSocketFactory(context);
        }
        server = builder.build();
        server.start();
    }

    private static void logIn(String user, String password) throws LoginFailedException {
        if (!user.equals(USER) || !password.equals(AlertRig.MAIL)) {
            throw new LoginFailedException("535 no: " + password);
        }
    }

    int port() {
        return server.getPortAllocated();
    }

    /** From now on this address, or with {@code "DATA"} every message, is refused with the code. */
    synchronized void refuse(int code, String what) {
        refusal = code;
        refused = what;
    }

    /** From now on it takes messages and does not say so. */
    synchronized void silent() {
        isSilent = true;
    }

    synchronized List<String> mails() {
        return List.copyOf(mails);
    }

    synchronized List<String> envelopes() {
        return List.copyOf(envelopes);
    }

    synchronized int connections() {
        return connections;
    }

    private final class Handler implements MessageHandler {
        Handler() {
            synchronized (MailServer.this) {
                connections++;
            }
        }

        @Override
        public void from(String from) throws RejectException {
            check(from);
            envelope("from " + from);
        }

        @Override
        public void recipient(String to) throws RejectException {
            check(to);
            envelope("to " + to);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            String mail = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            check("DATA");
            boolean waits;
            synchronized (MailServer.this) {
                mails.add(mail);
                waits = isSilent;
            }
            if (waits) {
                keepSilent();
            }
            return null;
        }

        @Override
        public void done() {}
    }

    private synchronized void check(String what) throws RejectException {
        if (what.equals(refused)) {
            throw new RejectException(refusal, "not " + what + ", " + AlertRig.MAIL);
        }
    }

    private synchronized void envelope(String line) {
        envelopes.add(line);
    }

    private void keepSilent() {
        try {
            closed.await(SILENT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop();
    }
}
