@NullMarked
package org.restsip.rest.docs;

import org.jspecify.annotations.NullMarked;
