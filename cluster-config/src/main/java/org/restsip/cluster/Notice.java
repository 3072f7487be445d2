package org.restsip.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.restsip.event.Hub;
import org.restsip.event.Topic;

/** Something has changed: said where it is run, and that it was said is the answer. */
@SuppressWarnings("serial") // written by its Compact serializer, never by Java's
final class Notice implements Callable<Boolean>, HazelcastInstanceAware, Serializable {
    /** Under which a member has its {@link Hub} at hand. */
    static final String HEARD_BY = Hub.class.getName();

    private static final long serialVersionUID = 1L;

    private final Topic topic;

    @Nullable
    private transient HazelcastInstance hazelcast;

    Notice(Topic topic) {
        this.topic = topic;
    }

    Topic topic() {
        return topic;
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance here) {
        hazelcast = here;
    }

    @Override
    public Boolean call() {
        if (hazelcast == null || !(hazelcast.getUserContext().get(HEARD_BY) instanceof Hub hub)) {
            return false; // it is only just starting, and remembers nothing
        }
        hub.changed(topic);
        return true;
    }
}
