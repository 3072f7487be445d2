@NullMarked
package org.restsip.connector.inbound;

import org.jspecify.annotations.NullMarked;
