/**
 * Versioned records, who watches them, and how watchers learn that one changed. Knows no other package
 * of the core.
 */
@NullMarked
package org.restsip.event;

import org.jspecify.annotations.NullMarked;
