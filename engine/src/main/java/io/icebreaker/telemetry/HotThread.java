package io.icebreaker.telemetry;

/**
 * What a thread that handles packets allocated.
 *
 * @param name as in a thread dump
 * @param isLane whether it runs stages; else it reads a socket
 * @param bytes since it was first seen
 * @param recentBytes in the last ten seconds
 */
public record HotThread(String name, boolean isLane, long bytes, long recentBytes) {}
