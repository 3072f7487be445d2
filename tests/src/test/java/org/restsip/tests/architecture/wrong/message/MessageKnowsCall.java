package org.restsip.tests.architecture.wrong.message;

/** A message knows no call. */
interface MessageKnowsCall {
    org.restsip.tests.architecture.wrong.call.Talk call();
}
