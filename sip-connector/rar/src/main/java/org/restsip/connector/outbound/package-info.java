/** From beans to the SIP stack: connections without state, handed out by the container. */
@NullMarked
package org.restsip.connector.outbound;

import org.jspecify.annotations.NullMarked;
