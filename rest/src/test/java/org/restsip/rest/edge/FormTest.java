package org.restsip.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restsip.rest.json.Bodies;
import org.restsip.rest.json.Members;
import org.restsip.rest.tree.UnreadableBody;
import org.restsip.server.TestSettings;

class FormTest {

    @Test
    void theMethodIsTakenOutAndTheRestStaysAsItWas() {
        var form = Form.of("label=a%20b&%5Fmethod=PUT&x=%C3%A9+%2B&".getBytes(StandardCharsets.UTF_8));

        assertThat(form.values("_method")).isEqualTo(List.of("PUT"));
        assertThat(form.without("_method")).asString().isEqualTo("label=a%20b&x=%C3%A9+%2B&");
    }

    @Test
    void fieldsAreMembers() {
        var members =
                members("label=a+b&expires=600&held=false&presence.status=busy&presence.note=%C3%A9&q=&invited=bob");

        assertThat(members.text("label")).contains("a b");
        assertThat(members.wholeNumber("expires")).contains(600);
        assertThat(members.flag("held")).contains(false);
        assertThat(members.decimal("q")).isEmpty();
        assertThat(members.object("presence").flatMap(presence -> presence.text("status")))
                .contains("busy");
        assertThat(members.object("presence").flatMap(presence -> presence.text("note")))
                .contains("\u00e9");
        assertThat(members.texts("invited")).containsExactly("bob");
    }

    @Test
    void aFieldThatIsThereTwiceIsAList() {
        assertThat(members("invited=bob&invited=carol").texts("invited")).containsExactly("bob", "carol");
    }

    @Test
    void aFormThatIsNoneIsRefused() {
        assertThatThrownBy(() -> members("a=%zz")).isInstanceOf(UnreadableBody.class);
        assertThatThrownBy(() -> members("a" + ".a".repeat(40) + "=1")).isInstanceOf(UnreadableBody.class);
    }

    private static Members members(String form) {
        return new Bodies(TestSettings.of(Map.of()))
                .members(
                        Optional.of("application/x-www-form-urlencoded; charset=UTF-8"),
                        form.getBytes(StandardCharsets.UTF_8));
    }
}
