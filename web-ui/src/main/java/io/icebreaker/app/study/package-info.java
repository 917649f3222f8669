/**
 * Commands over a user's own bars, files in and files out: no journal, no engine. They run the very kernels
 * that the stages run. Cold; one thread a command.
 */
package io.icebreaker.app.study;
