package org.restsip.cluster;

import static org.restsip.cluster.Answers.answered;

import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.restsip.login.Login;
import org.restsip.login.Logins;
import org.restsip.user.Aor;

/** Logins in the cluster. */
@Singleton
public class ClusterLogins extends ClusterRecords<Aor, Login> implements Logins {
    private final IMap<String, Entry> map;
    private final Listening listening;

    @Inject
    public ClusterLogins(ClusterMember member) {
        super(member, "logins", Login.class, Aor::of, Logins::topic);
        this.map = member.map("logins");
        this.listening = new Listening(map);
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

    @Override
    public void watchAll(Runnable changed) {
        listening.begin(false, event -> changed.run());
    }

    @Override
    public void unwatchAll() {
        listening.end();
    }

    /** Some entries hold nothing but those who wait for something. */
    private static List<Login> logins(Collection<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.record().stream())
                .map(Login.class::cast)
                .toList();
    }
}
