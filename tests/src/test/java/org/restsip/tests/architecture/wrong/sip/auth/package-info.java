/** Wrong on purpose: parts of the SIP edge that know each other. */
@NullMarked
package org.restsip.tests.architecture.wrong.sip.auth;

import org.jspecify.annotations.NullMarked;
