/** What users do, against the real EAR on our own nodes on Liberty. */
@NullMarked
package org.restsip.tests.journey;

import org.jspecify.annotations.NullMarked;
