/** Who a phone is: digests, nonces, and what a proof is worth. */
@NullMarked
package org.restsip.sip.auth;

import org.jspecify.annotations.NullMarked;
