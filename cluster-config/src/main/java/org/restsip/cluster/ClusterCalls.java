package org.restsip.cluster;

import static org.restsip.cluster.Answers.answered;

import com.hazelcast.map.IMap;
import com.hazelcast.projection.Projection;
import com.hazelcast.projection.Projections;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.restsip.call.Call;
import org.restsip.call.CallId;
import org.restsip.call.Calls;
import org.restsip.call.Place;
import org.restsip.user.Aor;

/** Calls in the cluster. Who has a part in one is indexed, so that a person's calls are found without reading all. */
@Singleton
public class ClusterCalls extends ClusterRecords<CallId, Call> implements Calls {
    static final String MAP = "calls";
    /** The index: any of the people of the call in an entry. */
    static final String PERSON = "record." + CallCodecs.PEOPLE + "[any]";

    private static final String CREATED = "record." + CallCodecs.CREATED;
    private static final Projection<Map.Entry<String, Entry>, Object[]> PLACE =
            Projections.multiAttribute("__key", CREATED);

    private final IMap<String, Entry> map;

    @Inject
    public ClusterCalls(ClusterMember member) {
        super(member, MAP, Call.class, CallId::new, Calls::topic);
        this.map = member.map(MAP);
    }

    @Override
    public List<Place> of(Aor person) {
        return places(Predicates.equal(PERSON, person.toString()));
    }

    /** An entry without a record, which somebody only watches, has no people. */
    @Override
    public List<Place> all() {
        return places(Predicates.greaterThan(PERSON, ""));
    }

    /** The places alone, not the calls, cross the wire. */
    private List<Place> places(Predicate<String, Entry> which) {
        return answered(() -> map.project(PLACE, which)).stream()
                .map(row -> new Place(Micros.instant((Long) Objects.requireNonNull(row[1])), new CallId((String)
                        Objects.requireNonNull(row[0]))))
                .sorted()
                .toList();
    }
}
