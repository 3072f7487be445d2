package org.restsip.tests.architecture.wrong.login;

/** The core knows no edge. */
interface LoginKnowsSip {
    org.restsip.tests.architecture.wrong.sip.Phone phone();
}
