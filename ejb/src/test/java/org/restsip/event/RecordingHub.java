package org.restsip.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node's hub that remembers what it was told. */
public final class RecordingHub extends Hub {
    private final List<Topic> told = new CopyOnWriteArrayList<>();

    public RecordingHub() {
        super(Runnable::run, new StreamRules(1, Duration.ofSeconds(1)));
    }

    @Override
    public void changed(Topic topic) {
        told.add(topic);
        super.changed(topic);
    }

    public long timesTold(Topic topic) {
        return told.stream().filter(topic::equals).count();
    }
}
