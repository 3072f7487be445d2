/** What every part of the core shares: the one way to refuse. */
@NullMarked
package org.restsip;

import org.jspecify.annotations.NullMarked;
