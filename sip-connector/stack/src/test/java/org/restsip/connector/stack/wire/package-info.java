@NullMarked
package org.restsip.connector.stack.wire;

import org.jspecify.annotations.NullMarked;
