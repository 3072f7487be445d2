package org.restsip.tests.architecture.wrong.sip;

/** An edge does not know where state is kept. */
interface SipKnowsCluster {
    org.restsip.tests.architecture.wrong.cluster.Member member();
}
