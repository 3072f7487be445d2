package org.restsip.persistence;

import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;

/** Which constraint the database says was violated. */
final class Violation {
    /** {@code unique_violation}: the same on H2 and PostgreSQL. */
    private static final String UNIQUE = "23505";

    private Violation() {}

    /** Whether a unique constraint of that name is the reason; both databases say it in the message only. */
    static boolean of(String constraint, Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(cause -> UNIQUE.equals(cause.getSQLState()))
                .anyMatch(cause -> String.valueOf(cause.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains(constraint));
    }
}
