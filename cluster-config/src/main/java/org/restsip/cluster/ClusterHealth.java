package org.restsip.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while this node is a member of the cluster. */
@Readiness
@Singleton
public class ClusterHealth implements HealthCheck {
    private final ClusterMember member;

    @Inject
    public ClusterHealth(ClusterMember member) {
        this.member = member;
    }

    @Override
    public HealthCheckResponse call() {
        var running = member.isRunning();
        return HealthCheckResponse.named("cluster")
                .status(running)
                .withData("members", running ? member.members().size() : 0)
                .build();
    }
}
