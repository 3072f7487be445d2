package org.restsip.tests.architecture.wrong.sip;

/** The edges do not know each other. */
interface SipKnowsRest {
    org.restsip.tests.architecture.wrong.rest.Page page();
}
