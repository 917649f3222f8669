package io.icebreaker.app.alert;

import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.RestAnswer;
import java.io.IOException;

/** A service's answer as JSON; nothing at all where it is none. */
final class Answer {
    private Answer() {}

    static Json of(RestAnswer answer) {
        try {
            return Json.parse(answer.body());
        } catch (IOException notJson) {
            return Json.NONE; // a proxy's page, as a rule; the status says enough
        }
    }
}
