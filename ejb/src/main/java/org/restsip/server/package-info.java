/**
 * What makes a server of the core: every setting, read once from MicroProfile Config and handed on as
 * typed rules; the threads; and the clock that ends what is over.
 */
@NullMarked
package org.restsip.server;

import org.jspecify.annotations.NullMarked;
