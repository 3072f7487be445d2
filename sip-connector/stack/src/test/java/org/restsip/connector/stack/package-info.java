@NullMarked
package org.restsip.connector.stack;

import org.jspecify.annotations.NullMarked;
