package io.icebreaker.feed.dhan;

/**
 * Packets of Dhan's depth feeds, little-endian (feed-dhan 4). The header differs from the live feed's in
 * order and length, so nothing is shared with {@link DhanLayout}.
 *
 * <pre>
 * header      12  length(2) code(1) segment(1) securityId(4) sequence or rows(4)
 * row         16  price(8, float64) qty orders
 * disconnect  14  reason(2)
 * </pre>
 */
public final class DhanDepthLayout {
    public static final int LENGTH = 0;
    public static final int CODE = LENGTH + Short.BYTES;
    public static final int SEGMENT = CODE + Byte.BYTES;
    public static final int SECURITY_ID = SEGMENT + Byte.BYTES;
    public static final int ROWS = SECURITY_ID + Integer.BYTES;
    public static final int HEADER_LENGTH = ROWS + Integer.BYTES;

    public static final int PRICE = 0;
    public static final int QTY = PRICE + Double.BYTES;
    public static final int ORDERS = QTY + Integer.BYTES;
    public static final int ROW_LENGTH = ORDERS + Integer.BYTES;

    public static final int REASON = HEADER_LENGTH;
    public static final int DISCONNECT_LENGTH = REASON + Short.BYTES;

    public static final int HEARTBEAT = 0;
    public static final int BID = 41;
    public static final int ASK = 51;
    public static final int DISCONNECT = 50;

    private DhanDepthLayout() {}
}
