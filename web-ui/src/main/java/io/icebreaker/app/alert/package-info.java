/**
 * Alerts on their way out of the process: Telegram, WhatsApp by Twilio, e-mail, webhook, each with a queue
 * and a thread of its own; their history, delivery log and outcomes in one SQLite file. Reads alerts that
 * {@link io.icebreaker.app.alert.AlertDesk#accept} is given and prices that {@link
 * io.icebreaker.app.alert.OutcomeTracker} is given, writes the file, sends messages. Off the ring: no caller
 * ever waits for a disk or a network (analytics 9.6).
 */
package io.icebreaker.app.alert;
