package org.restsip.persistence;

import java.time.Instant;

/** Moments that may be absent: JPA's converter would be asked to convert nothing. */
final class Moments {
    private static final InstantAsMicros MICROS = new InstantAsMicros();

    private Moments() {}

    static Long micros(Instant moment) {
        return MICROS.convertToDatabaseColumn(moment);
    }

    static Instant moment(Long micros) {
        return MICROS.convertToEntityAttribute(micros);
    }
}
