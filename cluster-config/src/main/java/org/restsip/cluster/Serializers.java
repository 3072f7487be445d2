package org.restsip.cluster;

import com.hazelcast.config.SerializationConfig;

/** All that crosses from node to node, as Compact records, whose fields may grow from release to release. */
final class Serializers {
    private Serializers() {}

    static void addTo(SerializationConfig config) {
        var compact = config.getCompactSerializationConfig();
        compact.addSerializer(new EntrySerializer());
        StepCodecs.ALL.forEach(compact::addSerializer);
        LoginCodecs.ALL.forEach(compact::addSerializer);
        CallCodecs.ALL.forEach(compact::addSerializer);
        FailureCodecs.ALL.forEach(compact::addSerializer);
        TraceCodecs.ALL.forEach(compact::addSerializer);
        MessageCodecs.ALL.forEach(compact::addSerializer);
    }
}
