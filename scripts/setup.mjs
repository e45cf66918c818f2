#!/usr/bin/env node
// Sets a fresh clone up: packages, Electron, system libraries, build. What is done already costs next to nothing.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIsCurrent, ensureBuild } from './lib/build.mjs';
import { electronIsReady, electronLaunch, ensureElectron } from './lib/electron.mjs';
import { alone } from './lib/lock.mjs';
import { installPackages, packagesAreCurrent } from './lib/packages.mjs';
import { main, Refusal } from './lib/say.mjs';
import { ensureSystemLibraries } from './lib/system.mjs';

export { electronLaunch };

function checkNode() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) {
    throw new Refusal(
      `Tandem needs Node 20 or newer and this is ${process.version}: install a newer Node and run the command again.`,
    );
  }
}

/**
 * Brings the checkout to where it can run, and answers how to start Electron.
 * `electron: false` leaves Electron and its system libraries alone, `build: false` the build.
 * `pdfTools: true` also sees to the programs that tests read PDFs with.
 */
export async function setUp({ electron = true, build = true, pdfTools = false } = {}) {
  checkNode();
  const ready = () => packagesAreCurrent() && (!electron || electronIsReady()) && (!build || buildIsCurrent());
  if (!ready()) {
    await alone(async () => {
      await installPackages();
      if (electron) await ensureElectron();
      if (build) await ensureBuild();
    });
  }
  if (electron) await ensureSystemLibraries({ pdfTools });
  return electron ? electronLaunch() : undefined;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await setUp({ pdfTools: true });
  });
}
