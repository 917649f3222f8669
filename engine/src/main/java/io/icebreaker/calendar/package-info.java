/**
 * Which session a moment belongs to, and what time it is on a feed. The sessions are dated rows of data
 * ({@code sessions.csv}), never constants in code.
 */
package io.icebreaker.calendar;
