package org.restsip.tests.architecture.wrong.connector;

/** Something for others to use. */
public interface Line {}
