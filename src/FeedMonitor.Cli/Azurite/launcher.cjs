// Runs Azurite so that it ends with the process that started it, even if that one is killed: when standard input closes, it closes
// its servers and saves. Ctrl+C in the terminal reaches it as well as its parent; the parent decides when to stop, so it is ignored here.
// usage: node launcher.cjs PATH/azurite.js [azurite's arguments]
'use strict';

const main = process.argv[2];
process.argv.splice(1, 2, main);

const once = process.once.bind(process);
process.once = (event, listener) => (event === 'SIGINT' ? process : once(event, listener));
process.on('SIGINT', () => {});

// Azurite says that it closes, and nobody may be left to hear it: an error of that would end the process in the midst of saving.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const stop = () => {
  process.emit('SIGTERM', 'SIGTERM');
  // Keep-alive connections may hold the servers open.
  setTimeout(() => process.exit(0), 5000).unref();
};
process.stdin.on('end', stop);
process.stdin.on('error', stop);
process.stdin.resume();

// Most of a start would go into loading what sends telemetry, which nobody asks for anything when telemetry is off.
if (process.argv.includes('--disableTelemetry')) {
  const sender = findSender();
  if (sender) {
    require.cache[sender] = { id: sender, filename: sender, loaded: true, exports: {} };
  }
}

require(main);

function findSender() {
  try {
    return require.resolve('applicationinsights', { paths: [main] });
  } catch {
    // An Azurite that sends by something else, or nothing: it starts as it would.
    return undefined;
  }
}
