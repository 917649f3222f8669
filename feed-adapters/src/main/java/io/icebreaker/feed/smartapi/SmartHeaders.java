package io.icebreaker.feed.smartapi;

import java.util.Map;

/**
 * What SmartAPI wants with every REST call (feed-smartapi 7). The addresses are not checked for data calls,
 * and orders go by the address they truly come from: so ours are the loopback's, and tell nobody anything.
 */
final class SmartHeaders {
    static final Map<String, String> ALWAYS =
            Map.of(
                    "Content-Type", "application/json",
                    "Accept", "application/json",
                    "X-UserType", "USER",
                    "X-SourceID", "WEB",
                    "X-ClientLocalIP", "127.0.0.1",
                    "X-ClientPublicIP", "127.0.0.1",
                    "X-MACAddress", "00:00:00:00:00:00");

    static final String API_KEY = "X-PrivateKey";
    static final String AUTHORIZATION = "Authorization";
    static final String BEARER = "Bearer ";

    private SmartHeaders() {}
}
