package org.restsip.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.restsip.event.TooBusy;
import org.restsip.server.TestSettings;
import org.restsip.user.Aor;
import org.restsip.user.Appointments;
import org.restsip.user.Role;

/** Against a real directory, in this process. */
class DirectoryTest {
    private static final Aor ALICE = Aor.of("alice@example.com");
    private static InMemoryDirectoryServer server;

    @BeforeAll
    static void start() throws LDAPException, LDIFException {
        var config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
        config.addAdditionalBindCredentials("cn=reader", "reader's password");
        config.setAuthenticationRequiredOperationTypes(com.unboundid.ldap.sdk.OperationType.SEARCH);
        config.setSchema(null);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
        add("alice", "alice@example.com", "Alice A.", "correct horse");
        add("bob", "bob@example.com", "Bob", "bob's password");
        add("twin1", "twin@example.com", "Twin", "twin's password");
        add("twin2", "twin@example.com", "Twin", "twin's password");
        server.add(
                "dn: cn=staff,dc=example,dc=com",
                "objectClass: groupOfNames",
                "cn: staff",
                "member: uid=alice,dc=example,dc=com");
        server.startListening();
    }

    private static void add(String uid, String mail, String name, String password) throws LDAPException, LDIFException {
        server.add(
                "dn: uid=" + uid + ",dc=example,dc=com",
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "mail: " + mail,
                "cn: " + name,
                "userPassword: " + password);
    }

    @AfterAll
    static void stop() {
        server.shutDown(true);
    }

    @Test
    void theRightPasswordFindsTheUserAndItsName() {
        var entry = directory(Map.of()).find(ALICE, "correct horse").orElseThrow();
        assertThat(entry.dn()).isEqualTo("uid=alice,dc=example,dc=com");
        assertThat(entry.name()).contains("Alice A.");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserFindNobody() {
        var directory = directory(Map.of());
        assertThat(directory.find(ALICE, "bob's password")).isEmpty();
        assertThat(directory.find(Aor.of("carol@example.com"), "correct horse")).isEmpty();
    }

    @Test
    void anEmptyPasswordFindsNobodyThoughADirectoryTakesItForAnonymous() {
        assertThat(directory(Map.of()).find(ALICE, "")).isEmpty();
    }

    @Test
    void aGroupGivesItsMembersARoleAndNobodyElse() {
        var directory = directory(Map.of("auth.ldap.role.operator", "cn=staff,dc=example,dc=com"));
        assertThat(directory.find(ALICE, "correct horse").orElseThrow().appointments())
                .isEqualTo(new Appointments(Set.of(Role.OPERATOR), Set.of(Role.OPERATOR)));
        assertThat(directory
                        .find(Aor.of("bob@example.com"), "bob's password")
                        .orElseThrow()
                        .appointments())
                .isEqualTo(new Appointments(Set.of(Role.OPERATOR), Set.of()));
    }

    @Test
    void aGroupThatIsNotThereHasNoMembers() {
        var directory = directory(Map.of("auth.ldap.role.admin", "cn=nobody,dc=example,dc=com"));
        assertThat(directory
                        .find(ALICE, "correct horse")
                        .orElseThrow()
                        .appointments()
                        .held())
                .isEmpty();
    }

    @Test
    void twoWhoClaimOneAddressAreNone() {
        assertThat(directory(Map.of()).find(Aor.of("twin@example.com"), "twin's password"))
                .isEmpty();
    }

    @Test
    void theLocalPartMayBeWhatIsLookedFor() {
        var directory = directory(Map.of("auth.ldap.filter", "(&(objectClass=inetOrgPerson)(uid={1}))"));
        assertThat(directory.find(ALICE, "correct horse")).isPresent();
    }

    @Test
    void whatIsAskedForIsEscapedInTheFilter() {
        var directory = directory(Map.of("auth.ldap.filter", "(uid={1})"));
        assertThat(directory.find(Aor.of("a+b@example.com"), "correct horse")).isEmpty();
    }

    @Test
    void aDirectoryThatDoesNotAnswerIsNoWrongPassword() {
        assertThatThrownBy(() ->
                        directory(Map.of("auth.ldap.url", "ldap://127.0.0.1:1")).find(ALICE, "correct horse"))
                .isInstanceOf(TooBusy.class);
        assertThatThrownBy(() ->
                        directory(Map.of("auth.ldap.bind-password", "wrong")).find(ALICE, "correct horse"))
                .isInstanceOf(TooBusy.class);
    }

    private static Directory directory(Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "auth.ldap.url", "ldap://127.0.0.1:" + server.getListenPort(),
                "auth.ldap.base", "dc=example,dc=com",
                "auth.ldap.bind-dn", "cn=reader",
                "auth.ldap.bind-password", "reader's password"));
        settings.putAll(more);
        return new Directory(TestSettings.of(settings));
    }
}
