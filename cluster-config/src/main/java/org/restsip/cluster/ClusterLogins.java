package org.restsip.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.restsip.login.Login;
import org.restsip.login.Logins;
import org.restsip.user.Aor;

/** Logins in the cluster. */
@Singleton
public class ClusterLogins extends ClusterRecords<Aor, Login> implements Logins {

    @Inject
    public ClusterLogins(ClusterMember member) {
        super(member, "logins", Login.class, Aor::of, Logins::topic);
    }
}
