package org.restsip.tests.architecture.wrong.persistence;

/** They do not know each other. */
interface PersistenceKnowsCluster {
    org.restsip.tests.architecture.wrong.cluster.Member member();
}
