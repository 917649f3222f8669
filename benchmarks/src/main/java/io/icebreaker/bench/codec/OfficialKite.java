package io.icebreaker.bench.codec;

import com.zerodhatech.models.Tick;
import com.zerodhatech.ticker.KiteTicker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;

/** The parser of the broker's own Java SDK, which keeps it private: looked up once, called like any other. */
final class OfficialKite {
    static final String NAME = "kiteconnect 3.5.1 (Java SDK)";

    private static final MethodHandle PARSE = parse();

    private final KiteTicker ticker = new KiteTicker("access-token", "api-key");

    private static MethodHandle parse() {
        try {
            var method = KiteTicker.class.getDeclaredMethod("parseBinary", byte[].class);
            method.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflect(method)
                    .asType(MethodType.methodType(ArrayList.class, KiteTicker.class, byte[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this version of the SDK parses elsewhere: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    ArrayList<Tick> decode(byte[] frame) {
        try {
            return (ArrayList<Tick>) (ArrayList) PARSE.invokeExact(ticker, frame);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
