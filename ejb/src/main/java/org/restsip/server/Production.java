package org.restsip.server;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.restsip.user.Secrets;

/** What is good enough to try and must not go into production. */
@Singleton
public class Production {
    private final Settings settings;
    private final Secrets secrets;
    private final Demo demo;

    @Inject
    public Production(Settings settings, Secrets secrets, Demo demo) {
        this.settings = settings;
        this.secrets = secrets;
        this.demo = demo;
    }

    /** Refuses to start in production mode with demo data or a default secret, and says which. */
    void check() {
        switch (settings.text("server.mode")) {
            case "development" -> {}
            case "production" -> refuse(problems());
            default -> throw new InvalidSetting("server.mode", "must be development or production");
        }
    }

    private List<String> problems() {
        var problems = new ArrayList<String>();
        if (settings.isDefault("cluster.secret", secrets.cluster())) {
            problems.add("cluster.secret is the default one");
        }
        if (settings.isDefault("auth.secret", secrets.auth())) {
            problems.add("auth.secret is the default one");
        }
        if (settings.flag("demo.enabled")) {
            problems.add("demo.enabled is true");
        }
        demo.usersPresent().forEach(aor -> problems.add("demo user " + aor + " is in the database"));
        return problems;
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidSetting("server.mode", "is production, but " + String.join("; ", problems));
        }
    }
}
