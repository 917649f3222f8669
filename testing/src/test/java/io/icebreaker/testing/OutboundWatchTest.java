package io.icebreaker.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The guard would notice. Addresses are of TEST-NET-1 (RFC 5737): nobody has them. */
class OutboundWatchTest {
    private static final String NOBODY = "192.0.2.1";

    @BeforeEach
    void install() {
        OutboundWatch.install();
        OutboundWatch.forget();
    }

    @AfterEach
    void forgetWhatWasOnPurpose() {
        OutboundWatch.forget();
    }

    private static void tryConnecting() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(NOBODY, 9), 50);
        } catch (IOException e) {
            // refused or too late, as it should be
        }
    }

    private static void assertNoticed(String what) {
        List<String> attempts = OutboundWatch.attempts();
        assertTrue(attempts.stream().anyMatch(it -> it.contains(what)), attempts.toString());
    }

    @Test
    void noticesASocket() throws Exception {
        tryConnecting();
        assertNoticed(
                "to " + NOBODY + ", at io.icebreaker.testing.OutboundWatchTest.tryConnecting");
    }

    /** A test may show that a server does not answer at the address others would call. */
    @Test
    void thisMachinesOtherAddressesAreNotAnotherMachine() throws Exception {
        for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress own : Collections.list(device.getInetAddresses())) {
                try (var socket = new Socket()) {
                    socket.connect(new InetSocketAddress(own, 9), 50);
                } catch (IOException e) {
                    // nobody listens there
                }
            }
        }
        assertEquals(List.of(), OutboundWatch.attempts());
    }

    @Test
    void noticesAChannel() throws Exception {
        try (var channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(NOBODY, 9));
        } catch (IOException e) {
            // no way there: the attempt counts
        }
        assertNoticed("to " + NOBODY);
    }

    @Test
    void noticesADatagram() throws Exception {
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName(NOBODY), 9));
        } catch (IOException e) {
            // no way there: the attempt counts
        }
        assertNoticed("to " + NOBODY);
    }

    @Test
    void noticesAQuestionForAName() {
        assertThrows(UnknownHostException.class, () -> InetAddress.getByName("icebreaker.invalid"));
        assertNoticed("asks for icebreaker.invalid");
    }

    @Test
    void thisMachineDoesNotCount() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var socket = new Socket("localhost", server.getLocalPort())) {
            assertTrue(socket.isConnected());
        }
        assertEquals(List.of(), OutboundWatch.attempts());
    }

    /** A run of its own, as a build starts it: with an attempt in it, it ends badly. */
    @Test
    void aRunWithAnAttemptFails() throws Exception {
        Ended bad = run("attempt");
        assertEquals(OutboundGuard.CODE, bad.code(), bad.said());
        assertTrue(bad.said().contains("to " + NOBODY), bad.said());
        Ended good = run("none");
        assertEquals(0, good.code(), good.said());
    }

    private record Ended(int code, String said) {}

    private static Ended run(String what) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        what);
        Process started = process.redirectErrorStream(true).start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(started.waitFor(), said);
    }

    /** The process. */
    static final class Run {
        private Run() {}

        public static void main(String[] args) throws Exception {
            try (var session = LauncherFactory.openSession()) {
                session.getLauncher().execute(LauncherDiscoveryRequestBuilder.request().build());
                if (args[0].equals("attempt")) {
                    tryConnecting();
                }
            }
        }
    }
}
