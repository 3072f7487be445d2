package org.restsip.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.restsip.user.Device;
import org.restsip.user.DeviceId;

/** A device as a row, its secret sealed. */
@Entity
@Table(name = "devices")
class DeviceRow {
    @Id
    @Column(name = "id")
    private String id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "owner_id")
    private UserRow owner;

    @Column(name = "name")
    private String name;

    @Column(name = "secret")
    private String sealedSecret;

    @Column(name = "created")
    @Convert(converter = InstantAsMicros.class)
    private Instant created;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected DeviceRow() {}

    DeviceRow(UserRow owner, Device device, String sealedSecret) {
        this.owner = owner;
        this.sealedSecret = sealedSecret;
        id = device.id().value();
        name = device.name();
        created = device.created();
    }

    Device renamed(String other) {
        name = other;
        return toDevice();
    }

    Device toDevice() {
        return new Device(new DeviceId(id), owner.aor(), name, created);
    }

    String sealedSecret() {
        return sealedSecret;
    }
}
