package org.restsip.rest.edge;

import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.restsip.server.Buckets;
import org.restsip.server.Settings;
import org.restsip.server.TooManyRequests;

/** How often this node is asked: by all together, from one address, by one user. */
@Singleton
public class Rates {
    private final Buckets node;
    private final Buckets addresses;
    private final Buckets users;

    @Inject
    public Rates(Settings settings) {
        this(
                settings.number("http.rate.node"),
                settings.number("http.rate.address"),
                settings.number("http.rate.user"),
                TimeMeter.SYSTEM_NANOTIME);
    }

    /** Rates a minute; 0 is no limit. */
    Rates(int node, int address, int user, TimeMeter clock) {
        this.node = new Buckets(node, clock);
        this.addresses = new Buckets(address, clock);
        this.users = new Buckets(user, clock);
    }

    /**
     * Counts one request.
     *
     * @throws TooManyRequests if it is one too many
     */
    void count(Client client, Optional<String> user) {
        user.flatMap(users::take).ifPresent(wait -> {
            throw new TooManyRequests("of this user", wait);
        });
        addresses.take(client.network()).ifPresent(wait -> {
            throw new TooManyRequests("from this address", wait);
        });
        node.take("").ifPresent(wait -> {
            throw new TooManyRequests("for this server", wait);
        });
    }
}
