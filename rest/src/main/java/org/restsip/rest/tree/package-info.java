/** One ordered tree, and its three representations: JSON, XML and plain text. */
@NullMarked
package org.restsip.rest.tree;

import org.jspecify.annotations.NullMarked;
