/** What tests run under. Not part of the program. */
package io.icebreaker.testing;
