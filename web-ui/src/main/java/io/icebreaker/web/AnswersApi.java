package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.web.EngineView.Broker;
import io.icebreaker.web.EngineView.Bucket;
import io.javalin.http.Context;
import java.io.IOException;

/** How calls to brokers fare: circuits, rate limits, counters. Any HTTP thread. */
final class AnswersApi {
    private final EngineView engine;

    AnswersApi(EngineView engine) {
        this.engine = engine;
    }

    void brokers(Context ctx) {
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("brokers");
                    for (Broker broker : engine.brokers()) {
                        broker(json, broker);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private static void broker(JsonGenerator json, Broker broker) throws IOException {
        json.writeStartObject();
        json.writeStringField("account", broker.account());
        json.writeStringField("broker", broker.broker());
        json.writeStringField("circuit", broker.circuit());
        json.writeNumberField("retryInMs", broker.retryInMs());
        json.writeNumberField("answered", broker.answered());
        json.writeNumberField("failed", broker.failed());
        json.writeNumberField("opened", broker.opened());
        json.writeNumberField("notAsked", broker.notAsked());
        json.writeNumberField("retries", broker.retries());
        json.writeStringField("lastFailure", Hello.textOrNull(broker.lastFailure()));
        json.writeStringField("backfill", Hello.textOrNull(broker.backfill()));
        json.writeArrayFieldStart("limits");
        for (Bucket bucket : broker.limits()) {
            json.writeStartObject();
            json.writeStringField("name", bucket.name());
            json.writeStringField("limit", bucket.limit());
            json.writeNumberField("calls", bucket.calls());
            json.writeNumberField("waited", bucket.waited());
            json.writeNumberField("refused", bucket.refused());
            json.writeNumberField("pauses", bucket.pauses());
            json.writeNumberField("waitMs", bucket.waitMs());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
