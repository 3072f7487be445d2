/**
 * Sockets and what travels over them: whole SIP messages in, whole messages out (RFC 3261, section 18), over UDP, TCP, TLS
 * and WebSocket. Knows nothing of what stands in a message but how long it is, and nothing of JAIN-SIP.
 */
@NullMarked
package org.restsip.connector.stack.wire;

import org.jspecify.annotations.NullMarked;
