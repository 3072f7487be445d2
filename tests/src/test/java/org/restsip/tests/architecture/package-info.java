/** The arrows of the architecture as tests. */
@NullMarked
package org.restsip.tests.architecture;

import org.jspecify.annotations.NullMarked;
