/**
 * Alert rules on a live day (analytics 9): reads closed and forming bars, what every other stage knows now,
 * and the rules in CONFIG events; writes ALERT findings. Behind signals and scans, before strategies, on the
 * compute lane. Loading rules and defining instruments allocates, evaluating does not.
 */
package io.icebreaker.stage.alert;
