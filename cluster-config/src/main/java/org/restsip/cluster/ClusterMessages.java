package org.restsip.cluster;

import static org.restsip.cluster.Answers.answered;

import com.hazelcast.map.IMap;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.restsip.message.Message;
import org.restsip.message.MessageId;
import org.restsip.message.Messages;

/** Messages in the cluster. Never changed, so the last word is always the same. */
@Singleton
public class ClusterMessages implements Messages {
    /** They are dropped when nothing waits for them; this is for those that a dying node left behind. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final IMap<String, Message> map;

    @Inject
    public ClusterMessages(ClusterMember member) {
        this.map = member.map("messages");
    }

    @Override
    public void keep(Message message) {
        var life = Duration.between(message.sent(), message.expires()).plus(MARGIN);
        answered(() -> {
            map.set(message.id().value(), message, life.toSeconds(), TimeUnit.SECONDS);
            return message;
        });
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return Optional.ofNullable(answered(() -> map.get(id.value())));
    }

    @Override
    public void drop(MessageId id) {
        answered(() -> {
            map.delete(id.value());
            return id;
        });
    }
}
