// Stands in for Electron's own default app: opens the app whose folder is on the command line.
// It is a module with a top-level await, so Electron holds back `ready` until the app's main file has run.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const isFolder = (argument) => statSync(argument, { throwIfNoEntry: false })?.isDirectory() === true;
const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-') && isFolder(argument));

if (folder === undefined) {
  console.error('Usage: electron [OPTIONS] FOLDER');
  app.exit(2);
} else {
  const place = path.resolve(folder);
  const {
    productName,
    name,
    version = '0.0.0',
    main = 'index.js',
  } = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  app.setName(productName ?? name);
  app.setVersion(version);
  app.setAppPath(place);
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
  }
  await import(pathToFileURL(path.join(place, main)).href);
}
