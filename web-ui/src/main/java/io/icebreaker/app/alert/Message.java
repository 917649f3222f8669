package io.icebreaker.app.alert;

import java.util.Map;

/**
 * What a channel sends.
 *
 * @param key the same for each try of the same alert by the same channel, and for no other
 * @param title one line
 * @param text some lines
 * @param fields the same for programs, values as JSON knows them
 */
record Message(
        String key, AlertLevel level, String title, String text, Map<String, Object> fields) {}
