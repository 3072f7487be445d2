/** The SIP connector as a resource adapter (Jakarta Connectors 2.1): one thin adapter, inbound and outbound beside it. */
@NullMarked
package org.restsip.connector;

import org.jspecify.annotations.NullMarked;
