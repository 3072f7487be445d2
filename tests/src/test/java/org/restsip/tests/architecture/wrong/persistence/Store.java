package org.restsip.tests.architecture.wrong.persistence;

/** Something for others to use. */
public interface Store {}
