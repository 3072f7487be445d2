package org.restsip.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A moment as microseconds since 1970 in UTC. EclipseLink 4 hands moments to JDBC as {@link java.sql.Timestamp}, which
 * H2 reads in the zone of the server: the hour that comes twice in autumn would be kept wrong. Public because
 * EclipseLink makes it.
 */
@Converter
public class InstantAsMicros implements AttributeConverter<Instant, Long> {

    @Override
    public Long convertToDatabaseColumn(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    @Override
    public Instant convertToEntityAttribute(Long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
