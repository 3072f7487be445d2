/** Messages that are hard to read or not to be read at all, after RFC 4475 and RFC 5118, and what they ask for. */
@NullMarked
package org.restsip.tests.torture;

import org.jspecify.annotations.NullMarked;
