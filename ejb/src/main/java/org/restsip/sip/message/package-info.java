/** MESSAGE (RFC 3428), from phones and to them, as SENDs of the core. */
@NullMarked
package org.restsip.sip.message;

import org.jspecify.annotations.NullMarked;
