package org.restsip.tests.architecture.wrong.message;

/** Something for others to use. */
public interface Letter {}
