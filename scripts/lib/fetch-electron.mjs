// Fetches the official Electron, as the electron package itself would, but gives up when nothing arrives.
// Run by set-up with the project's Node; exit code 0 when Electron is in place.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { inside } from './paths.mjs';

const firstByte = 15_000;
const stall = 60_000;

if (process.env.HTTPS_PROXY || process.env.https_proxy) process.env.ELECTRON_GET_USE_PROXY ??= 'true';

const installer = inside('node_modules', 'electron', 'install.js');
const require = createRequire(installer);
// A dependency of electron's, not of ours: found from where electron is.
const { downloadArtifact } = require(['@electron', 'get'].join('/'));
const { version } = require('./package.json');

const giveUp = new AbortController();
let watchdog = setTimeout(() => giveUp.abort(), firstByte);

try {
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums: require('./checksums.json'),
    cacheRoot: process.env.electron_config_cache,
    downloadOptions: {
      quiet: true,
      signal: giveUp.signal,
      getProgressCallback: async () => {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => giveUp.abort(), stall);
      },
    },
  });
  clearTimeout(watchdog);
} catch (error) {
  console.error(error?.cause?.code ?? error?.code ?? '', error?.message ?? error);
  process.exit(1);
}

// The archive is in Electron's cache now; its own installer unpacks it.
process.exit(spawnSync(process.execPath, [installer], { stdio: 'inherit' }).status ?? 1);
