package org.restsip.tests.architecture.wrong.cluster;

/** They do not know each other. */
interface ClusterKnowsRest {
    org.restsip.tests.architecture.wrong.rest.Page page();
}
