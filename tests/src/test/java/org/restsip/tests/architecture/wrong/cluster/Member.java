package org.restsip.tests.architecture.wrong.cluster;

/** Something for others to use. */
public interface Member {}
