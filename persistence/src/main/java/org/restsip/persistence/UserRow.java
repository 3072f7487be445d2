package org.restsip.persistence;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.restsip.event.Version;
import org.restsip.user.Aor;
import org.restsip.user.FreeFields;
import org.restsip.user.KeptPassword;
import org.restsip.user.Privacy;
import org.restsip.user.Privacy.Visibility;
import org.restsip.user.Role;
import org.restsip.user.Standing;
import org.restsip.user.User;
import org.restsip.user.UserId;

/** A user as a row. */
@Entity
@Table(name = "users")
class UserRow {
    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "address")
    private String address;

    @Column(name = "name")
    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "created")
    @Convert(converter = InstantAsMicros.class)
    private Instant created;

    @Column(name = "disabled")
    private boolean disabled;

    @Column(name = "generation")
    private int generation;

    @Column(name = "visibility")
    @Enumerated(EnumType.STRING)
    private Visibility visibility = Visibility.EVERYONE;

    /** Read with every user, so a column each and no tables: addresses in order, with a space between. */
    @Column(name = "allowed")
    private String allowed = "";

    @Column(name = "blocked")
    private String blocked = "";

    @Column(name = "in_directory")
    private boolean directory;

    /** See {@link Version}. */
    @Column(name = "privacy_incarnation")
    private long privacyIncarnation;

    @Column(name = "privacy_counter")
    private long privacyCounter;

    @Column(name = "fields")
    @Convert(converter = FieldsAsText.class)
    private FreeFields fields = FreeFields.NONE;

    @Column(name = "changes")
    private long changes;

    @ElementCollection
    @CollectionTable(name = "user_roles", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // for JPA
    protected UserRow() {}

    UserRow(User user, String passwordHash) {
        id = user.id().value();
        address = user.aor().toString();
        created = user.created();
        this.passwordHash = passwordHash;
        become(user);
    }

    /** Takes over what a user may change. */
    final void become(User user) {
        name = user.name();
        fields = user.fields();
        changes = user.changes();
        var privacy = user.privacy();
        visibility = privacy.visibility();
        allowed = text(privacy.allow());
        blocked = text(privacy.block());
        directory = privacy.directory();
        privacyIncarnation = privacy.version().incarnation();
        privacyCounter = privacy.version().counter();
    }

    static Optional<UserRow> find(EntityManager entities, Aor aor) {
        return entities.createQuery(
                        "select u from UserRow u left join fetch u.roles where u.address = :address", UserRow.class)
                .setParameter("address", aor.toString())
                .getResultStream()
                .findFirst();
    }

    /** The user of that id, on whom nobody else hangs anything before the transaction ends. */
    static Optional<UserRow> locked(EntityManager entities, UserId id) {
        return entities.createQuery("select u from UserRow u where u.id = :id", UserRow.class)
                .setParameter("id", id.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    static Optional<UserRow> locked(EntityManager entities, Aor aor) {
        return find(entities, aor).flatMap(row -> locked(entities, new UserId(row.id)));
    }

    String id() {
        return id;
    }

    User toUser() {
        return new User(new UserId(id), aor(), name, created, privacy(), fields, changes);
    }

    private Privacy privacy() {
        return new Privacy(
                visibility,
                addresses(allowed),
                addresses(blocked),
                directory,
                new Version(privacyIncarnation, privacyCounter));
    }

    /** In order, so that the same addresses are the same text. */
    private static String text(Set<Aor> addresses) {
        return addresses.stream().sorted().map(Aor::toString).collect(Collectors.joining(" "));
    }

    private static Set<Aor> addresses(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(" ", -1)).map(Aor::of).collect(Collectors.toUnmodifiableSet());
    }

    Aor aor() {
        return Aor.of(address);
    }

    KeptPassword password() {
        return new KeptPassword(passwordHash, standing());
    }

    Set<Role> roles() {
        return Set.copyOf(roles);
    }

    Standing standing() {
        return new Standing(roles(), disabled, generation);
    }

    void setRoles(Set<Role> next) {
        roles.retainAll(next);
        roles.addAll(next);
    }

    void setPasswordHash(String next) {
        passwordHash = next;
    }

    void setDisabled(boolean next) {
        disabled = next;
    }

    /** What was proved before counts no more. */
    int nextGeneration() {
        return ++generation;
    }
}
