/**
 * SIP events (RFC 6665): phones subscribe to what web clients watch, and publish what to tell others (RFC 3903). Nothing is
 * decided here, and nothing is remembered but who has subscribed: a subscription is an outlet of the core's streams.
 */
@NullMarked
package org.restsip.sip.event;

import org.jspecify.annotations.NullMarked;
