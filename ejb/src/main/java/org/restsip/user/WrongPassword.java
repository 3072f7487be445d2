package org.restsip.user;

import java.util.Optional;
import org.restsip.Refusal;

/** The old password, which is asked for before it is changed, is another one. */
public class WrongPassword extends Refusal {
    private static final long serialVersionUID = 1L;

    public WrongPassword() {
        super(Kind.FORBIDDEN, "old is not the present password");
    }

    @Override
    public Optional<String> field() {
        return Optional.of("old");
    }
}
