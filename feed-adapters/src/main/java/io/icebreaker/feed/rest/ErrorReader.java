package io.icebreaker.feed.rest;

import io.icebreaker.feed.rest.RestException.Kind;

/**
 * How one broker says no. Asked about every answer, whatever its status, for three brokers of four also
 * refuse with 200.
 */
@FunctionalInterface
public interface ErrorReader {
    /** What the answer complains of; null for a success. Garbage is {@code BROKER}, never an exception. */
    RestException read(RestAnswer answer);

    /** By HTTP status alone: 401 and 403 AUTH, 429 RATE, other 4xx INPUT, 5xx and the rest BROKER. */
    static RestException byStatus(RestAnswer answer) {
        int status = answer.status();
        if (status / 100 == 2) {
            return null;
        }
        Kind kind =
                switch (status) {
                    case 401, 403 -> Kind.AUTH;
                    case 429 -> Kind.RATE;
                    default -> status / 100 == 4 ? Kind.INPUT : Kind.BROKER;
                };
        return new RestException(kind, "", "HTTP " + status, status / 100 == 5);
    }
}
