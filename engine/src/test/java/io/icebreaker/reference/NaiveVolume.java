package io.icebreaker.reference;

/**
 * What a packet's day volume says (analytics 1.1).
 *
 * @param change dV; null when it is not defined: volume or price missing, or no volume known before
 * @param after Vprev after the packet, null when still absent
 * @param baseline whether this volume is the first of the day
 */
record NaiveVolume(Long change, Long after, boolean baseline) {

    /** Rules 0, 1 and 5; {@code dayTimeNs} is tq of analytics 0.5. */
    static NaiveVolume of(
            InstrumentRow instrument,
            Row row,
            NaiveCalendar.Session day,
            long dayTimeNs,
            NaiveHistory past) {
        Long before =
                past.last()
                        .filter(packet -> packet.day().equals(day))
                        .map(NaivePacket::volume)
                        .orElse(null);
        if (instrument.isIndex() || row.volume() == null) {
            return new NaiveVolume(null, before, false);
        }
        boolean beforeOpen = dayTimeNs < day.openNs();
        if (row.volume() <= 0) {
            return new NaiveVolume(
                    null, beforeOpen && row.volume() == 0 ? Long.valueOf(0) : before, false);
        }
        if (yesterdays(row, day)) {
            return new NaiveVolume(
                    null, before == null || beforeOpen ? Long.valueOf(0) : before, false);
        }
        if (row.ltp() == null || row.ltp() <= 0) {
            return new NaiveVolume(null, before, false);
        }
        return before == null
                ? new NaiveVolume(null, row.volume(), true)
                : new NaiveVolume(row.volume() - before, row.volume(), false);
    }

    private static boolean yesterdays(Row row, NaiveCalendar.Session day) {
        return !day.roundTheClock()
                && row.lttNs() != null
                && row.lttNs() != 0
                && row.lttNs() < day.beginNs();
    }

    boolean rose() {
        return change != null && change > 0;
    }
}
