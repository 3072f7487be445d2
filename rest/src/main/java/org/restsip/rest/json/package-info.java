/** What the API's trees look like, and how requests are read. */
@NullMarked
package org.restsip.rest.json;

import org.jspecify.annotations.NullMarked;
