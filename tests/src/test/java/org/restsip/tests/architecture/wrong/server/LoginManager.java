package org.restsip.tests.architecture.wrong.server;

/** A name that says nothing. */
interface LoginManager {}
