package io.icebreaker.testing;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import net.bytebuddy.asm.Advice;

/**
 * Code that {@link OutboundWatch} puts in front of the JDK's own methods. It becomes part of them, so it may
 * use nothing but java.base, no lambda and no method of ours; what it sees it leaves in a system property.
 */
final class OutboundAdvice {
    private OutboundAdvice() {}

    /** In front of whatever gets the address of somebody to connect or send to. */
    static final class Address {
        private Address() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.AllArguments Object[] arguments) throws SocketException {
            for (Object argument : arguments) {
                InetAddress to = null;
                if (argument instanceof InetAddress) {
                    to = (InetAddress) argument;
                } else if (argument instanceof InetSocketAddress) {
                    to = ((InetSocketAddress) argument).getAddress();
                } else if (argument instanceof DatagramPacket) {
                    to = ((DatagramPacket) argument).getAddress();
                }
                if (to != null
                        && !to.isLoopbackAddress()
                        && !to.isAnyLocalAddress()
                        && NetworkInterface.getByInetAddress(to) == null) {
                    StringBuilder text = new StringBuilder("to " + to.getHostAddress());
                    for (StackTraceElement frame : new Throwable().getStackTrace()) {
                        if (frame.getClassName().startsWith("io.icebreaker")) {
                            text.append(", at ").append(frame);
                        }
                    }
                    synchronized (System.class) {
                        String before = System.getProperty("icebreaker.outbound", "");
                        if (before.length() < 20_000) {
                            System.setProperty("icebreaker.outbound", before + text + "\n");
                        }
                    }
                }
            }
        }
    }

    /** In front of the question to the name service. */
    static final class Name {
        private Name() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) String host) {
            String own = System.getProperty("icebreaker.outbound.host", "localhost");
            if (!host.equals("localhost") && !host.equals(own)) {
                synchronized (System.class) {
                    String before = System.getProperty("icebreaker.outbound", "");
                    if (before.length() < 20_000) {
                        System.setProperty(
                                "icebreaker.outbound", before + "asks for " + host + "\n");
                    }
                }
            }
        }
    }
}
