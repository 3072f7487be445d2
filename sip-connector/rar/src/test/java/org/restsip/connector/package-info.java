@NullMarked
package org.restsip.connector;

import org.jspecify.annotations.NullMarked;
