package org.restsip.tests.architecture.wrong.server;

/** Hazelcast is for the cluster alone. */
interface ServerSeesHazelcast {
    com.hazelcast.core.HazelcastInstance hazelcast();
}
