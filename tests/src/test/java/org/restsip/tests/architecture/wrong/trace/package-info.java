/** Wrong on purpose: each class here breaks an arrow. */
@NullMarked
package org.restsip.tests.architecture.wrong.trace;

import org.jspecify.annotations.NullMarked;
