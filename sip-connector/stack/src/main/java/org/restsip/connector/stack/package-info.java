/**
 * JAIN-SIP, tamed: a receive path with bounds, loggers without log4j, and messages of the connector's API. Knows neither
 * Jakarta Connectors nor the product. Lives in EAR/lib, where JAIN-SIP's class loader can see it.
 */
@NullMarked
package org.restsip.connector.stack;

import org.jspecify.annotations.NullMarked;
