package org.restsip.tests.architecture.wrong.rest;

/** The edges do not know each other. */
interface RestKnowsSip {
    org.restsip.tests.architecture.wrong.sip.Phone phone();
}
