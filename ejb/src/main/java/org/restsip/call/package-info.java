/**
 * Calls: who is in, what they show each other, and when it is over.
 */
@NullMarked
package org.restsip.call;

import org.jspecify.annotations.NullMarked;
