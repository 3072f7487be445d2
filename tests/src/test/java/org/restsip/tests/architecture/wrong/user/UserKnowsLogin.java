package org.restsip.tests.architecture.wrong.user;

/** A user knows no login. */
interface UserKnowsLogin {
    org.restsip.tests.architecture.wrong.login.Place login();
}
