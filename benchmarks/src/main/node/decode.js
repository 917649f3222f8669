// Decodes frames with the broker's own client and times it: node decode.js FRAMES RESULT MILLISECONDS.
//
// FRAMES is a JSON object of name to base64; RESULT becomes one of name to the time a packet takes and what
// the packets said: prices in rupees, times in epoch seconds, null for what a packet lacks. Each frame is
// decoded for MILLISECONDS before it is timed for as long; the time is the median of its slices.
'use strict';

const fs = require('node:fs');
const { version } = require('kiteconnect/package.json');
const { KiteTicker } = require('kiteconnect');

const SLICES = 11;

/** Milliseconds to seconds; null stays null. */
const seconds = (time) => (time ? time.getTime() / 1000 : null);

/** A level's three numbers. */
const level = ({ price, quantity, orders }) => [price, quantity, orders];

/** Everything a packet said, in the order the other side expects. */
function values(tick) {
  const { ohlc, depth } = tick;
  const all = [tick.instrument_token, tick.last_price];
  if (ohlc) {
    all.push(tick.last_traded_quantity, tick.volume_traded);
    all.push(tick.total_buy_quantity, tick.total_sell_quantity);
    all.push(tick.average_traded_price, ohlc.open, ohlc.high, ohlc.low, ohlc.close);
  }
  if (depth) {
    all.push(tick.oi, seconds(tick.last_trade_time), seconds(tick.exchange_timestamp));
    depth.buy.forEach((bid, n) => all.push(...level(bid), ...level(depth.sell[n])));
  }
  return all;
}

/** Nanoseconds a packet over at least so long; the sum keeps the work from being left out. */
function slice(ticker, frame, ms) {
  const start = process.hrtime.bigint();
  const end = start + BigInt(Math.ceil(ms * 1e6));
  let packets = 0;
  let now = start;
  while (now < end) {
    packets += ticker.parseBinary(frame).length;
    now = process.hrtime.bigint();
  }
  return Number(now - start) / packets;
}

function measure(ticker, frame, ms) {
  slice(ticker, frame, ms);
  const slices = Array.from({ length: SLICES }, () => slice(ticker, frame, ms / SLICES));
  return slices.sort((a, b) => a - b)[SLICES >> 1];
}

function main([framesFile, resultFile, ms]) {
  const ticker = new KiteTicker({ api_key: 'key', access_token: 'token' });
  const result = { node: process.version, client: version, frames: {} };
  for (const [name, text] of Object.entries(JSON.parse(fs.readFileSync(framesFile, 'utf8')))) {
    const bytes = Buffer.from(text, 'base64');
    const frame = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    result.frames[name] = {
      nsPerPacket: measure(ticker, frame, Number(ms)),
      packets: ticker.parseBinary(frame).map(values),
    };
  }
  fs.writeFileSync(resultFile, JSON.stringify(result));
}

main(process.argv.slice(2));
