/** The EAR deployed by Arquillian, on Liberty or on Payara: inside the container, and as a client. */
@NullMarked
package org.restsip.tests.container;

import org.jspecify.annotations.NullMarked;
