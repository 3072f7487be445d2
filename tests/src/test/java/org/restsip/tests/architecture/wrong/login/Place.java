package org.restsip.tests.architecture.wrong.login;

/** Something for others to use. */
public interface Place {}
