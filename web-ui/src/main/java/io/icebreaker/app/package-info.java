/**
 * The composition root: the commands, their configuration, and the sessions they run. Imports everything;
 * nothing imports it.
 */
package io.icebreaker.app;
