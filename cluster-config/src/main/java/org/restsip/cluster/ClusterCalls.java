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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private final Listening listening;

    @Inject
    public ClusterCalls(ClusterMember member) {
        super(member, MAP, Call.class, CallId::new, Calls::topic);
        this.map = member.map(MAP);
        this.listening = new Listening(map);
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

    @Override
    public void watchAll(Consumer<Set<Aor>> changed) {
        listening.begin(true, event -> {
            var before = call(event.getOldValue());
            var after = call(event.getValue());
            if (!before.map(Call::revision).equals(after.map(Call::revision))) {
                changed.accept(people(before, after));
            }
        });
    }

    @Override
    public void unwatchAll() {
        listening.end();
    }

    private static Optional<Call> call(@Nullable Entry entry) {
        return Optional.ofNullable(entry).flatMap(Entry::record).map(Call.class::cast);
    }

    private static Set<Aor> people(Optional<Call> before, Optional<Call> after) {
        return Stream.of(before, after)
                .flatMap(Optional::stream)
                .flatMap(call -> call.people().stream())
                .collect(Collectors.toSet());
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
