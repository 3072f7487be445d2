package org.restsip.tests.architecture.wrong.connector;

/** The connector knows nothing of the product. */
interface ConnectorKnowsUser {
    org.restsip.tests.architecture.wrong.user.Somebody user();
}
