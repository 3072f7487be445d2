/** Who is calling over HTTP: the container asks here. */
@NullMarked
package org.restsip.rest.security;

import org.jspecify.annotations.NullMarked;
