/** From the SIP stack to message-driven beans: bounded, in order per Call-ID, and never without an answer. */
@NullMarked
package org.restsip.connector.inbound;

import org.jspecify.annotations.NullMarked;
