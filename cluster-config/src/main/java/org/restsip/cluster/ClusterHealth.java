package org.restsip.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while this node is a member of the cluster. */
@Readiness
@Singleton
public class ClusterHealth implements HealthCheck {
    private final Provider<ClusterMember> member;

    @Inject
    public ClusterHealth(Provider<ClusterMember> member) {
        this.member = member;
    }

    @Override
    public HealthCheckResponse call() {
        var present = member.get();
        var running = present.isRunning();
        return HealthCheckResponse.named("cluster")
                .status(running)
                .withData("members", running ? present.members().size() : 0)
                .build();
    }
}
