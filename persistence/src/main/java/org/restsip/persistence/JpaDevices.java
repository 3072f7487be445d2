package org.restsip.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.restsip.user.Aor;
import org.restsip.user.Device;
import org.restsip.user.DeviceCredential;
import org.restsip.user.DeviceId;
import org.restsip.user.Devices;
import org.restsip.user.NoSuchUser;
import org.restsip.user.TooManyDevices;

/** Devices in the database, their secrets sealed. */
@Stateless
public class JpaDevices implements Devices {

    @PersistenceContext(unitName = "restsip")
    private EntityManager entities;

    @EJB
    private Schema schema;

    private DeviceSeal seal;

    @Inject
    @SuppressWarnings("NullAway.Init")
    public JpaDevices(SealingKey key) {
        seal = new DeviceSeal(key);
    }

    /** Open Liberty refuses an EJB without a public constructor that takes nothing. */
    @SuppressWarnings("NullAway.Init")
    public JpaDevices() {}

    @SuppressWarnings("NullAway.Init")
    JpaDevices(EntityManager entities, SealingKey key) {
        this(key);
        this.entities = entities;
    }

    @PostConstruct
    void awaitSchema() {
        schema.await();
    }

    @Override
    public DeviceCredential add(DeviceCredential credential, int limit) {
        var device = credential.device();
        var owner = UserRow.locked(entities, device.owner()).orElseThrow(NoSuchUser::new);
        var present = find(device.id());
        if (present.isPresent()) {
            return present.get();
        }
        if (of(device.owner()).size() >= limit) {
            throw new TooManyDevices(limit);
        }
        entities.persist(new DeviceRow(owner, device, seal.close(device.id(), credential.secret())));
        entities.flush(); // what the database refuses, it shall refuse here and not at somebody's commit
        return credential;
    }

    @Override
    public Optional<DeviceCredential> find(DeviceId id) {
        return Optional.ofNullable(entities.find(DeviceRow.class, id.value())).map(this::toCredential);
    }

    @Override
    public List<DeviceCredential> of(Aor owner) {
        return entities.createQuery(
                        "select d from DeviceRow d join fetch d.owner where d.owner.address = :owner order by d.created, d.id",
                        DeviceRow.class)
                .setParameter("owner", owner.toString())
                .getResultStream()
                .map(this::toCredential)
                .toList();
    }

    @Override
    public Optional<Device> rename(Aor owner, DeviceId id, String name) {
        return Optional.ofNullable(entities.find(DeviceRow.class, id.value()))
                .filter(row -> row.toDevice().owner().equals(owner))
                .map(row -> row.renamed(name));
    }

    @Override
    public boolean remove(Aor owner, DeviceId id) {
        return entities.createQuery("delete from DeviceRow d where d.id = :id and d.owner.address = :owner")
                        .setParameter("id", id.value())
                        .setParameter("owner", owner.toString())
                        .executeUpdate()
                > 0;
    }

    private DeviceCredential toCredential(DeviceRow row) {
        var device = row.toDevice();
        return new DeviceCredential(device, seal.open(device.id(), row.sealedSecret()));
    }
}
