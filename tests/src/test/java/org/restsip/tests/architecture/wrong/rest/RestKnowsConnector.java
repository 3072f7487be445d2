package org.restsip.tests.architecture.wrong.rest;

/** The connector is for the SIP edge. */
interface RestKnowsConnector {
    org.restsip.tests.architecture.wrong.connector.Line line();
}
