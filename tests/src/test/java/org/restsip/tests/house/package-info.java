/** Servers, web clients and phones for the tests to use. */
@NullMarked
package org.restsip.tests.house;

import org.jspecify.annotations.NullMarked;
