package org.restsip.cluster;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.restsip.event.TooBusy;

/** The cluster's answers, or the refusal if there is none. */
final class Answers {
    private Answers() {}

    static <T extends @Nullable Object> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (HazelcastInstanceNotActiveException e) {
            throw new TooBusy("this node is leaving", e);
        } catch (HazelcastException e) {
            throw new TooBusy("the cluster gave no answer; try again", e);
        }
    }
}
