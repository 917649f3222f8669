package io.icebreaker.bench.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * Flink in its local mini-cluster, parallelism 1: keyed tumbling windows of event time, a longer bar from the
 * shorter one's. Its best mode: bounded source in memory, object reuse, incremental aggregation. Jobs share
 * what is static here with their threads, so one runs at a time.
 */
final class FlinkCandles {
    private static final long NS_PER_MS = 1_000_000;

    private static volatile Trades trades;
    private static volatile CandleSink sink;
    private static volatile long firstTradeNs;
    private static volatile long lastBarNs;

    private FlinkCandles() {}

    /**
     * Runs {@code count} trades through a new job.
     *
     * @return ns from the first trade leaving the source to the last bar arriving: starting and ending the
     *     job do not count
     */
    static long run(Trades market, int count, CandleSink into) throws Exception {
        trades = market;
        sink = into;
        try (var environment = StreamExecutionEnvironment.createLocalEnvironment(1)) {
            environment.getConfig().enableObjectReuse();
            build(environment, count);
            environment.execute();
        }
        return lastBarNs - firstTradeNs;
    }

    private static void build(StreamExecutionEnvironment environment, int count) {
        TypeInformation<FlinkBar> type = TypeInformation.of(FlinkBar.class);
        var strategy =
                WatermarkStrategy.<FlinkBar>forMonotonousTimestamps()
                        .withTimestampAssigner((bar, before) -> bar.ms);
        DataStream<FlinkBar> source =
                environment.fromSource(
                        new DataGeneratorSource<>(new Reader(), count, type), strategy, "trades");
        List<DataStream<FlinkBar>> bars = new ArrayList<>();
        for (int frame = 0; frame < Frames.COUNT; frame++) {
            DataStream<FlinkBar> parts = frame == 0 ? source : bars.get(Frames.source(frame));
            var length = Duration.ofMillis(Frames.lengthMs(frame));
            bars.add(
                    parts.keyBy(bar -> bar.id)
                            .window(TumblingEventTimeWindows.of(length))
                            .aggregate(new Merge(), type, type));
            bars.get(frame).sinkTo(new Out(frame));
        }
    }

    /** The trades by number. */
    private static final class Reader implements GeneratorFunction<Long, FlinkBar> {
        private static final long serialVersionUID = 1;

        @Override
        public FlinkBar map(Long number) {
            if (number == 0) {
                firstTradeNs = System.nanoTime();
            }
            long n = number;
            int at = (int) (n % trades.size());
            var trade = new FlinkBar();
            trade.id = trades.id(at);
            trade.ms = trades.timeNs(n) / NS_PER_MS;
            trade.open = trades.priceE4(at);
            trade.high = trade.open;
            trade.low = trade.open;
            trade.close = trade.open;
            trade.volume = Math.abs(trades.signedQty(at));
            return trade;
        }
    }

    private static final class Merge implements AggregateFunction<FlinkBar, FlinkBar, FlinkBar> {
        private static final long serialVersionUID = 1;

        @Override
        public FlinkBar createAccumulator() {
            return new FlinkBar();
        }

        @Override
        public FlinkBar add(FlinkBar part, FlinkBar bar) {
            bar.merge(part);
            return bar;
        }

        @Override
        public FlinkBar getResult(FlinkBar bar) {
            return bar;
        }

        @Override
        public FlinkBar merge(FlinkBar earlier, FlinkBar later) {
            earlier.merge(later);
            return earlier;
        }
    }

    /** Hands bars on. */
    private record Out(int frame) implements Sink<FlinkBar> {
        @Override
        public SinkWriter<FlinkBar> createWriter(WriterInitContext context) {
            return new Writer(frame);
        }
    }

    private record Writer(int frame) implements SinkWriter<FlinkBar> {
        @Override
        public void write(FlinkBar bar, Context context) {
            long startMs = bar.ms - Math.floorMod(bar.ms, Frames.lengthMs(frame));
            sink.bar(
                    frame,
                    bar.id,
                    startMs * NS_PER_MS,
                    bar.open,
                    bar.high,
                    bar.low,
                    bar.close,
                    bar.volume);
            lastBarNs = System.nanoTime();
        }

        @Override
        public void flush(boolean endOfInput) {
            // Each bar was handed on as it came.
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
