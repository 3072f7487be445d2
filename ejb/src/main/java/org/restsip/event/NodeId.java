package org.restsip.event;

/** One server of the cluster, from its start to its end; a restarted server is another node. */
public record NodeId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
