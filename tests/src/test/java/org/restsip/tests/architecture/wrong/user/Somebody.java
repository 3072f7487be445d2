package org.restsip.tests.architecture.wrong.user;

/** Something for others to use. */
public interface Somebody {}
