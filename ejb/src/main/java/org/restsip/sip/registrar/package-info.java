/** Where phones are: REGISTER (RFC 3261, section 10) as logins of the core. */
@NullMarked
package org.restsip.sip.registrar;

import org.jspecify.annotations.NullMarked;
