/** Load and measurements that are no tests: speed is a ratio to a peer in the same run. */
@NullMarked
package org.restsip.benchmarks;

import org.jspecify.annotations.NullMarked;
