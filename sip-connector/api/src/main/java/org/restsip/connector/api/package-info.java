/**
 * What beans and clients of the SIP connector compile against: typed messages, the listener that a
 * message-driven bean implements, and the connection that answers and sends. No type of the SIP
 * stack behind it shows here, and nothing of the product.
 */
@NullMarked
package org.restsip.connector.api;

import org.jspecify.annotations.NullMarked;
