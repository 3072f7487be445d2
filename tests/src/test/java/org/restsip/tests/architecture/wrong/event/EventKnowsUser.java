package org.restsip.tests.architecture.wrong.event;

/** An event knows no user. */
interface EventKnowsUser {
    org.restsip.tests.architecture.wrong.user.Somebody user();
}
