package org.restsip.cluster;

import static org.restsip.cluster.Answers.answered;

import com.hazelcast.core.EntryAdapter;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.restsip.login.Login;
import org.restsip.login.Logins;
import org.restsip.user.Aor;

/** Logins in the cluster. */
@Singleton
public class ClusterLogins extends ClusterRecords<Aor, Login> implements Logins {
    private final IMap<String, Entry> map;
    private Optional<UUID> listener = Optional.empty();

    @Inject
    public ClusterLogins(ClusterMember member) {
        super(member, "logins", Login.class, Aor::of, Logins::topic);
        this.map = member.map("logins");
    }

    @Override
    public List<Login> all() {
        return logins(answered(map::values));
    }

    /** Asked where the entries are, so that only those that may be shown cross the network. */
    @Override
    public List<Login> naming(Aor other) {
        Predicate<String, Entry> directory = Predicates.equal("record.privacy.directory", true);
        Predicate<String, Entry> byName = Predicates.equal("record.privacy.allow[any]", other.toString());
        return logins(answered(() -> map.values(Predicates.or(directory, byName))));
    }

    /** Members send these notices to those alone who listen. */
    @Override
    public synchronized void watchAll(Runnable changed) {
        unwatchAll();
        listener = Optional.of(answered(() -> map.addEntryListener(
                new EntryAdapter<String, Entry>() {
                    @Override
                    public void onEntryEvent(EntryEvent<String, Entry> event) {
                        changed.run();
                    }
                },
                false)));
    }

    @Override
    public synchronized void unwatchAll() {
        listener.ifPresent(id -> answered(() -> map.removeEntryListener(id)));
        listener = Optional.empty();
    }

    /** Some entries hold nothing but those who wait for something. */
    private static List<Login> logins(Collection<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.record().stream())
                .map(Login.class::cast)
                .toList();
    }
}
