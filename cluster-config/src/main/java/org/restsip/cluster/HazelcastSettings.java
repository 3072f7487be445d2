package org.restsip.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.IndexType;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.NearCacheConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.restsip.server.Settings;

/** How Hazelcast is to run, where its defaults do not suit a server that promises to lose nothing. */
final class HazelcastSettings {
    /** Maps of versioned records, whose deadlines are indexed. */
    private static final List<String> RECORDS = List.of("logins", "calls", "inboxes", "receipts", "traces");

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            // Or a put whose backup never answered counts as done.
            Map.entry("hazelcast.operation.fail.on.indeterminate.state", "true"),
            // No request hangs longer than 5 s (default 60 s); a frozen member is out within 10 s (default 60 s).
            Map.entry("hazelcast.operation.call.timeout.millis", "5000"),
            Map.entry("hazelcast.invocation.max.retry.count", "50"),
            Map.entry("hazelcast.invocation.retry.pause.millis", "100"),
            Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
            Map.entry("hazelcast.max.no.heartbeat.seconds", "8"),
            // What this node has read of the failures is put right at once when they change elsewhere (default up to 10
            // s).
            Map.entry("hazelcast.map.invalidation.batch.enabled", "false"),
            // After a split, merge soon (default 300 s, then 120 s).
            Map.entry("hazelcast.merge.first.run.delay.seconds", "10"),
            Map.entry("hazelcast.merge.next.run.delay.seconds", "5"),
            // The configured address alone, and no word to anybody else.
            Map.entry("hazelcast.socket.bind.any", "false"),
            Map.entry("hazelcast.socket.server.bind.any", "false"),
            Map.entry("hazelcast.phone.home.enabled", "false"),
            Map.entry("hazelcast.logging.type", "jdk"),
            // The container says when to stop.
            Map.entry("hazelcast.shutdownhook.enabled", "false"),
            Map.entry("hazelcast.wait.seconds.before.join", "1"));

    private final Settings settings;

    HazelcastSettings(Settings settings) {
        this.settings = settings;
    }

    Config config() {
        var config = new Config()
                .setClusterName(settings.text("cluster.name"))
                .setClassLoader(HazelcastSettings.class.getClassLoader());
        PROPERTIES.forEach(config::setProperty);
        config.getMetricsConfig().setEnabled(false);
        config.getJetConfig().setEnabled(false);
        network(config);
        Serializers.addTo(config.getSerializationConfig());
        config.getSerializationConfig().setJavaSerializationFilterConfig(new JavaSerializationFilterConfig());
        RECORDS.forEach(name -> config.addMapConfig(
                map(name).addIndexConfig(new IndexConfig(IndexType.SORTED, EntrySerializer.DEADLINE))));
        config.getMapConfig(ClusterCalls.MAP).addIndexConfig(new IndexConfig(IndexType.HASH, ClusterCalls.PERSON));
        config.addMapConfig(map("messages"));
        config.addMapConfig(map(ClusterTapes.MAP));
        config.addMapConfig(failures());
        return config;
    }

    /**
     * Whoever fails, its count is kept in no more than so many entries, for no longer than it is touched. Every request with
     * a password looks at one, so that what was read is kept as an object near at hand.
     */
    private MapConfig failures() {
        return map("failures")
                .setNearCacheConfig(new NearCacheConfig()
                        .setInMemoryFormat(InMemoryFormat.OBJECT)
                        .setCacheLocalEntries(true)
                        .setTimeToLiveSeconds(60)
                        .setEvictionConfig(new EvictionConfig()
                                .setEvictionPolicy(EvictionPolicy.LRU)
                                .setMaxSizePolicy(MaxSizePolicy.ENTRY_COUNT)
                                .setSize(20_000)))
                .setMaxIdleSeconds((int) Duration.ofDays(14).toSeconds())
                .setEvictionConfig(new EvictionConfig()
                        .setEvictionPolicy(EvictionPolicy.LRU)
                        .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
                        .setSize(200_000));
    }

    private MapConfig map(String name) {
        return new MapConfig(name).setBackupCount(settings.number("cluster.backup-count"));
    }

    private void network(Config config) {
        var network = config.getNetworkConfig();
        network.setPort(settings.number("cluster.port")).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface(settings.text("cluster.interface"));
        var join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(settings.list("cluster.members"));
    }
}
