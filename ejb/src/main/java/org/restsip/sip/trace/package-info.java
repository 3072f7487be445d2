/** What passes on the wire, read for a trace: whom it is about, and what of it may be shown. */
@NullMarked
package org.restsip.sip.trace;

import org.jspecify.annotations.NullMarked;
