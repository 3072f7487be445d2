/**
 * The Hazelcast side of the core's ports: versioned records in maps that are changed by one fixed entry
 * processor, with the nodes that watch them beside them.
 */
@NullMarked
package org.restsip.cluster;

import org.jspecify.annotations.NullMarked;
