/** GETs that stay open. */
@NullMarked
package org.restsip.rest.stream;

import org.jspecify.annotations.NullMarked;
