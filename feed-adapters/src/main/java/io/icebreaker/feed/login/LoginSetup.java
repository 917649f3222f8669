package io.icebreaker.feed.login;

import java.net.URI;
import java.time.InstantSource;

/**
 * What a flow is made with.
 *
 * @param http the way out
 * @param root of the broker's REST, a simulator's in tests and demos; null for the broker's own
 * @param clock for issue times and one-time passwords
 */
public record LoginSetup(LoginHttp http, URI root, InstantSource clock) {}
