/** Where requests come in: message-driven beans that hand each one to whom it concerns, and answer it. */
@NullMarked
package org.restsip.sip.door;

import org.jspecify.annotations.NullMarked;
