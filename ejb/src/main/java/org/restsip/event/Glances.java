package org.restsip.event;

import java.util.function.Supplier;

/** What was read of a record a moment ago, so that ten thousand who watch it cost one read. */
public interface Glances {

    /** Nothing is remembered. */
    Glances NONE = new Glances() {
        @Override
        public <T> T at(Topic topic, Supplier<T> read) {
            return read.get();
        }
    };

    /**
     * What {@code read} returns, now or since the last change of which this node was told. Always the same kind of
     * thing for one topic.
     */
    <T> T at(Topic topic, Supplier<T> read);
}
