package org.restsip.rest.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.naming.AuthenticationException;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attributes;
import javax.naming.directory.SearchControls;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.LdapName;
import org.restsip.event.TooBusy;
import org.restsip.server.Settings;
import org.restsip.user.Aor;
import org.restsip.user.Appointments;
import org.restsip.user.Role;

/**
 * An LDAP directory (RFC 4511) that knows users and checks their passwords: the user is looked up, then bound as. Every
 * step ends in time, and no more than so many are under way at once.
 */
@Singleton
public class Directory {
    private final Settings settings;
    private final Map<Role, String> groups;
    private final Semaphore turns;

    @Inject
    public Directory(Settings settings) {
        this.settings = settings;
        this.groups = groups(settings);
        this.turns = new Semaphore(Math.max(1, settings.number("auth.ldap.max-connections")), true);
    }

    /**
     * A user whose password was right.
     *
     * @param name         how the user wants to be called, if the directory says it
     * @param appointments the roles that it gives and takes by its groups
     */
    record Entry(String dn, Optional<String> name, Appointments appointments) {}

    /**
     * The user of that address, if that is its password; an unknown one costs a bind as well.
     *
     * @throws TooBusy if the directory gives no answer
     */
    Optional<Entry> find(Aor aor, String password) {
        if (password.isEmpty()) {
            return Optional
                    .empty(); // an empty one binds anonymously, and that always succeeds (RFC 4513, section 5.1.2)
        }
        takeTurn();
        try {
            var entry = lookUp(aor);
            var right = binds(entry.map(Entry::dn).orElse("cn=nobody," + settings.text("auth.ldap.base")), password);
            return entry.filter(found -> right);
        } catch (NamingException e) {
            throw new TooBusy("the directory gives no answer; try again", e);
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(settings.number("auth.ldap.timeout"), TimeUnit.SECONDS)) {
                throw new TooBusy("too many log in at once; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooBusy("the server is stopping", e);
        }
    }

    /** The one user of that address; two who claim it are none. What stands in the filter's places is escaped by JNDI. */
    @SuppressWarnings(
            "BanJNDI") // one attribute is asked for, as text: returningObjFlag is false, nothing is deserialized
    private Optional<Entry> lookUp(Aor aor) throws NamingException {
        var name = settings.text("auth.ldap.name");
        var controls = new SearchControls(SearchControls.SUBTREE_SCOPE, 2, millis(), new String[] {name}, false, false);
        var directory = connect(settings.text("auth.ldap.bind-dn"), settings.secret("auth.ldap.bind-password"));
        try {
            var found = directory.search(
                    settings.text("auth.ldap.base"),
                    settings.text("auth.ldap.filter"),
                    new Object[] {aor.toString(), aor.local()},
                    controls);
            if (!found.hasMore()) {
                return Optional.empty();
            }
            var first = found.next();
            return found.hasMore()
                    ? Optional.empty()
                    : Optional.of(entry(directory, first.getNameInNamespace(), text(first.getAttributes(), name)));
        } finally {
            directory.close();
        }
    }

    private Entry entry(LdapContext directory, String dn, Optional<String> name) throws NamingException {
        var held = EnumSet.noneOf(Role.class);
        for (var role : groups.keySet()) {
            if (isMember(directory, groups.get(role), dn)) {
                held.add(role);
            }
        }
        return new Entry(dn, name, new Appointments(groups.keySet(), held));
    }

    /** By the group's own list (RFC 4519): not every directory keeps one with the user. A group that is not there has no members. */
    @SuppressWarnings("BanJNDI") // as above
    private boolean isMember(LdapContext directory, String group, String dn) throws NamingException {
        var controls = new SearchControls(SearchControls.OBJECT_SCOPE, 1, millis(), new String[] {"1.1"}, false, false);
        try {
            return directory
                    .search(new LdapName(group), "(|(member={0})(uniqueMember={0}))", new Object[] {dn}, controls)
                    .hasMore();
        } catch (NameNotFoundException e) {
            return false;
        }
    }

    private static Map<Role, String> groups(Settings settings) {
        var groups = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            var group = settings.text("auth.ldap.role." + role.name().toLowerCase(Locale.ROOT));
            if (!group.isEmpty()) {
                groups.put(role, group);
            }
        }
        return groups;
    }

    private boolean binds(String dn, String password) throws NamingException {
        try {
            connect(dn, password).close();
            return true;
        } catch (AuthenticationException e) {
            return false;
        }
    }

    @SuppressWarnings("JdkObsolete") // JNDI wants a Hashtable
    private LdapContext connect(String dn, String password) throws NamingException {
        var environment = new Hashtable<String, Object>(Map.of(
                Context.INITIAL_CONTEXT_FACTORY,
                "com.sun.jndi.ldap.LdapCtxFactory",
                Context.PROVIDER_URL,
                settings.text("auth.ldap.url"),
                Context.REFERRAL,
                "ignore",
                "com.sun.jndi.ldap.connect.timeout",
                String.valueOf(millis()),
                "com.sun.jndi.ldap.read.timeout",
                String.valueOf(millis())));
        if (!dn.isEmpty()) {
            environment.put(Context.SECURITY_AUTHENTICATION, "simple");
            environment.put(Context.SECURITY_PRINCIPAL, dn);
            environment.put(Context.SECURITY_CREDENTIALS, password);
        }
        return new InitialLdapContext(environment, null);
    }

    private int millis() {
        return settings.number("auth.ldap.timeout") * 1000;
    }

    private static Optional<String> text(Attributes attributes, String name) throws NamingException {
        var attribute = attributes.get(name);
        return attribute == null ? Optional.empty() : Optional.of(String.valueOf(attribute.get()));
    }
}
