package io.icebreaker.bench.kernel;

import io.siddhi.core.config.SiddhiQueryContext;
import io.siddhi.core.executor.ExpressionExecutor;
import io.siddhi.core.query.processor.ProcessingMode;
import io.siddhi.core.query.selector.attribute.aggregator.AttributeAggregatorExecutor;
import io.siddhi.core.util.config.ConfigReader;
import io.siddhi.core.util.snapshot.state.State;
import io.siddhi.core.util.snapshot.state.StateFactory;
import io.siddhi.query.api.definition.Attribute;
import java.util.Map;

/** The first value of a window, a bar's open: Siddhi has no such aggregate of its own. */
public final class SiddhiFirst extends AttributeAggregatorExecutor<SiddhiFirst.First> {
    /** The value, null before there is one. */
    static final class First extends State {
        private static final String VALUE = "value";

        private Object value;

        @Override
        public boolean canDestroy() {
            return value == null;
        }

        @Override
        public Map<String, Object> snapshot() {
            return value == null ? Map.of() : Map.of(VALUE, value);
        }

        @Override
        public void restore(Map<String, Object> state) {
            value = state.get(VALUE);
        }
    }

    @Override
    protected StateFactory<First> init(
            ExpressionExecutor[] arguments,
            ProcessingMode mode,
            boolean outputExpectsExpired,
            ConfigReader config,
            SiddhiQueryContext context) {
        return First::new;
    }

    @Override
    public Attribute.Type getReturnType() {
        return Attribute.Type.LONG;
    }

    @Override
    public Object processAdd(Object data, First state) {
        if (state.value == null) {
            state.value = data;
        }
        return state.value;
    }

    @Override
    public Object processAdd(Object[] data, First state) {
        return processAdd(data[0], state);
    }

    @Override
    public Object processRemove(Object data, First state) {
        return state.value;
    }

    @Override
    public Object processRemove(Object[] data, First state) {
        return state.value;
    }

    @Override
    public Object reset(First state) {
        state.value = null;
        return null;
    }
}
