package io.icebreaker.travel;

import io.icebreaker.journal.JournalException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What other threads ask of the transport thread, in order. */
final class Commands {
    /** More than anybody clicks within one command. */
    private static final int ROOM = 64;

    /** One thing to do. */
    @FunctionalInterface
    interface Work {
        void run() throws JournalException;
    }

    private record Command(Work work, CompletableFuture<Void> done) {}

    private final BlockingQueue<Command> waiting = new LinkedBlockingQueue<>(ROOM);

    /** Asks, and waits a while for it to be done; what takes longer goes on by itself. */
    void ask(Work work, long waitMs) {
        var command = new Command(work, new CompletableFuture<>());
        if (!waiting.offer(command)) {
            throw new TravelException(
                    "too many commands at once", "wait until the replay has caught up");
        }
        try {
            command.done().get(waitMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return; // the state says that it is under way
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TravelException refused) {
                throw refused;
            }
            throw new TravelException(
                    String.valueOf(e.getCause().getMessage()),
                    "`icebreaker verify --journal DIR` tells what is wrong with a journal");
        }
    }

    /** Whether somebody waits for the transport thread. */
    boolean any() {
        return !waiting.isEmpty();
    }

    /** Waits up to so long for something to do. Transport thread. */
    Runnable next(long waitNs, Consumer<Throwable> onFailure) throws InterruptedException {
        Command command = waiting.poll(waitNs, TimeUnit.NANOSECONDS);
        return command == null ? null : () -> perform(command, onFailure);
    }

    private static void perform(Command command, Consumer<Throwable> onFailure) {
        try {
            command.work().run();
            command.done().complete(null);
        } catch (TravelException e) {
            command.done().completeExceptionally(e);
        } catch (JournalException | RuntimeException e) {
            onFailure.accept(e);
            command.done().completeExceptionally(e);
        }
    }

    /** Nobody will do these any more. */
    void refuseAll() {
        for (Command left = waiting.poll(); left != null; left = waiting.poll()) {
            left.done()
                    .completeExceptionally(
                            new TravelException("the replay is closed", "open it again"));
        }
    }
}
