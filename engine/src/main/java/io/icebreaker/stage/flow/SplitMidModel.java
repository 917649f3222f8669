package io.icebreaker.stage.flow;

/**
 * SPLIT_MID: as LEE_READY_SNAP, but what that leaves on no side is halved. An odd unit goes to the buyers
 * first, then to each in turn, by instrument and trading day.
 */
final class SplitMidModel implements SideModel {
    private final boolean[] sellersTurn;

    SplitMidModel(int maxInstruments) {
        sellersTurn = new boolean[maxInstruments];
    }

    @Override
    public void reset(int id) {
        sellersTurn[id] = false;
    }

    @Override
    public void judge(Evidence evidence) {
        LeeReadyModel.conclude(evidence);
        if (evidence.side == 0) {
            halve(evidence);
        }
    }

    private void halve(Evidence evidence) {
        evidence.bought = evidence.qty / 2;
        evidence.sold = evidence.qty / 2;
        if (evidence.qty % 2 != 0) {
            if (sellersTurn[evidence.id]) {
                evidence.sold++;
            } else {
                evidence.bought++;
            }
            sellersTurn[evidence.id] = !sellersTurn[evidence.id];
        }
    }
}
