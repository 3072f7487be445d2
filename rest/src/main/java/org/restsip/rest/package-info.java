/** HTTP in front of the core: resources that read a request, make one call and show what came of it. */
@NullMarked
package org.restsip.rest;

import org.jspecify.annotations.NullMarked;
