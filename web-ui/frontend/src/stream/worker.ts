import { Hub, type Port } from './hub';

/** The shared worker: one hub for every tab of this browser and this build. */
const scope = globalThis as unknown as { onconnect: (event: MessageEvent) => void };
const supported = typeof EventSource === 'function';
const hub = new Hub();
if (supported) {
  hub.start();
}

scope.onconnect = (event) => {
  const port = event.ports[0]!;
  if (supported) {
    hub.attach(port as unknown as Port);
  } else {
    port.postMessage({ kind: 'unsupported' });
  }
};
