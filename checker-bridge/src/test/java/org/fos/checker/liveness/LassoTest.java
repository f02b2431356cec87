package org.fos.checker.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class LassoTest {
    @Test
    void stepsThatChangeNothingAreLeftOut() {
        assertEquals(
                new Lasso(List.of(1, 2, 3, 4), 2), Lasso.of(List.of(1, 1, 2), List.of(3, 3, 4)));
    }

    @Test
    void aCycleOfOneStateStutters() {
        Lasso lasso = Lasso.of(List.of(1, 2), List.of(3, 3, 3));
        assertEquals(new Lasso(List.of(1, 2, 3), 2), lasso);
        assertTrue(lasso.stutters());
        assertEquals(new Lasso(List.of(1, 2), 1), Lasso.of(List.of(1, 2), List.of(2)));
    }

    @Test
    void theCycleBeginsAsEarlyAsItCan() {
        Lasso lasso = Lasso.of(List.of(1, 2, 3), List.of(4, 2, 3));
        assertEquals(new Lasso(List.of(1, 2, 3, 4), 1), lasso);
        assertFalse(lasso.stutters());
    }

    @Test
    void shouldGoBackToAStateOfItsOwn() {
        assertThrows(IllegalArgumentException.class, () -> new Lasso(List.of(1, 2), 2));
    }
}
