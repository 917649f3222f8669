package io.icebreaker.faults;

import io.icebreaker.app.Main;
import io.icebreaker.testing.OutboundWatch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/**
 * The program under watch: the words are its command line, and when it ends, each attempt to reach another
 * machine is a line {@code OUTBOUND ...}, the last line {@code WATCHED n}. The word {@value #ATTEMPT} alone
 * makes one attempt on purpose.
 */
final class EgressRun {
    static final String ATTEMPT = "attempt";

    private EgressRun() {}

    /** The process. */
    public static void main(String[] args) throws IOException {
        OutboundWatch.install();
        Runtime.getRuntime().addShutdownHook(new Thread(EgressRun::tell));
        if (args[0].equals(ATTEMPT)) {
            attempt();
        } else {
            Main.main(args);
        }
    }

    /** To TEST-NET-1, which nobody has (RFC 5737). */
    private static void attempt() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("192.0.2.1", 9), 50);
        } catch (IOException e) {
            System.err.println("as it should be: " + e.getMessage());
        }
    }

    private static void tell() {
        List<String> attempts = OutboundWatch.attempts();
        attempts.forEach(attempt -> System.out.println("OUTBOUND " + attempt));
        System.out.println("WATCHED " + attempts.size());
    }
}
