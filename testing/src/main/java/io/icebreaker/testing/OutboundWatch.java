package io.icebreaker.testing;

import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.utility.JavaModule;

/**
 * Notices every attempt of this process to reach another machine, also one that is refused at once: blocking
 * sockets and channels meet in {@code sun.nio.ch.Net.connect}, datagrams in {@code DatagramChannelImpl}, names
 * are asked for by {@code InetAddress}. What is connected to or asked for on this machine does not count.
 * Processes started from here are not watched.
 *
 * <p>Any thread. Nothing is prevented; {@link #attempts} tells.
 */
public final class OutboundWatch {
    private static final String ATTEMPTS = "icebreaker.outbound";
    private static final String SOCKETS = "sun.nio.ch.Net";
    private static final String DATAGRAMS = "sun.nio.ch.DatagramChannelImpl";
    private static final String NAMES = "java.net.InetAddress";
    private static final Set<String> WATCHED = Set.of(SOCKETS, DATAGRAMS, NAMES);
    private static boolean isInstalled;

    private OutboundWatch() {}

    /** From now on attempts are noticed; the second call does nothing. */
    public static synchronized void install() {
        if (isInstalled) {
            return;
        }
        isInstalled = true;
        System.setProperty("icebreaker.outbound.host", ownName());
        Instrumentation machine = ByteBuddyAgent.install();
        WATCHED.forEach(OutboundWatch::load); // one that is loaded later could slip through
        Set<String> changed = ConcurrentHashMap.newKeySet();
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .with(new Changes(changed))
                .ignore(none())
                .type(named(SOCKETS))
                .transform(before(OutboundAdvice.Address.class, named("connect")))
                .type(named(DATAGRAMS))
                .transform(
                        before(
                                OutboundAdvice.Address.class,
                                namedOneOf("send", "blockingSend", "connect")))
                .type(named(NAMES))
                .transform(before(OutboundAdvice.Name.class, named("getAddressesFromNameService")))
                .installOn(machine);
        if (!changed.containsAll(WATCHED)) {
            throw new IllegalStateException(
                    "cannot watch " + WATCHED + ", only " + changed + "; is it another JDK?");
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this JDK has no " + name, e);
        }
    }

    /** Remembers which classes really were changed. */
    private static final class Changes extends AgentBuilder.Listener.Adapter {
        private final Set<String> names;

        Changes(Set<String> names) {
            this.names = names;
        }

        @Override
        public void onTransformation(
                TypeDescription type,
                ClassLoader loader,
                JavaModule module,
                boolean loaded,
                DynamicType changed) {
            names.add(type.getName());
        }

        @Override
        public void onError(
                String name,
                ClassLoader loader,
                JavaModule module,
                boolean loaded,
                Throwable cause) {
            System.err.println("cannot watch " + name + ": " + cause);
        }
    }

    private static AgentBuilder.Transformer before(
            Class<?> advice, ElementMatcher.Junction<MethodDescription> methods) {
        return (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(advice).on(methods.and(not(isNative()))));
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // it has none
        }
    }

    /** Each attempt so far: where to, and from where in our code. */
    public static List<String> attempts() {
        synchronized (System.class) {
            return System.getProperty(ATTEMPTS, "").lines().toList();
        }
    }

    /** Forgets them. */
    public static void forget() {
        synchronized (System.class) {
            System.clearProperty(ATTEMPTS);
        }
    }
}
