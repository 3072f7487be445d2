/** Which way requests of ours go: to phones by their flows, to other domains. */
@NullMarked
package org.restsip.sip.route;

import org.jspecify.annotations.NullMarked;
