/** Wrong on purpose: each class here breaks an arrow. */
@NullMarked
package org.restsip.tests.architecture.wrong.cluster;

import org.jspecify.annotations.NullMarked;
