package org.restsip.user;

import java.util.Optional;

/**
 * What a password is checked against, and how things stood with its user at that same moment: if the password is changed
 * right after, what is proved by the old one has ended by its generation.
 *
 * @param hash with its algorithm and parameters, as {@link PasswordHashing} made it
 */
public record KeptPassword(String hash, Standing standing) {

    /** Whoever has said the password that made the hash; nobody if the user is shut out. */
    Optional<Caller> caller(Aor aor) {
        return standing.disabled()
                ? Optional.empty()
                : Optional.of(new Caller(aor, standing.roles(), new Proof.OfPassword(standing.generation())));
    }

    @Override
    public String toString() {
        return "password of " + standing;
    }
}
