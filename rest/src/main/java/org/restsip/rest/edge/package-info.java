/** What a request passes before any resource sees it: whence it comes, whether it is well formed, and whether there is room. */
@NullMarked
package org.restsip.rest.edge;

import org.jspecify.annotations.NullMarked;
