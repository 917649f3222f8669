package io.icebreaker.ring;

import com.lmax.disruptor.ExceptionHandler;
import io.icebreaker.tick.Tick;

/**
 * What gets past a lane: an Error or a vital stage's exception. The process is ending; the producer must not
 * hang meanwhile.
 */
final class Escaped implements ExceptionHandler<Tick> {
    private final StageFailures failures;

    Escaped(StageFailures failures) {
        this.failures = failures;
    }

    @Override
    public void handleEventException(Throwable e, long ringSequence, Tick tick) {
        failures.fatal("lane", tick, e);
    }

    @Override
    public void handleOnStartException(Throwable e) {
        failures.fatal("start", new Tick(), e);
    }

    @Override
    public void handleOnShutdownException(Throwable e) {
        failures.fatal("shutdown", new Tick(), e);
    }
}
