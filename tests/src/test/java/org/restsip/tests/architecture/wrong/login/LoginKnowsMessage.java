package org.restsip.tests.architecture.wrong.login;

/** A login knows no message. */
interface LoginKnowsMessage {
    org.restsip.tests.architecture.wrong.message.Letter message();
}
