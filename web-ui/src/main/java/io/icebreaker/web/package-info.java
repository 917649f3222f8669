/**
 * The thin server behind the page: REST answers and the stream, as {@code web-ui/API.md} says. Reads the
 * board at its own pace and never touches the ring. Threads: one encoder, one writer a page, and the HTTP
 * server's pool.
 */
package io.icebreaker.web;
